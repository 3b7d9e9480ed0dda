import type { I18n } from '@lingui/core';
import type { CallReminder } from '../../shared/call-reminder.ts';
import { clockTime } from '../times.ts';
import { momentWords } from '../when-words.ts';
import type { RemindTime } from './remind-times.ts';

/** A choice of the menu, with the clock it stands for. */
export function remindTimeWords({ kind, at }: RemindTime, i18n: I18n): string {
  const time = clockTime(at, i18n.locale);
  switch (kind) {
    case 'hour':
      return i18n._({ id: 'remind.hour', message: 'In an hour, {time}', values: { time } });
    case 'afternoon':
      return i18n._({ id: 'remind.afternoon', message: 'This afternoon, {time}', values: { time } });
    case 'tomorrow':
      return i18n._({ id: 'remind.tomorrow', message: 'Tomorrow, {time}', values: { time } });
  }
}

export function withoutTimeWords(i18n: I18n): string {
  return i18n._({ id: 'remind.withoutTime', message: 'Without a time' });
}

/** Where a reminder stands: "Call back at 14:00", "Call back now". */
export function reminderWords({ state, at, doneAt }: CallReminder, now: number, i18n: I18n): string {
  switch (state) {
    case 'listed':
      return i18n._({ id: 'remind.listed', message: 'To call back' });
    case 'waiting':
      return at === undefined
        ? i18n._({ id: 'remind.listed', message: 'To call back' })
        : i18n._({
            id: 'remind.waiting',
            message: 'Call back: {time}',
            values: { time: aheadWords(at, now, i18n.locale) },
          });
    case 'due':
      return at === undefined
        ? i18n._({ id: 'remind.due', message: 'Call back now' })
        : i18n._({
            id: 'remind.dueSince',
            message: 'Call back now, due {time}',
            values: { time: momentWords(at, now, i18n.locale) },
          });
    case 'done':
      return doneAt === undefined
        ? i18n._({ id: 'remind.done', message: 'Called back' })
        : i18n._({
            id: 'remind.doneAt',
            message: 'Done {time}',
            values: { time: momentWords(doneAt, now, i18n.locale) },
          });
  }
}

/** What lies ahead names its day unless it is today. */
function aheadWords(at: number, now: number, locale: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return clockTime(at, locale);
  const shape = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat(locale, shape).format(at);
}
