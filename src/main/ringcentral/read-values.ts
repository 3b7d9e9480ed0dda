import { withoutControls } from '../../shared/plain-text.ts';

/**
 * Readers for values of unknown shape. They copy known fields into new objects and never walk what they do
 * not know, so `__proto__` keys and endless nesting have nothing to hold on to.
 */

export type Loose = Readonly<Record<string, unknown>>;

/** Set as soon as a part has a type it should not have. */
export type Damage = { damaged: boolean };

const longestText = 200;
const idPattern = /^[A-Za-z0-9_.:-]{1,80}$/;
const suspicious = /[^\u0020-\u007e\u00a0-\u00ff]/;

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readLoose(value: unknown, damage: Damage): Loose | undefined {
  if (isLoose(value)) return value;
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

/** Undefined for an empty text: the platform sends `""` where it knows nothing. */
export function readText(value: unknown, damage: Damage): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : cleanText(value);
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

/** Removes what could steer a terminal or turn text around, and cuts what no screen can show. */
function cleanText(text: string): string | undefined {
  if (text.length <= longestText && !suspicious.test(text)) return text;
  const cut =
    text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text.toWellFormed();
  const clean = withoutControls(cut).trim();
  return clean === '' ? undefined : clean;
}

/** The same id is a number in one resource and a string in another; inside the app it is always text. */
export function readId(value: unknown, damage: Damage): string | undefined {
  if (typeof value === 'string') {
    if (idPattern.test(value)) return value;
    if (value !== '') damage.damaged = true;
    return undefined;
  }
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

export function readFlag(value: unknown, damage: Damage): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

export function readCount(value: unknown, damage: Damage): number | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

export function readList(value: unknown, damage: Damage): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (value !== undefined && value !== null) damage.damaged = true;
  return undefined;
}

const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Ms since the epoch; undefined where it is no certain moment: no zone, 30 February, outside 2000 to 2100.
 * Old samples of the platform write the zone as `+0000`. A leap second counts as the second before.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  // Each event of a call says again when the call began.
  const known = timesRead.get(value);
  if (known !== undefined) return known;
  const time = parseTime(value);
  if (timesRead.size >= mostTimesKept) timesRead.clear();
  if (time !== undefined) timesRead.set(value, time);
  return time;
}

const timesRead = new Map<string, number>();
const mostTimesKept = 500;

function parseTime(value: string): number | undefined {
  const parts = timePattern.exec(value);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute] = [1, 2, 3, 4, 5].map((at) => Number(parts[at])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 2000 || year > 2100 || hour > 23 || minute > 59 || Number(parts[6]) > 60) return undefined;
  const second = Math.min(59, Number(parts[6]));
  const ms = Number((parts[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const back = new Date(utc);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return utc - zoneMinutes(parts[8] ?? 'Z') * 60_000;
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
