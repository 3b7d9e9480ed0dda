import { longestSearch, type SearchGroup, searchGroups, type SearchQuery } from '../../shared/search.ts';
import type { FilterName, FilterWords, Period } from './filter-words.ts';
import { type Days, readDay, readWeekday } from './read-day.ts';
import { daysOf } from './read-period.ts';

/** Where in the typed text something stands. */
export type Span = { readonly from: number; readonly to: number };

export type Filter = Span &
  (
    | { readonly kind: 'from' | 'to'; readonly whom: string }
    | { readonly kind: 'missed' | 'in' | 'out' | 'call' | 'fax' | 'note' }
    /** Ms since the epoch; `until` does not belong to it. */
    | { readonly kind: 'time'; readonly since?: number; readonly until?: number }
  );

/** `>` commands, `@` people, `#` numbers, `/` settings; everything without. */
export type Scope = 'everything' | 'commands' | 'people' | 'numbers' | 'settings';

export type Typed = {
  readonly scope: Scope;
  /** All of it but the scope's sign, as commands are looked for. */
  readonly whole: string;
  /** What is left beside the filters. */
  readonly words: string;
  readonly filters: readonly Filter[];
};

const scopes: Readonly<Record<string, Scope | undefined>> = {
  '>': 'commands',
  '@': 'people',
  '#': 'numbers',
  '/': 'settings',
};

type Token = Span & { readonly text: string; readonly isQuoted: boolean };

/** A word, a text between quotes, or both: `from:"Ann Lee"`. The last quote may be missing. */
const token = /([^\s":]+:)?"[^"]*"?|\S+/gu;

/** Reads what stands in the box. Any text at all is read as something, most of it as plain words. */
export function readTyped(typed: string, now: number, words: FilterWords): Typed {
  const start = typed.search(/\S/u);
  const scope = scopes[typed[start] ?? ''];
  if (scope !== undefined) {
    const rest = typed.slice(start + 1).trim();
    return { scope, whole: rest, words: rest, filters: [] };
  }
  const text = typed.slice(0, longestTyped);
  const tokens: readonly Token[] = Array.from(text.matchAll(token), (match) => ({
    text: match[0],
    isQuoted: match[0].startsWith('"'),
    ...{ from: match.index, to: match.index + match[0].length },
  }));
  const filters: Filter[] = [];
  const left: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = filterAt(tokens, at, { now, words, end: typed.length });
    const one = tokens[at];
    if (found !== undefined) filters.push(found.filter);
    else if (one !== undefined) left.push(one.text.replaceAll('"', ' ').trim());
    at += found?.length ?? 1;
  }
  return { scope: 'everything', whole: text.trim(), words: left.join(' ').trim(), filters };
}

/** Nobody types as much; what is pasted beyond is not read. */
const longestTyped = 2 * longestSearch;

type Reading = { readonly now: number; readonly words: FilterWords; readonly end: number };
type Found = { readonly filter: Filter; readonly length: number };

function filterAt(tokens: readonly Token[], at: number, reading: Reading): Found | undefined {
  const first = tokens[at];
  if (first === undefined || first.isQuoted) return undefined;
  return whomAt(tokens, at, reading) ?? kindAt(first, reading) ?? timeAt(tokens, at, reading);
}

/** `from:ann`, `from: ann`, `from:"Ann Lee"`. */
function whomAt(tokens: readonly Token[], at: number, { words }: Reading): Found | undefined {
  const first = tokens[at];
  const colon = first?.text.indexOf(':') ?? -1;
  if (first === undefined || colon < 1) return undefined;
  const name = first.text.slice(0, colon).toLowerCase();
  const kind = (['from', 'to'] as const).find((one) => words[one].includes(name));
  if (kind === undefined) return undefined;
  const own = first.text.slice(colon + 1);
  const next = own === '' ? tokens[at + 1] : undefined;
  const whom = (next?.text ?? own).replaceAll('"', ' ').trim().slice(0, longestSearch);
  if (whom === '') return undefined;
  const span = { from: first.from, to: (next ?? first).to };
  return { filter: { kind, whom, ...span }, length: next === undefined ? 1 : 2 };
}

const kinds = ['missed', 'in', 'out', 'call', 'fax', 'note'] as const;
/** Most names that begin with them are longer: they count once something stands behind them. */
const short: ReadonlySet<FilterName> = new Set(['in', 'out', 'call', 'note']);

function kindAt({ text, from, to }: Token, { words, end }: Reading): Found | undefined {
  const kind = kinds.find((one) => words[one].includes(text.toLowerCase()));
  if (kind === undefined || (short.has(kind) && to >= end)) return undefined;
  return { filter: { kind, from, to }, length: 1 };
}

const sides = ['since', 'until', 'on'] as const;
/** `3. November 2025`, the longest day there is. */
const mostTokensOfDay = 4;

function timeAt(tokens: readonly Token[], at: number, reading: Reading): Found | undefined {
  const first = tokens[at];
  const side = sides.find((one) => reading.words[one].includes(first?.text.toLowerCase() ?? ''));
  const behind = side === undefined ? at : at + 1;
  const days = daysAt(tokens, behind, reading, side !== undefined);
  const last = tokens[behind + (days?.length ?? 0) - 1];
  if (first === undefined || last === undefined || days === undefined) return undefined;
  const { since, until } = days;
  const span = { kind: 'time', from: first.from, to: last.to } as const;
  const length = behind - at + days.length;
  if (side === 'since') return { filter: { ...span, since }, length };
  if (side === 'until') return { filter: { ...span, until }, length };
  return { filter: { ...span, since, until }, length };
}

const periods = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'] as const;

/** The longest of the next words that is a time. @param behindSide `since Monday` is one, while a Monday alone may be anything */
function daysAt(
  tokens: readonly Token[],
  at: number,
  { now, words }: Reading,
  behindSide: boolean,
): (Days & { readonly length: number }) | undefined {
  for (let length = Math.min(mostTokensOfDay, tokens.length - at); length > 0; length -= 1) {
    const some = tokens.slice(at, at + length);
    if (some.some(({ isQuoted }) => isQuoted)) continue;
    const text = some
      .map((one) => one.text)
      .join(' ')
      .toLowerCase();
    const period: Period | undefined = periods.find((one) => words[one].includes(text));
    const days =
      (period && daysOf(period, now, words.locale)) ??
      readDay(text, now, words.locale) ??
      (behindSide ? readWeekday(text, now, words.locale) : undefined);
    if (days !== undefined) return { ...days, length };
  }
  return undefined;
}

/** What the main process is asked; undefined where nothing is to be looked for there. */
export function queryOf({ scope, words, filters }: Typed): SearchQuery | undefined {
  const groups = groupsOf(scope, filters);
  const text = plainText(words);
  if (groups.length === 0 || (text === '' && filters.length === 0)) return undefined;
  const whom = filters.flatMap((one) => (one.kind === 'from' || one.kind === 'to' ? one.whom : [])).join(' ');
  const direction = filters.reduce<SearchQuery['direction']>(
    (now, { kind }) => directions[kind] ?? now,
    undefined,
  );
  const times = filters.filter((one) => one.kind === 'time');
  const since = Math.max(-Infinity, ...times.flatMap((one) => one.since ?? []));
  const until = Math.min(Infinity, ...times.flatMap((one) => one.until ?? []));
  return {
    ...{ text, groups },
    ...(whom === '' ? {} : { whom: plainText(whom) }),
    ...(direction === undefined ? {} : { direction }),
    ...(filters.some(({ kind }) => kind === 'missed') ? { missed: true } : {}),
    ...(since === -Infinity ? {} : { since }),
    ...(until === Infinity ? {} : { until }),
  };
}

const directions: Readonly<Partial<Record<Filter['kind'], 'inbound' | 'outbound'>>> = {
  ...{ from: 'inbound', in: 'inbound', missed: 'inbound' },
  ...{ to: 'outbound', out: 'outbound' },
};

/** A filter leaves the groups in which something can have it. */
const narrowed: Readonly<Record<Filter['kind'], readonly SearchGroup[]>> = {
  ...{ from: ['calls', 'faxes'], to: ['calls', 'faxes'], in: ['calls', 'faxes'], out: ['calls', 'faxes'] },
  ...{ missed: ['calls'], call: ['calls'], fax: ['faxes'], note: ['notes'] },
  time: ['calls', 'notes', 'faxes'],
};

function groupsOf(scope: Scope, filters: readonly Filter[]): readonly SearchGroup[] {
  if (scope === 'commands' || scope === 'settings') return [];
  if (scope === 'people') return ['people'];
  const all = scope === 'numbers' ? searchGroups.filter((one) => one !== 'notes') : searchGroups;
  return all.filter((group) => filters.every(({ kind }) => narrowed[kind].includes(group)));
}

/** Control characters and halves of letters mean nothing to anybody, and the bridge lets them not pass. */
function plainText(text: string): string {
  return Array.from(text.slice(0, longestSearch).replace(/\p{Cc}+/gu, ' '))
    .filter(isWhole)
    .join('')
    .trim();
}

const isWhole = (letter: string): boolean => !/^\p{Cs}$/u.test(letter);

/** The text without one filter, for the button that takes it away. */
export function without(typed: string, { from, to }: Span): string {
  return `${typed.slice(0, from).trimEnd()} ${typed.slice(to).trimStart()}`.trim();
}
