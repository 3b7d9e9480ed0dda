import type { Clock } from '../clock.ts';
import { believable } from './lateness.ts';

/** The platform's time, as far as its answers and its events tell it. */
export type ServerTime = {
  /** Ms since the epoch. */
  readonly now: () => number;
  /** An event bears this time stamp, ms since the epoch. */
  readonly heard: (stamp: number | undefined) => void;
};

/** Ms by which the date of the answers may lie behind the stamps of events before it is not believed. */
const dateBelieved = 60_000;

/**
 * Follows the date of the platform's answers, but never runs far back behind what its events were stamped: a date that
 * is wrong for a while would make old word new.
 */
export function createServerTime(
  clock: Pick<Clock, 'now' | 'elapsed'>,
  offset: () => number | undefined,
): ServerTime {
  let newest: { readonly stamp: number; readonly at: number } | undefined;

  function now(): number {
    const dated = clock.now() + (offset() ?? 0);
    const stamped = newest === undefined ? -Infinity : newest.stamp + clock.elapsed() - newest.at;
    return stamped - dated > dateBelieved ? stamped : dated;
  }

  return {
    now,
    heard: (stamp) => {
      if (stamp === undefined || believable(stamp, now()) !== stamp) return;
      const at = clock.elapsed();
      if (newest === undefined || stamp > newest.stamp + at - newest.at) newest = { stamp, at };
    },
  };
}
