import type { I18n } from '@lingui/core';
import type { OwnPhone } from '../../shared/ring-out.ts';
import type { PhoneRule } from '../../shared/settings.ts';
import { listWords } from '../call-words.ts';

/** Any Sunday, so that the days of a week can be named. */
const someSunday = Date.UTC(2026, 10, 15);
const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;

/** "On Mon, Tue and Wed from 6:00 PM to 8:00 AM: Mobile". */
export function ruleSentence(rule: PhoneRule, phones: readonly OwnPhone[], i18n: I18n): string {
  const phone =
    phones.find(({ id }) => id === rule.phoneId)?.label ??
    i18n._({ id: 'callsPage.gone', message: 'A phone that is not there now' });
  const { when } = rule;
  if (when.kind === 'network') {
    const values = { network: `\u2066${when.subnet}\u2069`, phone };
    return i18n._({ id: 'rule.network', message: 'On the network {network}: {phone}', values });
  }
  const { locale } = i18n;
  const from = minuteWords(when.from, locale);
  const to = minuteWords(when.to, locale);
  if (when.days.length === 7)
    return i18n._({
      id: 'rule.everyDay',
      message: 'Every day from {from} to {to}: {phone}',
      values: { from, to, phone },
    });
  const days = listWords(
    weekOrder(locale).flatMap((each) => (when.days.includes(each) ? [dayName(each, locale, 'short')] : [])),
    i18n,
  );
  const isWholeDay = when.from === 0 && when.to === 24 * 60;
  if (isWholeDay)
    return i18n._({ id: 'rule.allDay', message: 'On {days}, all day: {phone}', values: { days, phone } });
  return i18n._({
    id: 'rule.days',
    message: 'On {days} from {from} to {to}: {phone}',
    values: { days, from, to, phone },
  });
}

export function minuteWords(minutes: number, locale: string): string {
  const shape = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, shape).format(someSunday + minutes * minute);
}

/** @param index 0 = Sunday */
export function dayName(index: number, locale: string, weekday: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(someSunday + index * day);
}

/** The days, 0 = Sunday, in the order in which this language's weeks run. */
export function weekOrder(locale: string): readonly number[] {
  // ECMA-402 counts Monday as 1 and Sunday as 7.
  const first = new Intl.Locale(locale).getWeekInfo().firstDay % 7;
  return Array.from({ length: 7 }, (_, index) => (first + index) % 7);
}
