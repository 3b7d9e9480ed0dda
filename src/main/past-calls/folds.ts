import type { CallFold, PastCallRow } from '../../shared/past-calls.ts';

/** Calls of one fold; more than that is a list of its own. */
export const mostInFold = 50;

/** Calls in a row with the same person, the same way, the same end and on the same day; newest first. */
export function foldRows(rows: readonly PastCallRow[]): readonly CallFold[] {
  const folds: { readonly key: string; readonly calls: PastCallRow[] }[] = [];
  for (const row of rows) {
    const last = folds.at(-1);
    const newest = last?.calls[0];
    if (last !== undefined && newest !== undefined && last.calls.length < mostInFold && belongs(newest, row))
      last.calls.push(row);
    else folds.push({ key: row.id, calls: [row] });
  }
  return folds;
}

export function belongs(newest: PastCallRow, older: PastCallRow): boolean {
  // Two hidden callers need not be the same person.
  if (newest.partyKey === undefined || newest.partyKey !== older.partyKey) return false;
  return newest.direction === older.direction && sameEnd(newest, older) && sameDay(newest, older);
}

/** A missed call of a queue is another thing than one of my own. */
function sameEnd(one: PastCallRow, other: PastCallRow): boolean {
  if (one.ending.kind !== other.ending.kind) return false;
  if ((one.line?.kind === 'queue') !== (other.line?.kind === 'queue')) return false;
  if (one.ending.kind !== 'answered-elsewhere' || other.ending.kind !== 'answered-elsewhere') return true;
  return one.ending.by === other.ending.by;
}

function sameDay(one: PastCallRow, other: PastCallRow): boolean {
  return new Date(one.startedAt).toDateString() === new Date(other.startedAt).toDateString();
}
