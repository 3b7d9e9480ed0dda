import type { CallFold, CallPlace, PastCallPage } from '../../shared/past-calls.ts';

/** The part of the history that was read: whole, newest first. */
export type ReadCalls = {
  readonly folds: readonly CallFold[];
  /** Calls, not folds, in the whole history by this filter. */
  readonly total: number;
  /** Calls that are newer than the first one here. */
  readonly newer: number;
  /** Where older calls begin; undefined where this is the end. */
  readonly next: CallPlace | undefined;
  /** So many rows were put before the first one since it was opened: the view must not jump by them. */
  readonly grownAtTop: number;
};

export function opened({ folds, total, newer, next }: PastCallPage): ReadCalls {
  return { folds, total, newer, next, grownAtTop: 0 };
}

/** What comes after all that was read. */
export function withOlder(read: ReadCalls, { folds, total, next }: PastCallPage): ReadCalls {
  const known = keysOf(read.folds.slice(-mostOverlap));
  const added = folds.filter(({ key }) => !known.has(key));
  return { ...read, folds: [...read.folds, ...added], total, next };
}

/** What comes before all that was read. */
export function withNewer(read: ReadCalls, { folds, total, newer }: PastCallPage): ReadCalls {
  const known = keysOf(read.folds.slice(0, mostOverlap));
  const added = folds.filter(({ key }) => !known.has(key));
  const grownAtTop = read.grownAtTop + added.length;
  return { ...read, folds: [...added, ...read.folds], total, newer, grownAtTop };
}

/** The same part again, as it is now. @param at the row with which the page begins */
export function renewed(read: ReadCalls, at: number, page: PastCallPage): ReadCalls {
  const before = read.folds.slice(0, at);
  const known = keysOf([...before.slice(-mostOverlap), ...page.folds]);
  const last = page.folds.at(-1);
  const rest =
    page.next === undefined || last === undefined
      ? []
      : read.folds.slice(at).filter((fold) => isBehind(fold, oldestPlace(last)) && !known.has(fold.key));
  return {
    folds: [...before, ...page.folds, ...rest],
    total: page.total,
    newer: Math.max(0, page.newer - callsIn(before)),
    next: rest.length > 0 ? read.next : page.next,
    grownAtTop: read.grownAtTop,
  };
}

/** More rows than a page has, where folds came apart meanwhile. */
const mostOverlap = 300;

function keysOf(folds: readonly CallFold[]): ReadonlySet<string> {
  return new Set(folds.map(({ key }) => key));
}

/** What began at the same moment may stand on either side. */
function isBehind(fold: CallFold, place: CallPlace): boolean {
  return newestPlace(fold).startedAt <= place.startedAt;
}

export function newestPlace({ calls: [newest] }: CallFold): CallPlace {
  return { startedAt: newest?.startedAt ?? 0, id: newest?.id ?? '' };
}

/** Behind it the next row begins. */
export function oldestPlace({ calls }: CallFold): CallPlace {
  const oldest = calls.at(-1);
  return { startedAt: oldest?.startedAt ?? 0, id: oldest?.id ?? '' };
}

function callsIn(folds: readonly CallFold[]): number {
  return folds.reduce((sum, { calls }) => sum + calls.length, 0);
}
