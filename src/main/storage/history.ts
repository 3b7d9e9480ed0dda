import type { ContactCard } from '../../shared/contact.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { KeptCalls } from './history-calls.ts';
import type { KeptPartner } from './history-call-partners.ts';
import { applyChange, applyCursors, type HistoryChange, type HistoryRows, rowsOf } from './history-change.ts';
import { createPendingCursors } from './history-cursors.ts';
import { inTransaction } from './history-database.ts';
import { failureOf, type HistoryFailure } from './history-failure.ts';
import type { HistoryGround } from './history-ground.ts';
import type { KeptIdentification } from './history-identification.ts';
import { createKeepingStore, type KeepingStore } from './history-keeping.ts';
import type { KeptMessage, MessageMark } from './history-message-schema.ts';
import { createOutboxStore, type OutboxStore } from './history-outbox-store.ts';
import { createPastCallStore, type PastCallStore } from './history-past-call-store.ts';
import type { Dialled, KeptPerson } from './history-people-schema.ts';
import { createPopStore, type PopStore } from './history-pops.ts';
import { createSearchStore, type SearchStore } from './history-search.ts';
import type { Database } from './history-sqlite.ts';
import { createWayBack } from './history-way-back.ts';

/** What is kept of one person's calls, people and numbers. No method throws for what the disk does. */
export type History = {
  readonly callsSince: (startedAt: number) => KeptCalls;
  /** When the platform last changed this record, as far as it is kept; 0 where it did not say. */
  readonly versionOf: (recordId: string) => number | undefined;
  /** When the newest call of the call log began, ms since the epoch. */
  readonly newestStart: () => number | undefined;
  /** Contacts and directory in the order of their ids, those behind the given one. */
  readonly peopleAfter: (id: string, most: number) => readonly KeptPerson[];
  /** All that is kept of a personal contact, by `Person.id`; undefined where only the name and numbers are. */
  readonly contactCard: (id: string) => ContactCard | undefined;
  /** Numbers of kept calls, the newest first. */
  readonly callPartners: (most: number) => readonly KeptPartner[];
  /** `Person.id`, in the person's own order. */
  readonly favourites: () => readonly string[];
  /** What was called from here, newest first, each number once. */
  readonly dialled: (most: number) => readonly Dialled[];
  /** What the person said of numbers and people. */
  readonly identification: () => KeptIdentification;
  /** Messages of the platform's store in the order of their ids, those behind the given one; deleted ones too. */
  readonly messagesAfter: (id: string, most: number) => readonly KeptMessage[];
  readonly messageMarks: () => ReadonlyMap<string, MessageMark>;
  /**
   * One transaction: all of it is kept, together with where the streams stand, or nothing of it. Where the disk failed,
   * the rows are kept in another place and the cursors stay where they were.
   */
  readonly write: (change: HistoryChange) => void;
  readonly cursors: HistoryCursors;
  /** When the cursor was last set, by this computer's clock in ms since the epoch. */
  readonly cursorSetAt: (name: string) => number | undefined;
  /** What is to be sent, and what is being written. */
  readonly outbox: OutboxStore;
  /** The whole history of calls, each once. */
  readonly pastCalls: PastCallStore;
  /** What rules did for calls. */
  readonly pops: PopStore;
  /** Finds what is kept by words. */
  readonly search: SearchStore;
  /** How much is kept, and how it goes. */
  readonly keeping: KeepingStore;
  readonly close: () => void;
  /**
   * Closes, and removes everything that was ever kept for this person from this computer, but for what is still to be
   * sent and what is being written: nobody else knows of it.
   */
  readonly remove: () => void;
};

export type HistoryCursors = {
  readonly get: (name: string) => string | undefined;
  /** Reaches the disk with the next rows, or within a second. @param when `now`: before this returns */
  readonly set: (name: string, value: string | undefined, when?: 'now' | 'soon') => void;
};

export type HistoryOutside = { readonly clock: Clock; readonly log: Log };

/** Older calls are dropped: what is here is a copy, and the platform keeps its own for a year. */
const mostCalls = 200_000;
const mostMessages = 5_000;

export function createHistory(ground: HistoryGround, { clock, log }: HistoryOutside): History {
  let { database } = ground;
  let rows: HistoryRows | undefined;
  let isClosed = false;
  const pending = createPendingCursors(clock, () => write({}));
  const search = createSearchStore({ database: () => (isClosed ? undefined : database), log });
  const outbox = createOutboxStore({ ground, log, replace, database: () => database });
  const newRunIds = new Map<number, number>();
  const wayBack = createWayBack({ ...{ ground, clock, log, outbox }, moved: goBackTo });

  /** What fails because of the disk is done again on what takes its place; `tries` counts from 0. */
  function guarded<Result>(work: (rows: HistoryRows, tries: number) => Result): Result {
    for (let tries = 0; ; tries += 1) {
      try {
        if (!ground.isInPlace()) replace({ kind: 'refused' });
        rows ??= rowsOf(database);
        return work(rows, tries);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === undefined || tries >= 2) throw error;
        // Every row that is written goes into the index too: then that is what is damaged.
        if (failure.kind === 'damaged' && tries === 0 && search.mend()) continue;
        log.error('the history failed', error);
        replace(failure);
      }
    }
  }

  const pastCalls = createPastCallStore(
    (work, closed) => (isClosed ? closed : guarded(work)),
    (work) => {
      if (!isClosed) guarded((parts) => inTransaction(database, () => work(parts)));
    },
  );

  const keeping = createKeepingStore(
    (work, closed) => (isClosed ? closed : guarded((parts) => work(parts.keeping))),
    (work, closed) => (isClosed ? closed : guarded((parts) => transacted(() => work(parts.keeping)))),
    { lasts: ground.lasts, deleteAll },
  );

  function transacted<Result>(work: () => Result): Result {
    let result: { readonly of: Result } | undefined;
    inTransaction(database, () => (result = { of: work() }));
    if (result === undefined) throw new Error('a transaction ended without an answer');
    return result.of;
  }

  function deleteAll(): boolean {
    if (isClosed) return false;
    pending.clear();
    const left = outbox.left();
    outbox.letGo();
    wayBack.forget();
    const { fresh, isGone } = ground.clear(database, left);
    database = fresh;
    rows = undefined;
    wayBack.watch();
    return isGone;
  }

  function replace(failure: HistoryFailure): void {
    database = ground.replace(failure, database);
    rows = undefined;
    wayBack.watch();
  }

  function goBackTo(file: Database, newIds: ReadonlyMap<number, number>): void {
    const memory = database;
    database = file;
    rows = undefined;
    for (const [before, now] of newIds) if (before !== now) newRunIds.set(before, now);
    closeQuietly(memory);
  }

  function closeQuietly(one: Database): void {
    try {
      one.close();
    } catch (error) {
      log.error('the history could not be closed', error);
    }
  }

  function write(change: HistoryChange): void {
    if (isClosed) return;
    const moved = pending.all();
    const at = Math.floor(clock.now());
    // Rows that cursors stand for may be lost with the old database: then they stay, and more is read again.
    const isSure = guarded((rows, tries) => {
      inTransaction(database, () => {
        applyChange(rows, change);
        if (tries === 0) applyCursors(rows, moved, change, at);
      });
      return tries === 0;
    });
    pending.clear();
    wayBack.record({ kind: 'change', change, isSure, moved: isSure ? moved : [], at });
  }

  function close(): void {
    if (isClosed) return;
    if (pending.all().length > 0) write({});
    wayBack.tryLast();
    isClosed = true;
    pending.clear();
    outbox.close();
    closeQuietly(database);
  }

  guarded(({ pastCalls, messages }) => {
    pastCalls.trim({ most: mostCalls, since: undefined });
    messages.trim(mostMessages);
  });
  wayBack.watch();
  return {
    callsSince: (startedAt) =>
      isClosed ? { logged: [], seen: [] } : guarded(({ calls }) => calls.since(startedAt)),
    versionOf: (recordId) => (isClosed ? undefined : guarded(({ calls }) => calls.versionOf(recordId))),
    newestStart: () => (isClosed ? undefined : guarded(({ calls }) => calls.newestStart())),
    peopleAfter: (id, most) => (isClosed ? [] : guarded(({ people }) => people.after(id, most))),
    callPartners: (most) => (isClosed ? [] : guarded(({ partners }) => partners.newest(most))),
    contactCard: (id) => (isClosed ? undefined : guarded(({ people }) => people.card(id))),
    favourites: () => (isClosed ? [] : guarded(({ people }) => people.favourites())),
    dialled: (most) => (isClosed ? [] : guarded(({ people }) => people.dialled(most))),
    identification: () =>
      isClosed ? { choices: [], rules: [], tags: [] } : guarded(({ identification }) => identification.all()),
    messagesAfter: (id, most) => (isClosed ? [] : guarded(({ messages }) => messages.after(id, most))),
    messageMarks: () => (isClosed ? new Map() : guarded(({ messages }) => messages.marks())),
    write,
    cursors: {
      get: (name) => {
        if (isClosed) return undefined;
        const moved = pending.get(name);
        return moved === undefined ? guarded(({ cursors }) => cursors.get(name)) : moved.value;
      },
      set: (name, value, when = 'soon') => {
        if (isClosed) return;
        pending.set(name, value);
        if (when === 'now') write({});
      },
    },
    cursorSetAt: (name) => (isClosed ? undefined : guarded(({ cursors }) => cursors.setAt(name))),
    outbox: outbox.store,
    pastCalls,
    pops: createPopStore(
      (work, otherwise) => (isClosed ? otherwise : guarded(({ pops }) => work(pops, database))),
      (deed) => {
        if (!isClosed) wayBack.record({ kind: 'pop', deed });
      },
      newRunIds,
    ),
    search,
    keeping,
    close,
    remove: () => {
      pending.clear();
      wayBack.forget();
      const left = isClosed ? undefined : outbox.left();
      close();
      try {
        ground.remove(left);
      } catch (error) {
        log.error('the history could not be removed', error);
      }
    },
  };
}
