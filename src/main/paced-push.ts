import type { Clock } from './clock.ts';

export type PacedPush = {
  /** There is something new to send. */
  readonly wanted: () => void;
  readonly close: () => void;
};

/** Sending may take up at most one part in so many of the process's time. */
const share = 20;
const longestWaitMs = 100;
/** Ms of pauses that may be owed: what a button was pressed for often comes right behind what the press itself changed. */
const owedAtMost = 70;

/**
 * Sends snapshots to the windows: a few changes in a row at once, in a flood only as often as leaves time for everything
 * else. A snapshot is copied whole for each window, so the more it holds the longer the pause that is owed for it.
 */
export function createPacedPush(clock: Pick<Clock, 'elapsed' | 'after'>, send: () => void): PacedPush {
  let restsUntil = -Infinity;
  let cancel: (() => void) | undefined;

  function sendNow(): void {
    cancel = undefined;
    const before = clock.elapsed();
    send();
    const after = clock.elapsed();
    restsUntil = Math.max(restsUntil, after) + Math.min(longestWaitMs, (after - before) * (share - 1));
  }

  return {
    wanted: () => {
      if (cancel !== undefined) return;
      const wait = restsUntil - owedAtMost - clock.elapsed();
      if (wait > 0) cancel = clock.after(Math.ceil(wait), sendNow);
      else sendNow();
    },
    close: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
