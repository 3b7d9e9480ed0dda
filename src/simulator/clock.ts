import { randomInt } from 'node:crypto';
import type { SimulatorClock } from './world-types.ts';

/** A clock that can also be pushed forward by hand. */
export type DrivenClock = SimulatorClock & {
  /** Moves time on by `ms`, running what falls due on the way, in order. Promises settle only after it returns. */
  readonly advance: (ms: number) => void;
  /** The same, and lets promises settle between one task and the next. */
  readonly advanceAndSettle: (ms: number) => Promise<void>;
  /** How many tasks wait. */
  readonly pending: () => number;
  /** Forgets every waiting task. */
  readonly close: () => void;
};

type Task = { readonly at: number; readonly order: number; readonly run: () => void };

/** Small, fast and good enough for dice: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Waiting tasks by due time, first come first served within a millisecond. */
function createTaskQueue() {
  const tasks: Task[] = []; // latest first, so that the next one is popped from the end
  return {
    tasks,
    add(task: Task) {
      let low = 0;
      let high = tasks.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = tasks[middle];
        if (other && (other.at > task.at || (other.at === task.at && other.order > task.order)))
          low = middle + 1;
        else high = middle;
      }
      tasks.splice(low, 0, task);
    },
    remove(task: Task) {
      const index = tasks.indexOf(task);
      if (index >= 0) tasks.splice(index, 1);
    },
    next: () => tasks.at(-1),
  };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function createDrivenClock(
  seed: number,
  setNow: (at: number) => void,
  now: () => number,
  arm: (at?: number) => void,
) {
  const queue = createTaskQueue();
  const random = createRandom(seed);
  let order = 0;
  const takeDue = (until: number): Task | undefined => {
    const task = queue.next();
    if (!task || task.at > until) return undefined;
    queue.tasks.pop();
    if (task.at > now()) setNow(task.at);
    return task;
  };
  const finish = (until: number) => {
    if (until > now()) setNow(until);
    arm(queue.next()?.at);
  };
  return {
    now,
    random,
    after(ms: number, run: () => void) {
      const task = { at: now() + Math.max(0, ms), order: order++, run };
      queue.add(task);
      arm(queue.next()?.at);
      return () => queue.remove(task);
    },
    advance(ms: number) {
      const until = now() + ms;
      for (let task = takeDue(until); task; task = takeDue(until)) task.run();
      finish(until);
    },
    async advanceAndSettle(ms: number) {
      const until = now() + ms;
      await settle();
      for (let task = takeDue(until); task; task = takeDue(until)) {
        task.run();
        await settle();
      }
      finish(until);
    },
    pending: () => queue.tasks.length,
    close() {
      queue.tasks.length = 0;
      arm(undefined);
    },
  } satisfies DrivenClock;
}

/** Time that stands still until it is pushed: a month passes in seconds, the same way for the same seed. */
export function createVirtualClock(options: { seed?: number; start?: number } = {}): DrivenClock {
  let current = options.start ?? Date.UTC(2026, 8, 14, 9, 0, 0);
  return createDrivenClock(
    options.seed ?? 1,
    (at) => (current = at),
    () => current,
    () => undefined,
  );
}

const longestTimer = 2 ** 31 - 1;

/** The computer's time; `advance` skips ahead, for people who do not want to wait an hour for a token to expire. */
export function createRealClock(options: { seed?: number } = {}): DrivenClock {
  let skipped = 0;
  let timer: NodeJS.Timeout | undefined;
  const now = () => Date.now() + skipped;
  const arm = (at?: number) => {
    clearTimeout(timer);
    timer = undefined;
    if (at === undefined) return;
    // A listening server keeps the process alive; a waiting task alone does not.
    timer = setTimeout(() => clock.advance(0), Math.min(longestTimer, Math.max(0, at - now()))).unref();
  };
  const setNow = (at: number) => (skipped += Math.max(0, at - now()));
  const clock = createDrivenClock(options.seed ?? randomInt(2 ** 32), setNow, now, arm);
  return clock;
}
