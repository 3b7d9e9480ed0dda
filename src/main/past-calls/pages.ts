import {
  type CallFilter,
  type CallMonth,
  type CallPlace,
  type PastCallPage,
  type PastCallQuery,
  type PastCallRow,
} from '../../shared/past-calls.ts';
import type { KeptCall } from '../storage/history-call-content.ts';
import type { FilterMeaning } from '../storage/history-call-filter.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';
import { belongs, foldRows, mostInFold } from './folds.ts';

export type PageParts = {
  readonly store: PastCallStore;
  readonly row: (call: KeptCall) => PastCallRow;
  /** This computer's clock, ms since the epoch. */
  readonly now: () => number;
  /** How many there are by a filter; counted once for each version. */
  readonly total: (filter: CallFilter, count: () => number) => number;
  /** Keys of the people whom these words mean. */
  readonly keysOf: (text: string) => readonly string[];
};

/** Ms: what was missed longer ago is no news any more. */
const openFor = 30 * 86_400_000;

export function meaningOf(
  { text }: CallFilter,
  { now, keysOf }: Pick<PageParts, 'now' | 'keysOf'>,
): FilterMeaning {
  const words = text?.trim() ?? '';
  return { openSince: now() - openFor, namedKeys: words === '' ? [] : keysOf(words).slice(0, 50) };
}

/** One page of the history; a fold is never torn at its older end. */
export function pageOf(query: PastCallQuery, parts: PageParts, version: number): PastCallPage {
  const { filter, olderThan, newerThan, count } = query;
  const { store, row } = parts;
  const meaning = meaningOf(filter, parts);
  const read = (
    where: { olderThan?: CallPlace | undefined; newerThan?: CallPlace | undefined },
    most: number,
  ) => store.page(filter, meaning, { ...where, count: most }).map(row);
  // The rest of a fold comes with it: what is looked for by words is looked for once.
  const asked = newerThan === undefined ? count + mostInFold : count;
  const found = read({ olderThan, newerThan }, asked);
  const rows = found.slice(0, count);
  const [head] = foldRows(rows).at(-1)?.calls ?? [];
  if (head !== undefined) rows.push(...takeWhile(found.slice(count), (each) => belongs(head, each)));
  const isEnd = found.length < asked && rows.length === found.length;
  const isNewest = olderThan === undefined && newerThan === undefined;
  const isWhole = isNewest && found.length < asked;
  const [first] = rows;
  const end = rows.at(-1);
  return {
    folds: foldRows(rows),
    total: parts.total(filter, () => (isWhole ? found.length : store.count(filter, meaning))),
    newer: isNewest || first === undefined ? 0 : store.count(filter, meaning, placeOf(first)),
    next: isEnd || end === undefined ? undefined : placeOf(end),
    version,
  };
}

const mostMonths = 240;

/** Months that have calls, newest first. */
export function monthsOf(filter: CallFilter, parts: PageParts): readonly CallMonth[] {
  const { store, now } = parts;
  const meaning = meaningOf(filter, parts);
  const oldest = store.oldest();
  if (oldest === undefined) return [];
  const months: CallMonth[] = [];
  // A call may have begun by a clock that goes ahead of ours.
  let until = startOfMonth(now(), 1);
  for (let count = 0; count < mostMonths && until > oldest; count += 1) {
    const from = startOfMonth(until, -1);
    const calls = store.count({ ...filter, ...within(filter, from, until) }, meaning);
    if (calls > 0) months.push({ from, calls });
    until = from;
  }
  return months;
}

function within({ since = -Infinity, until = Infinity }: CallFilter, from: number, to: number) {
  return { since: Math.max(since, from), until: Math.min(until, to) };
}

/** Local midnight of the first day, so many months after that of the moment. */
function startOfMonth(moment: number, months: number): number {
  const date = new Date(moment);
  return new Date(date.getFullYear(), date.getMonth() + months, 1).getTime();
}

const placeOf = ({ startedAt, id }: PastCallRow): CallPlace => ({ startedAt, id });

function takeWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] {
  const end = items.findIndex((item) => !holds(item));
  return end === -1 ? items : items.slice(0, end);
}
