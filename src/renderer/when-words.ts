import type { I18n } from '@lingui/core';
import { clockTime, dayAndTime, daysBefore, duration } from './times.ts';

const minute = 60_000;

/** "4 min ago" under an hour, then the time, then day and time. */
export function whenWords(at: number, now: number, i18n: I18n): string {
  const passed = now - at;
  if (passed < 60 * minute && passed > -minute) {
    if (passed < 2_000) return i18n._({ id: 'when.now', message: 'just now' });
    // Whole minutes from the first one on, so that the words stand still.
    const time = duration(passed < minute ? passed : Math.floor(passed / minute) * minute, i18n.locale);
    return i18n._({ id: 'when.ago', message: '{time} ago', values: { time } });
  }
  return momentWords(at, now, i18n.locale);
}

/** "09:40" today, "Mon 09:40" this week, "12 Nov 09:40" before. */
export function momentWords(at: number, now: number, locale: string): string {
  const days = daysBefore(at, now);
  if (days === 0) return clockTime(at, locale);
  return dayAndTime(at, days > 0 && days < 7 ? 'weekday' : 'date', locale);
}
