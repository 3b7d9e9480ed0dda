import type { Clock } from '../../src/main/clock.ts';

export type StillClock = Clock & {
  /** Lets `ms` pass; what comes due runs in order. */
  readonly pass: (ms: number) => void;
  /** Sets the wall clock without time passing. */
  readonly jumpTo: (now: number) => void;
  readonly pending: () => number;
};

/** Time that stands still until it is told to pass. */
export function createStillClock(startsAt: number): StillClock {
  let now = startsAt;
  let elapsed = 1_000_000;
  let tasks: { readonly at: number; readonly task: () => void }[] = [];

  function pass(ms: number): void {
    const until = elapsed + ms;
    for (;;) {
      const next = tasks.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      tasks = tasks.filter((each) => each !== next);
      now += next.at - elapsed;
      elapsed = next.at;
      next.task();
    }
    now += until - elapsed;
    elapsed = until;
  }

  return {
    now: () => now,
    elapsed: () => elapsed,
    after: (ms, task) => {
      const entry = { at: elapsed + Math.max(0, ms), task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((each) => each !== entry);
      };
    },
    pass,
    jumpTo: (time) => {
      now = time;
    },
    pending: () => tasks.length,
  };
}
