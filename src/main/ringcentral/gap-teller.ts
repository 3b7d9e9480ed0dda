import type { Clock } from '../clock.ts';

export type Gap = 'soft' | 'hard';

/** Says that events may have been missed. Gaps close together are told once, the harder one. */
export type GapTeller = { readonly tell: (gap: Gap) => void; readonly forget: () => void };

/** Reads after a gap must not come in a burst when several things go wrong at once. */
const spacingMs = 5_000;

export function createGapTeller(clock: Clock, listener: (gap: Gap) => void): GapTeller {
  let waiting: Gap | undefined;
  let lastAt = -Infinity;
  let cancel = (): void => undefined;

  function handOver(): void {
    const gap = waiting;
    if (gap === undefined) return;
    waiting = undefined;
    lastAt = clock.elapsed();
    listener(gap);
  }

  return {
    tell: (gap) => {
      waiting = waiting === 'hard' ? 'hard' : gap;
      const wait = Math.max(0, lastAt + spacingMs - clock.elapsed());
      cancel();
      if (wait === 0) handOver();
      else cancel = clock.after(Math.ceil(wait), handOver);
    },
    forget: () => {
      cancel();
      waiting = undefined;
    },
  };
}
