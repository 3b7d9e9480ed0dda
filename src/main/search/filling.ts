import type { Clock } from '../clock.ts';
import type { History } from '../storage/history.ts';

/** Brings into the index what is not in it yet, bit by bit. */
export type Filling = {
  readonly begin: (store: History['search']) => void;
  /** The index may have been made anew meanwhile. */
  readonly wake: () => void;
  readonly end: () => void;
};

/** So few rows keep nobody waiting, not even a call that rings now: about four ms. */
const atOnce = 50;
const between = 20;
/** What was made anew while somebody looked for something. */
const afterSearch = 1_000;

/** @param told how many rows are still to come */
export function createFilling(clock: Clock, told: (left: number) => void): Filling {
  let store: History['search'] | undefined;
  let cancel: (() => void) | undefined;
  let left = 0;

  function step(): void {
    cancel = undefined;
    if (store === undefined) return;
    const next = store.fill(atOnce);
    if (next !== left) {
      left = next;
      told(left);
    }
    if (left > 0) cancel = clock.after(between, step);
  }

  return {
    begin: (next) => {
      cancel?.();
      store = next;
      cancel = clock.after(between, step);
    },
    wake: () => {
      if (store !== undefined) cancel ??= clock.after(afterSearch, step);
    },
    end: () => {
      cancel?.();
      cancel = undefined;
      store = undefined;
      if (left > 0) told(0);
      left = 0;
    },
  };
}
