import type { Clock } from '../../../src/main/clock.ts';

/**
 * One time for ten thousand companions. Tasks lie in a bucket for each second, so that a day with a hundred
 * million of them passes in a minute.
 */
export type FleetClock = Clock & {
  /** Something asynchronous was begun or answered: time stands still until nothing follows from it any more. */
  readonly stir: () => void;
  /** The same clock, for parts whose every task may answer somebody. */
  readonly stirring: Clock;
  /** @param until ms since the start */
  readonly run: (until: number) => Promise<void>;
};

type Task = { readonly at: number; readonly order: number; run: (() => void) | undefined };

const bucketMs = 1_000;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const earlier = (one: Task, other: Task): number => one.at - other.at || one.order - other.order;

/** @param start ms since the epoch */
export function createFleetClock(start: number): FleetClock {
  const buckets = new Map<number, Task[]>();
  let time = 0;
  let order = 0;
  let stirred = false;
  /** What is left of the second that runs now, in order. */
  let current: Task[] = [];
  let next = 0;
  let running = -1;

  function add(task: Task): void {
    const bucket = Math.floor(task.at / bucketMs);
    if (bucket === running) {
      insert(task);
      return;
    }
    const tasks = buckets.get(bucket);
    if (tasks === undefined) buckets.set(bucket, [task]);
    else tasks.push(task);
  }

  function insert(task: Task): void {
    let low = next;
    let high = current.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = current[middle];
      if (other !== undefined && earlier(other, task) <= 0) low = middle + 1;
      else high = middle;
    }
    current.splice(low, 0, task);
  }

  async function settle(): Promise<void> {
    while (stirred) {
      stirred = false;
      await nextTurn();
    }
  }

  async function runSecond(bucket: number, until: number): Promise<void> {
    running = bucket;
    current = (buckets.get(bucket) ?? []).sort(earlier);
    buckets.delete(bucket);
    for (next = 0; next < current.length;) {
      const task = current[next];
      if (task === undefined || task.at > until) break;
      next += 1;
      time = Math.max(time, task.at);
      task.run?.();
      if (stirred) await settle();
    }
    // What is due after the end of this run goes back.
    const left = current.slice(next);
    running = -1;
    for (const task of left) add(task);
  }

  const clock: Clock = {
    now: () => start + time,
    elapsed: () => time,
    after: (ms, run) => {
      const task: Task = { at: time + Math.max(0, ms), order: (order += 1), run };
      add(task);
      return () => {
        task.run = undefined;
      };
    },
  };

  return {
    ...clock,
    stir: () => {
      stirred = true;
    },
    stirring: {
      ...clock,
      after: (ms, run) =>
        clock.after(ms, () => {
          stirred = true;
          run();
        }),
    },
    run: async (until) => {
      await settle();
      for (let bucket = Math.floor(time / bucketMs); bucket * bucketMs <= until; bucket += 1) {
        if (buckets.has(bucket)) await runSecond(bucket, until);
      }
      time = Math.max(time, until);
    },
  };
}
