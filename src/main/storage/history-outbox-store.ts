import type { Log } from '../log.ts';
import { inTransaction, readMeta } from './history-database.ts';
import { failureOf, type HistoryFailure } from './history-failure.ts';
import type { HistoryGround } from './history-ground.ts';
import {
  createOutboxTable,
  type OutboxChange,
  type OutboxClaim,
  type OutboxKept,
  type OutboxLeft,
  type OutboxTable,
} from './history-outbox.ts';
import { createSeal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';
import type { OutboxRow } from './outbox-row.ts';
import { isUnsettled } from '../unsettled.ts';

export type OutboxWritten =
  /** It is on the disk, and a power cut leaves it there. `count`: commits of the outbox so far. */
  | { readonly kind: 'kept'; readonly count: number }
  /** Nothing was written: another database has taken the place of the one that was read. Read it, and write all again. */
  | { readonly kind: 'replaced' }
  /** Nothing was written, or nobody can tell. What was to follow from it must not happen. */
  | { readonly kind: 'not-kept'; readonly why: HistoryFailure };

/**
 * The outbox of one person. Other than the rest of the history it never goes on in memory: what is not on the disk
 * is not written. Where the disk failed, each call tries it again. No method throws for what the disk does.
 */
export type OutboxStore = {
  /** `failure`: this is not all, or cannot be written to. */
  readonly read: () => OutboxKept & { readonly failure: HistoryFailure | undefined };
  /** One transaction, flushed to the disk before this returns. */
  readonly write: (change: OutboxChange) => OutboxWritten;
  /** Whose message that is; undefined also while the disk cannot say. @param platformId of the message */
  readonly claimOf: (platformId: string) => OutboxClaim | undefined;
  /** Also of what is long settled. */
  readonly find: (id: string) => OutboxRow | undefined;
  /** Of everything that is kept, drafts too; undefined while the disk cannot say. */
  readonly ids: () => readonly string[] | undefined;
};

export type OutboxStoreParts = {
  readonly ground: HistoryGround;
  /** The history's own, as it is now. */
  readonly database: () => Database;
  /** The history's own has failed. */
  readonly replace: (failure: HistoryFailure) => void;
  readonly log: Log;
};

type Use = { readonly database: Database; readonly table: OutboxTable };

const nothing: OutboxKept = { rows: [], drafts: [], nextPlace: 1, count: 0, unreadable: 0 };

export function createOutboxStore(parts: OutboxStoreParts) {
  const { ground, log } = parts;
  /** Opened by us over the file, while the history lives in memory. */
  let own: Database | undefined;
  let inUse: Use | undefined;
  /** What was read last: only that may be written to. */
  let read: Database | undefined;
  let isClosed = false;

  /** Throws where nothing that lasts can be had. */
  function lasting(): Use {
    if (!ground.hasFile()) giveUp({ kind: 'refused' });
    if (ground.lasts() === 'nowhere') own ??= ground.openAgain();
    return use(own ?? parts.database());
  }

  function use(database: Database): Use {
    if (inUse?.database !== database) {
      const seal = createSeal(readMeta(database, 'id') ?? '');
      inUse = { database, table: createOutboxTable(database, seal) };
    }
    return inUse;
  }

  /** After a failure to flush nobody knows what is on the disk: only a file that is opened anew can be believed. */
  function giveUp(why: HistoryFailure): void {
    const failed = own;
    own = undefined;
    inUse = undefined;
    if (
      failed === undefined &&
      ground.lasts() === 'file' &&
      (why.kind === 'damaged' || why.kind === 'refused')
    )
      parts.replace(why);
    if (failed === undefined) return;
    tryTo(() => failed.close());
    if (why.kind === 'damaged') own = tryTo(() => ground.beginAnew());
  }

  function tryTo<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      log.warn('the outbox could not be reached', { error: String(error) });
      return undefined;
    }
  }

  /** What it read last is not to be written to any more. */
  function letGo(): void {
    if (own !== undefined) tryTo(() => own?.close());
    own = undefined;
    inUse = undefined;
    read = undefined;
  }

  function attempt<Result>(work: () => Result): Result | HistoryFailure {
    if (isClosed) return { kind: 'refused' };
    try {
      return work();
    } catch (error) {
      const why = failureOf(error);
      if (why === undefined) throw error;
      log.error('the outbox failed', error);
      giveUp(why);
      return why;
    }
  }

  function readAll(): OutboxKept & { readonly failure: HistoryFailure | undefined } {
    let failure: HistoryFailure | undefined;
    // What was damaged has been replaced by then.
    for (let tries = 0; tries < 2; tries += 1) {
      const found = attempt(() => {
        const { database, table } = lasting();
        const kept = table.read();
        read = database;
        return kept;
      });
      if (!('kind' in found)) return { ...found, failure: undefined };
      failure = found;
    }
    // Nothing that can be written to: what is known of it can be looked at all the same.
    const known =
      isClosed || ground.lasts() !== 'nowhere' ? undefined : tryTo(() => use(parts.database()).table.read());
    read = undefined;
    inUse = undefined;
    return { ...(known ?? nothing), failure };
  }

  function write(change: OutboxChange): OutboxWritten {
    const written = attempt<OutboxWritten>(() => {
      const { database, table } = lasting();
      if (database !== read) return { kind: 'replaced' };
      let count = 0;
      durably(database, () => inTransaction(database, () => (count = table.change(change))));
      return { kind: 'kept', count };
    });
    return isWritten(written) ? written : { kind: 'not-kept', why: written };
  }

  function ask<Result>(question: (table: OutboxTable) => Result): Result | undefined {
    const answer = attempt(() => ({ found: question(lasting().table) }));
    return 'found' in answer ? answer.found : undefined;
  }

  const store: OutboxStore = {
    read: readAll,
    write,
    claimOf: (platformId) => ask((table) => table.claimOf(platformId)),
    find: (id) => ask((table) => table.find(id)),
    ids: () => ask((table) => table.ids()),
  };
  return {
    store,
    /** What has to survive where all the rest is removed; undefined where that is nothing. */
    left: (): OutboxLeft | undefined => {
      const { rows, drafts, count } = readAll();
      const kept = rows.filter((row) => isUnsettled(row));
      if (kept.length + drafts.length === 0) return undefined;
      return { rows: kept, drafts, count, claims: ask((table) => table.claims()) ?? [] };
    },
    letGo,
    /** Over the file, while the history lives in memory. */
    opened: () => own,
    /** It is the history's own now. */
    handedOver: () => {
      own = undefined;
    },
    giveUp,
    close: () => {
      isClosed = true;
      letGo();
    },
  };
}

function isWritten(answer: OutboxWritten | HistoryFailure): answer is OutboxWritten {
  return answer.kind === 'kept' || answer.kind === 'replaced' || answer.kind === 'not-kept';
}

/**
 * The commit waits until the disk has it; on macOS until the disk's own memory has it, too (`fullfsync`, which does
 * nothing elsewhere). sqlite.org/pragma.html#pragma_synchronous
 */
function durably(database: Database, work: () => void): void {
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;');
  try {
    work();
  } finally {
    relax(database);
  }
}

function relax(database: Database): void {
  try {
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF;');
  } catch {
    // What was committed is committed. The history goes on more slowly, and no less safely.
  }
}
