import type { ReactNode } from 'react';
import type { CallFold, PastCallRow } from '../../shared/past-calls.ts';
import type { PagedRow } from '../components/paged-listbox.tsx';

/** The words for the day that holds a moment; a day is asked for once. */
export type DayWords = (at: number) => string;

/** @param wordsOf e.g. "Yesterday"; the same for every moment of a day */
export function createDayWords(wordsOf: (at: number) => string): DayWords {
  const known = new Map<number, string>();
  let day = { from: 0, until: 0, words: '' };
  return (at) => {
    // The rows come in order: most of them are of the day before them.
    if (at >= day.from && at < day.until) return day.words;
    const from = new Date(at).setHours(0, 0, 0, 0);
    const words = known.get(from) ?? wordsOf(at);
    known.set(from, words);
    day = { from, until: new Date(from).setHours(24, 0, 0, 0), words };
    return words;
  };
}

/** What the list draws: a heading before each day, and a word at the end. */
export function callRows(
  folds: readonly CallFold[],
  dayWords: DayWords,
  end: ReactNode,
): readonly PagedRow[] {
  const rows: PagedRow[] = [];
  let heading = '';
  for (const [item, { calls }] of folds.entries()) {
    const words = dayWords(calls[0]?.startedAt ?? 0);
    if (words !== heading) rows.push({ heading: words });
    heading = words;
    rows.push(itemRow(item));
  }
  return end === null ? rows : [...rows, { said: end }];
}

/** The same for every list: one for each of 20,000 calls with every page would be a lot to clear away. */
const itemRows: PagedRow[] = [];

function itemRow(item: number): PagedRow {
  return (itemRows[item] ??= { item });
}

/** Where each row stands among all calls, from 1: a row of three is the first of its three. */
export function placesOf(folds: readonly CallFold[], newer: number): readonly number[] {
  let place = newer + 1;
  return folds.map(({ calls }) => {
    const mine = place;
    place += calls.length;
    return mine;
  });
}

/** A notification names a living call by its session; the history knows it by its own id later. */
function isNamed(row: PastCallRow, callId: string): boolean {
  return [row.id, row.key, row.telephonySessionId, row.sessionId].includes(callId);
}

/** Where the call stands, as far as the history was read. */
export function placeOfCall(folds: readonly CallFold[], callId: string | undefined): number | undefined {
  if (callId === undefined) return undefined;
  const at = folds.findIndex(({ calls }) => calls.some((row) => isNamed(row, callId)));
  return at < 0 ? undefined : at;
}
