import type { Log } from '../log.ts';
import type { HistoryFailure } from '../storage/history-failure.ts';
import type { OutboxChange, OutboxClaim } from '../storage/history-outbox.ts';
import type { OutboxStore } from '../storage/history-outbox-store.ts';
import type { DraftRow, OutboxRow } from '../storage/outbox-row.ts';
import { isUnsettled } from '../unsettled.ts';
import { asChange, type Debt, isPaid, noDebt, withChange } from './debt.ts';

/**
 * Remembers how often the outbox was written, in another place than the database: whoever brings back an older copy
 * of the one should not bring back the other with it.
 */
export type OutboxMark = { readonly get: () => number | undefined; readonly set: (count: number) => void };

export type ShelfParts = {
  readonly store: OutboxStore;
  readonly mark: OutboxMark;
  readonly log: Log;
  /** This computer's clock, ms since the epoch. */
  readonly now: () => number;
  /** Rows of an earlier run, as they are to be from now on. `isOld`: they are an older state than they should be. `known`: what is here already. */
  readonly takeUp: (
    rows: readonly OutboxRow[],
    isOld: boolean,
    known: readonly OutboxRow[],
  ) => readonly OutboxRow[];
  /** Nothing can be kept, and why; undefined: it can again. */
  readonly trouble: (why: HistoryFailure | undefined) => void;
};

/** All that is open, in memory and on the disk. What is not on the disk is here all the same, and known to be so. */
export type Shelf = {
  /** In the order they were written. */
  readonly rows: () => readonly OutboxRow[];
  readonly get: (id: string) => OutboxRow | undefined;
  /** True: it is on the disk. False: it holds here, and is written once the disk takes it. */
  readonly save: (change: OutboxChange) => boolean;
  /** As `save`, but where the disk does not take it nothing has changed. */
  readonly writeAhead: (row: OutboxRow) => boolean;
  readonly isKept: (id: string) => boolean;
  /** Whose message that is. */
  readonly claimant: (platformId: string) => string | undefined;
  readonly nextPlace: () => number;
  readonly trouble: () => HistoryFailure | undefined;
  /** Tries again what could not be read or written. */
  readonly retry: () => void;
  readonly drafts: () => readonly DraftRow[];
  /** Out of memory; settled ones only. */
  readonly forget: (ids: readonly string[]) => void;
};

/** Ms for which settled items, and whose a message was, are kept. */
const keptFor = { settled: 30 * 86_400_000, claims: 40 * 86_400_000 };

export function createShelf(parts: ShelfParts): Shelf {
  const { store, mark, log } = parts;
  const rows = new Map<string, OutboxRow>();
  const drafts = new Map<string, DraftRow>();
  let debt: Debt = noDebt;
  let place = 1;
  let trouble: HistoryFailure | undefined;

  function tell(why: HistoryFailure | undefined): void {
    const isSame = trouble?.kind === why?.kind;
    trouble = why;
    if (!isSame) parts.trouble(why);
  }

  /** At the start, and where another database has taken the place of the one before. */
  function read(): void {
    const kept = store.read();
    if (kept.unreadable > 0)
      log.warn('the outbox has rows that cannot be made out', { count: kept.unreadable });
    const isOld = (mark.get() ?? 0) > kept.count && kept.failure === undefined;
    if (isOld) log.warn('the outbox is an older state of itself', { count: kept.count, known: mark.get() });
    const unknown = kept.rows.filter(({ id }) => !rows.has(id));
    renumber(kept.nextPlace, new Set(kept.rows.map(({ id }) => id)));
    const taken = parts.takeUp(unknown, isOld, inOrder(rows.values()));
    for (const row of taken) rows.set(row.id, row);
    for (const row of kept.drafts)
      if (!drafts.has(row.id) && !debt.drafts.has(row.id)) drafts.set(row.id, row);
    const changed = taken.filter((row) => !unknown.includes(row));
    if (changed.length > 0) debt = withChange(debt, { put: changed });
    tell(kept.failure);
  }

  /** What was added while the disk could not be read stands behind what was there. */
  function renumber(next: number, known: ReadonlySet<string>): void {
    place = Math.max(place, next);
    for (const row of inOrder(rows.values())) {
      if (known.has(row.id) || row.place >= next) continue;
      rows.set(row.id, { ...row, place });
      place += 1;
    }
  }

  /** For a database that knows nothing of ours. */
  function owesAll(): Debt {
    const claims = [...rows.values()].flatMap((row) =>
      [row.platformId, row.twinId].flatMap((platformId) =>
        platformId === undefined ? [] : { platformId, itemId: row.id, at: parts.now() },
      ),
    );
    const all = withChange(noDebt, { put: inOrder(rows.values()), claims, putDrafts: [...drafts.values()] });
    return { ...all, drafts: new Map([...debt.drafts, ...all.drafts]), claims: [...debt.claims, ...claims] };
  }

  function write(change: OutboxChange): 'kept' | 'replaced' | 'not-kept' {
    const written = store.write(change);
    if (written.kind === 'not-kept') tell(written.why);
    if (written.kind === 'kept') {
      tell(undefined);
      const counts = (change.put ?? []).some((row) => row.state === 'sending' || !isUnsettled(row));
      if (counts) mark.set(written.count);
    }
    return written.kind;
  }

  /**
   * What is owed and what is new, in one transaction, so that nothing overtakes anything. Another database in the
   * place of the first gets all that is known here; what was to be written ahead has to be thought over again then.
   */
  function flush(more: OutboxChange, isAhead = false): boolean {
    let change = more;
    for (let tries = 0; tries < 3; tries += 1) {
      const all = asChange(withChange(debt, placed(change)));
      const how = write({ ...all, ...(more.forget && { forget: more.forget }) });
      if (how === 'kept') debt = noDebt;
      if (how !== 'replaced') return how === 'kept' && change === more;
      read();
      debt = owesAll();
      if (isAhead) change = {};
      if (trouble !== undefined) return false;
    }
    return false;
  }

  function placed(change: OutboxChange): OutboxChange {
    const put = (change.put ?? []).map((row) => ({ ...row, place: rows.get(row.id)?.place ?? row.place }));
    return { ...change, put };
  }

  function apply({ put = [], putDrafts = [], dropDrafts = [] }: OutboxChange): void {
    for (const row of put) {
      rows.set(row.id, row);
      place = Math.max(place, row.place + 1);
    }
    for (const row of putDrafts) drafts.set(row.id, row);
    for (const id of dropDrafts) drafts.delete(id);
  }

  function start(): void {
    read();
    const now = parts.now();
    const forget = { settledBefore: now - keptFor.settled, claimedBefore: now - keptFor.claims };
    if (trouble === undefined) flush({ forget });
  }

  start();
  return {
    rows: () => inOrder(rows.values()),
    get: (id) => rows.get(id),
    save: (change) => {
      apply(change);
      if (flush(change)) return true;
      debt = withChange(debt, placed(change));
      return false;
    },
    writeAhead: (row) => {
      if (!flush({ put: [row] }, true)) return false;
      apply({ put: [row] });
      return true;
    },
    isKept: (id) => !debt.rows.has(id),
    claimant: (platformId) => {
      const isOwn = (claim: Pick<OutboxClaim, 'platformId'>): boolean => claim.platformId === platformId;
      return (debt.claims.find(isOwn) ?? store.claimOf(platformId))?.itemId;
    },
    nextPlace: () => place,
    trouble: () => trouble,
    retry: () => {
      if (trouble !== undefined || !isPaid(debt)) flush({});
    },
    drafts: () => [...drafts.values()],
    forget: (ids) => {
      for (const id of ids) rows.delete(id);
    },
  };
}

function inOrder(rows: Iterable<OutboxRow>): readonly OutboxRow[] {
  return [...rows].sort((one, other) => one.place - other.place);
}
