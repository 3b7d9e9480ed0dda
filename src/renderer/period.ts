import type { FaxQuery } from '../shared/fax.ts';

/** Days of this computer's calendar as `2026-11-20`; empty where there is no end on that side. */
export type Period = { readonly from: string; readonly to: string };

export const anyTime: Period = { from: '', to: '' };

export type PeriodBounds = Pick<FaxQuery, 'since' | 'until'>;

/** Both days belong to it, from midnight to midnight. */
export function periodBounds({ from, to }: Period): PeriodBounds {
  const since = midnight(from, 0);
  const until = midnight(to, 1);
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until: until - 1 }),
  };
}

export function isWithin(at: number, { since = -Infinity, until = Infinity }: PeriodBounds): boolean {
  return at >= since && at <= until;
}

/** @param days after it. A day has not always 24 hours, so the calendar counts. */
function midnight(day: string, days: number): number | undefined {
  const read = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (read === null) return undefined;
  return new Date(Number(read[1]), Number(read[2]) - 1, Number(read[3]) + days).getTime();
}
