import { ownZoneMark } from '../shared/time-zone.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** `0:07`, `12:40`, `1:02:03`: how long something has been going on. */
export function elapsed(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / second));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = two(total % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** `22 sec`, `6 min`, `1 hr, 5 min`, in the reader's language. */
export function duration(milliseconds: number, locale: string): string {
  const total = Math.max(0, Math.round(milliseconds / second));
  const hours = Math.floor(total / 3600);
  const minutes = total < 60 ? 0 : Math.round((total % 3600) / 60);
  const parts = [
    ...(hours > 0 ? [unit(hours, 'hour', locale)] : []),
    ...(minutes > 0 ? [unit(minutes, 'minute', locale)] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : unit(total, 'second', locale);
}

function unit(value: number, name: 'hour' | 'minute' | 'second', locale: string): string {
  const key = `${locale} ${name}`;
  const known = units.get(key);
  const made = known ?? new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  if (known === undefined) units.set(key, made);
  return made.format(value);
}

/** The clock as this region writes it: `09:42` or `9:42 AM`. */
export function clockTime(at: number, locale: string): string {
  return clockFor(locale, 'minutes').format(at);
}

/** With seconds, for those who compare with another log. */
export function preciseTime(at: number, locale: string): string {
  return clockFor(locale, 'seconds').format(at);
}

/** With the weekday, or with the date. */
export function dayAndTime(at: number, day: 'weekday' | 'date', locale: string): string {
  return clockFor(locale, day).format(at);
}

const shapes = {
  minutes: { hour: 'numeric', minute: '2-digit', ...ownZoneMark },
  seconds: { hour: 'numeric', minute: '2-digit', second: '2-digit', ...ownZoneMark },
  weekday: { weekday: 'short', hour: 'numeric', minute: '2-digit', ...ownZoneMark },
  date: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...ownZoneMark },
} as const;

/** Making one takes far longer than using it, and a list draws many. */
const units = new Map<string, Intl.NumberFormat>();
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockFor(locale: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale} ${shape}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, shapes[shape]);
  clocks.set(key, made);
  return made;
}

/** A clock keeps the time zone in which it was made: for a computer that travels they are made anew. */
export function forgetClocks(): void {
  clocks.clear();
}

/** How many calendar days `at` lies before `now`, by the local calendar. */
export function daysBefore(at: number, now: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / day);
}

/** Ms until somebody should look whether another day has begun: at midnight, and before that for other time zones. */
export function nextDayLook(now: number): number {
  const date = new Date(now);
  const midnight = date.setHours(24, 0, 0, 0);
  return Math.min(midnight - now, minute);
}

/** `09:42`, or `Thu, 19 Nov, 09:42` where that was not today. */
export function savedTime(at: number, now: number, locale: string): string {
  if (daysBefore(at, now) <= 0) return clockTime(at, locale);
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, { ...day, hour: 'numeric', minute: '2-digit' }).format(at);
}

export type DayHeading = 'today' | 'yesterday' | { readonly date: string };

export function dayHeading(at: number, now: number, locale: string): DayHeading {
  const days = daysBefore(at, now);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const date = { weekday: 'short', day: 'numeric', month: 'long' } as const;
  const shape: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: 'long' } : isThisYear ? date : { ...date, year: 'numeric' };
  return { date: new Intl.DateTimeFormat(locale, shape).format(at) };
}
