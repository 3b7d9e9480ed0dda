import type { Chance, Clock } from '../../src/main/clock.ts';
import { createRandom, createVirtualClock, type DrivenClock } from '../../src/simulator/clock.ts';

/** One time for the platform's edge and the simulator, pushed by hand. */
export type PlatformClock = Clock & {
  readonly driven: DrivenClock;
  /** Moves on by `ms` and lets promises settle after each task that falls due. */
  readonly run: (ms: number) => Promise<void>;
  /** Lets promises and the few real timers inside the platform's packages settle; time stands still. */
  readonly settle: () => Promise<void>;
  /** Moves on in steps until it is so; fails after `limit` ms of this clock. */
  readonly until: (isSo: () => boolean, limit?: number) => Promise<void>;
  /** Runs time until the promise settles, and answers as it does. */
  readonly whileWaiting: <Result>(promise: Promise<Result>, limit?: number) => Promise<Result>;
  /** Sets the wall clock off by so much; the monotonic clock does not see it. */
  readonly jump: (ms: number) => void;
};

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const shortTimer = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
const realTimers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

/** Real ms after which a real timer is held for one of the test runner's own. */
const realTimerLimit = 500;

/** Waits until no more real timers run than `usual`: hours of this clock must not pass within one of them. */
async function realTimersDone(usual: number): Promise<void> {
  for (let waited = 0; realTimers() > usual && waited < realTimerLimit; waited += 2) await shortTimer();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  // The SDK waits one real timer before each refresh.
  await shortTimer();
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
}

/** ms of this clock that may pass before the real timers are looked at: less than any limit of the app. */
const longestStep = 2_000;

/** @param options.uptime ms that the computer has been running, as its monotonic clock says */
export function createPlatformClock(
  options: { seed?: number; start?: number; uptime?: number } = {},
): PlatformClock {
  const driven = createVirtualClock(options);
  const start = driven.now() - (options.uptime ?? 0);
  let offset = 0;

  async function until(isSo: () => boolean, limit = 300_000): Promise<void> {
    const end = driven.now() + limit;
    await settle();
    for (let step = 0; !isSo(); step += 1) {
      if (driven.now() >= end) throw new Error(`not so after ${limit} ms`);
      await driven.advanceAndSettle(100);
      if (step % 5 === 0) await shortTimer();
    }
  }

  return {
    driven,
    now: () => driven.now() + offset,
    elapsed: () => driven.now() - start,
    after: (ms, task) => {
      const cancel = driven.after(ms, task);
      return cancel;
    },
    run: async (ms) => {
      await settle();
      let usual = realTimers();
      for (let left = ms; left > 0; left -= longestStep) {
        await driven.advanceAndSettle(Math.min(left, longestStep));
        usual = Math.min(usual, realTimers());
        await realTimersDone(usual);
      }
      await settle();
    },
    settle,
    until,
    whileWaiting: async (promise, limit) => {
      let settled = false;
      const noted = promise.finally(() => (settled = true));
      noted.catch(() => undefined);
      await until(() => settled, limit);
      return noted;
    },
    jump: (ms) => {
      offset += ms;
    },
  };
}

/** Chance from a seed. */
export function createSeededChance(seed = 1): Chance {
  const fraction = createRandom(seed);
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256));
  return {
    fraction,
    bytes,
    uuid: () =>
      Buffer.from(bytes(16))
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  };
}
