import type { Clock } from '../clock.ts';

/** By this computer's clock, ms since the epoch. */
export type SleepSpan = { readonly from: number; readonly until: number };

/** The last time this computer slept, until what came meanwhile has been told. */
export type Sleep = {
  readonly fell: (at: number) => void;
  /** False where it did not sleep. */
  readonly woke: () => boolean;
  /** The sleep, once, when the call log must have all of its calls. */
  readonly takeLogged: () => SleepSpan | undefined;
  readonly forget: () => void;
};

/** Ms after waking up at which the records of the last calls of the sleep are there. */
export const isLoggedAfter = 35_000;

export function createSleep(clock: Pick<Clock, 'now'>): Sleep {
  let from: number | undefined;
  let until: number | undefined;

  function forget(): void {
    from = undefined;
    until = undefined;
  }

  return {
    fell: (at) => {
      from ??= at;
      until = undefined;
    },
    woke: () => {
      if (from === undefined) return false;
      until = clock.now();
      return true;
    },
    takeLogged: () => {
      if (from === undefined || until === undefined || clock.now() - until < isLoggedAfter) return undefined;
      const span = { from, until };
      forget();
      return span;
    },
    forget,
  };
}
