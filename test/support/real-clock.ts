import type { Clock } from '../../src/main/clock.ts';

/** This computer's own time, for what really travels through it. */
export const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
