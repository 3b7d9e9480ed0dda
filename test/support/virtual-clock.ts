import { createRandom, type DrivenClock } from '../../src/simulator/clock.ts';
import type { PlatformClock } from './platform-clock.ts';
import { createTaskHeap } from './virtual-tasks.ts';

/** The real one, from before anybody put another in its place. */
const realImmediate = setImmediate;

export type VirtualClock = PlatformClock & {
  /** In the next turn, before any timer: what `setImmediate` means. Calling the answer takes it back. */
  readonly soon: (task: () => void) => () => void;
  /** Called before every turn; must be quick. */
  readonly onTurn: (listener: () => void) => void;
  /** How many tasks have run. */
  readonly turns: () => number;
};

export type VirtualClockOptions = {
  readonly seed: number;
  /** Ms since the epoch. */
  readonly start: number;
  /** A task threw: in a real process that would have been its end. */
  readonly onThrown: (error: unknown) => void;
};

/** Somebody who waits for a time, or for something to become so before it. */
type Waiter = { readonly until: number; readonly isSo: () => boolean; readonly go: () => void };

/**
 * Time for a whole process. One task runs, then the event loop turns once, so that everything that follows from the
 * task (promises, ticks, streams) has happened before time moves on. No task waits for anything real.
 */
export function createVirtualClock({ seed, start, onThrown }: VirtualClockOptions): VirtualClock {
  const heap = createTaskHeap();
  const random = createRandom(seed);
  const immediates: { task: (() => void) | undefined }[] = [];
  const waiters = new Set<Waiter>();
  let now = start;
  let offset = 0;
  let turns = 0;
  let isTurning = false;
  let onTurn: () => void = () => undefined;

  function run(task: () => void): void {
    turns += 1;
    try {
      task();
    } catch (error) {
      onThrown(error);
    }
  }

  /** The next task that is due until then. */
  function takeDue(until: number): (() => void) | undefined {
    const at = heap.nextAt();
    if (at === undefined || at > until) return undefined;
    now = Math.max(now, at);
    return heap.take();
  }

  /** Who need not wait any longer: it has become so, or nothing is due before their time is over. */
  function findServed(): Waiter | undefined {
    const next = heap.nextAt() ?? Infinity;
    let first: Waiter | undefined;
    for (const waiter of waiters) {
      if (waiter.isSo()) return waiter;
      if (waiter.until < next && waiter.until < (first?.until ?? Infinity)) first = waiter;
    }
    return first;
  }

  function step(): void {
    const soon = immediates.shift();
    if (soon !== undefined) {
      if (soon.task !== undefined) run(soon.task);
      return;
    }
    const served = findServed();
    if (served !== undefined) {
      waiters.delete(served);
      if (!served.isSo()) now = Math.max(now, served.until);
      served.go();
      return;
    }
    const task = takeDue(Infinity);
    if (task !== undefined) run(task);
  }

  function turn(): void {
    onTurn();
    step();
    // Whoever was served may wait again before this turn is over.
    realImmediate(() => {
      if (waiters.size > 0) turn();
      else isTurning = false;
    });
  }

  function wait(until: number, isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      waiters.add({ until, isSo, go: resolve });
      if (isTurning) return;
      isTurning = true;
      realImmediate(turn);
    });
  }

  const never = (): boolean => false;
  const runFor = (ms: number): Promise<void> => wait(now + ms, never);

  async function until(isSo: () => boolean, limit = 300_000): Promise<void> {
    await wait(now + limit, isSo);
    if (!isSo()) throw new Error(`not so after ${limit} ms`);
  }

  const driven: DrivenClock = {
    now: () => now,
    random,
    after: (ms, task) => heap.add(now + Math.max(0, Math.ceil(ms)), task),
    advance: (ms) => {
      const end = now + ms;
      for (let task = takeDue(end); task !== undefined; task = takeDue(end)) run(task);
      now = end;
    },
    advanceAndSettle: runFor,
    pending: heap.size,
    close: heap.clear,
  };

  return {
    driven,
    now: () => now + offset,
    elapsed: () => now - start,
    after: driven.after,
    run: runFor,
    settle: () => runFor(0),
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
    soon: (task) => {
      const entry: { task: (() => void) | undefined } = { task };
      immediates.push(entry);
      return () => {
        entry.task = undefined;
      };
    },
    onTurn: (listener) => {
      onTurn = listener;
    },
    turns: () => turns,
  };
}
