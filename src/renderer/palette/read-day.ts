/** Local days; the last one does not belong to it. Ms since the epoch. */
export type Days = { readonly since: number; readonly until: number };

type Order = 'day-first' | 'month-first';

/** One day as people write it: `3 Nov`, `Nov 3, 2025`, `2026-11-03`, `3.11.`, `11/3`, and with `weekday` also `Monday`. */
export function readDay(text: string, now: number, locale: string): Days | undefined {
  const written = text.toLowerCase().replace(/\s+/g, ' ').trim();
  return readDigits(written, now, locale) ?? readMonthName(written, now, locale);
}

/** `Monday`: the last one, today included. */
export function readWeekday(text: string, now: number, locale: string): Days | undefined {
  const name = withoutDot(text.toLowerCase().trim());
  const wanted = namesOf('weekday', locale).get(name);
  if (wanted === undefined) return undefined;
  const today = new Date(now);
  const back = (today.getDay() - wanted + 7) % 7;
  return dayOf(today.getFullYear(), today.getMonth(), today.getDate() - back);
}

const byYear = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const byDots = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/;
const bySlashes = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/;

function readDigits(text: string, now: number, locale: string): Days | undefined {
  const iso = byYear.exec(text);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dots = byDots.exec(text);
  if (dots !== null) return dated(dots[3], Number(dots[2]), Number(dots[1]), now);
  const slashes = bySlashes.exec(text);
  if (slashes === null) return undefined;
  const [one, other] = [Number(slashes[1]), Number(slashes[2])];
  return orderOf(locale) === 'day-first'
    ? dated(slashes[3], other, one, now)
    : dated(slashes[3], one, other, now);
}

const dayThenMonth = /^(\d{1,2})(?:\.|st|nd|rd|th)? (?:de )?([\p{L}\p{M}]+)\.?,?(?: (?:de )?(\d{4}))?$/u;
const monthThenDay = /^([\p{L}\p{M}]+)\.? (\d{1,2})(?:\.|st|nd|rd|th)?,?(?: (\d{4}))?$/u;

function readMonthName(text: string, now: number, locale: string): Days | undefined {
  const first = dayThenMonth.exec(text);
  const [day, name, year] =
    first === null ? swapped(monthThenDay.exec(text)) : [first[1], first[2], first[3]];
  const month = name === undefined ? undefined : namesOf('month', locale).get(name);
  return month === undefined ? undefined : dated(year, month + 1, Number(day), now);
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match === null ? [] : [match[2], match[1], match[3]];
}

/** Without a year it is the last such day that has been. @param month from 1 */
function dated(year: string | undefined, month: number, day: number, now: number): Days | undefined {
  if (year !== undefined) return checked(Number(year.length === 2 ? `20${year}` : year), month, day);
  const thisYear = new Date(now).getFullYear();
  const days = checked(thisYear, month, day);
  return days === undefined || days.since > now ? checked(thisYear - 1, month, day) : days;
}

/** Undefined for what no calendar has, such as 31 April. */
function checked(year: number, month: number, day: number): Days | undefined {
  if (year < 1970 || year > 2199) return undefined;
  const date = new Date(year, month - 1, day);
  if (date.getMonth() !== month - 1 || date.getDate() !== day) return undefined;
  return dayOf(year, month - 1, day);
}

/** A day has 23 or 25 hours, too: its end is the next one's beginning. @param month from 0 */
function dayOf(year: number, month: number, day: number): Days {
  return { since: new Date(year, month, day).getTime(), until: new Date(year, month, day + 1).getTime() };
}

function orderOf(locale: string): Order {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(0);
  const at = (type: string): number => parts.findIndex((part) => part.type === type);
  return at('day') < at('month') ? 'day-first' : 'month-first';
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** Long and short, in this language and in English; months from 0, weekdays from Sunday as 0. */
function namesOf(part: 'month' | 'weekday', locale: string): ReadonlyMap<string, number> {
  const key = `${part} ${locale}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const names = new Map<string, number>();
  for (const language of ['en', locale])
    for (const shape of ['long', 'short'] as const) {
      // With a day, for some languages write the month otherwise then.
      const form = new Intl.DateTimeFormat(language, { [part]: shape, day: 'numeric', timeZone: 'UTC' });
      for (let n = 0; n < (part === 'month' ? 12 : 7); n += 1) {
        // 4 January 1970 was a Sunday.
        const date = part === 'month' ? Date.UTC(1970, n, 15) : Date.UTC(1970, 0, 4 + n);
        const name = form.formatToParts(date).find(({ type }) => type === part)?.value ?? '';
        names.set(withoutDot(name.toLowerCase()), n);
      }
    }
  known.set(key, names);
  return names;
}

const withoutDot = (name: string): string => name.replace(/\.$/, '');
