import type { I18n } from '@lingui/core';
import type { FaxParty, FaxResolution, FaxSentTo } from '../../shared/fax.ts';
import { ownZoneMark } from '../../shared/time-zone.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { daysBefore } from '../times.ts';

/** Whoever is on the other side: by name, else the number. Names are chosen by strangers. */
export function faxPartyTitle({ identity, number, shown }: FaxParty, i18n: I18n): string {
  const title = withoutControls(identity?.name ?? (shown === '' ? (number?.shown ?? '') : shown));
  return title === '' ? i18n._({ id: 'fax.noNumber', message: 'Number not known' }) : title;
}

/** True where the title is digits, which always read from left to right. */
export function faxTitleIsNumber({ identity, shown }: FaxParty): boolean {
  return identity === undefined && /^[+(\d]/.test(shown);
}

/** "Mercy Clinic", "Mercy Clinic and 2 more". */
export function recipientsTitle(to: readonly FaxSentTo[], i18n: I18n): string {
  const [first] = to;
  if (first === undefined) return i18n._({ id: 'fax.nobody', message: 'Nobody yet' });
  const name = faxPartyTitle(first, i18n);
  if (to.length === 1) return name;
  return i18n._({
    id: 'fax.andMore',
    message: '{name} and {count, plural, other {# more}}',
    values: { name, count: to.length - 1 },
  });
}

export function pagesWords(pages: number | undefined, i18n: I18n): string | undefined {
  if (pages === undefined || pages === 0) return undefined;
  return i18n._({
    id: 'fax.pages',
    message: '{count, plural, one {# page} other {# pages}}',
    values: { count: pages },
  });
}

export function resolutionWords(resolution: FaxResolution, i18n: I18n): string {
  return resolution === 'High'
    ? i18n._({ id: 'fax.fine', message: 'Fine, 200 dpi' })
    : i18n._({ id: 'fax.standard', message: 'Standard, 100 dpi' });
}

/** When it is due: "09:00" today, "Thu 09:00" within a week, else with the date. */
export function dueTime(at: number, now: number, locale: string): string {
  const days = -daysBefore(at, now);
  const day: Intl.DateTimeFormatOptions =
    days === 0 ? {} : days > 0 && days < 7 ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, {
    ...day,
    hour: 'numeric',
    minute: '2-digit',
    ...ownZoneMark,
  }).format(at);
}

/** Whole, for a record that is kept: date, time and zone. */
export function fullTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
  }).format(at);
}

/** "212 kB", "2.4 MB": thousands, as files are counted on the screen. */
export function bytesWords(bytes: number, locale: string): string {
  const isLarge = bytes >= 999_500;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', unitDisplay: 'short' },
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(bytes / (isLarge ? 1e6 : 1000));
}

/** Whole percent of what has gone; 100 only when all of it has. */
export function percentSent(bytesSent: number, bytes: number): number {
  if (bytes <= 0) return 0;
  return Math.min(100, Math.max(0, Math.floor((bytesSent * 100) / bytes)));
}
