import type { Period } from './filter-words.ts';
import type { Days } from './read-day.ts';

/** From its first day to now or to its last. Ms since the epoch, by the local calendar. */
export function daysOf(period: Period, now: number, locale: string): Days {
  const date = new Date(now);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const at = (of: number, dayOfMonth: number): number => new Date(year, of, dayOfMonth).getTime();
  const monday = day - ((date.getDay() - firstOfWeek(locale) + 7) % 7);
  switch (period) {
    case 'today':
      return { since: at(month, day), until: at(month, day + 1) };
    case 'yesterday':
      return { since: at(month, day - 1), until: at(month, day) };
    case 'this-week':
      return { since: at(month, monday), until: at(month, monday + 7) };
    case 'last-week':
      return { since: at(month, monday - 7), until: at(month, monday) };
    case 'this-month':
      return { since: at(month, 1), until: at(month + 1, 1) };
    case 'last-month':
      return { since: at(month - 1, 1), until: at(month, 1) };
  }
}

/** 0 is Sunday. Not every engine has it, and not every type of it says so. */
function firstOfWeek(locale: string): number {
  const week: { readonly getWeekInfo?: () => { readonly firstDay: number } } = new Intl.Locale(locale);
  return (week.getWeekInfo?.().firstDay ?? monday) % 7;
}

const monday = 1;
