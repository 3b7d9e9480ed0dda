import type { Clock } from '../../src/main/clock.ts';

/** The app's time on a computer that can fall asleep and lose its power. */
export type ComputerClock = Clock & {
  /** Timers stand still, and so does monotonic time; the wall clock goes on. */
  readonly sleep: () => void;
  /** What came due meanwhile happens now, in order. */
  readonly wake: () => void;
  /** Nothing happens any more. */
  readonly die: () => void;
};

export function createComputerClock(clock: Clock): ComputerClock {
  let asleepSince: number | undefined;
  let slept = 0;
  let isDead = false;
  let overdue: (() => void)[] = [];
  return {
    now: clock.now,
    elapsed: () => (asleepSince ?? clock.elapsed()) - slept,
    after: (ms, task) => {
      let isCancelled = false;
      const run = (): void => {
        if (!isCancelled && !isDead) task();
      };
      const cancel = clock.after(ms, () => (asleepSince === undefined ? run() : overdue.push(run)));
      return () => {
        isCancelled = true;
        cancel();
      };
    },
    sleep: () => {
      asleepSince = clock.elapsed();
    },
    wake: () => {
      slept += clock.elapsed() - (asleepSince ?? clock.elapsed());
      asleepSince = undefined;
      const tasks = overdue;
      overdue = [];
      for (const task of tasks) task();
    },
    die: () => {
      isDead = true;
    },
  };
}
