import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Chance, Clock } from '../clock.ts';

/** The computer's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, Math.min(ms, longestTimer));
    return () => clearTimeout(timer);
  },
};

/** Node fires a longer timer at once. */
const longestTimer = 2 ** 31 - 1;

/** The computer's own chance, fit for secrets. */
export const systemChance: Chance = {
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
  bytes: (length) => randomBytes(length),
  uuid: () => randomUUID(),
};
