import type { Clock } from './clock.ts';

export type PacedPush = {
  /** There is something new to send. */
  readonly wanted: () => void;
  readonly close: () => void;
};

/** Sending may take up at most one part in so many of the process's time. */
const share = 20;
const longestWaitMs = 100;

/**
 * Sends snapshots to the windows: a lone change at once, in a flood only as often as leaves time for everything else.
 * A snapshot is copied whole for each window, so the more it holds the longer the pause after it.
 */
export function createPacedPush(clock: Pick<Clock, 'elapsed' | 'after'>, send: () => void): PacedPush {
  let restsUntil = -Infinity;
  let cancel: (() => void) | undefined;

  function sendNow(): void {
    cancel = undefined;
    const before = clock.elapsed();
    send();
    const after = clock.elapsed();
    restsUntil = after + Math.min(longestWaitMs, (after - before) * (share - 1));
  }

  return {
    wanted: () => {
      if (cancel !== undefined) return;
      const wait = restsUntil - clock.elapsed();
      if (wait > 0) cancel = clock.after(Math.ceil(wait), sendNow);
      else sendNow();
    },
    close: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
