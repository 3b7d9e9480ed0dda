import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { rowsOf } from './history-change.ts';
import { inTransaction } from './history-database.ts';
import { failureOf, type HistoryFailure } from './history-failure.ts';
import type { HistoryGround } from './history-ground.ts';
import { createJournal, type Deed, journalLimits, ownPart } from './history-journal.ts';
import { type NewRunIds, redo } from './history-redo.ts';
import type { Database } from './history-sqlite.ts';

export type WayBackParts = {
  readonly ground: HistoryGround;
  readonly clock: Pick<Clock, 'after' | 'elapsed'>;
  readonly log: Log;
  /** The file as the outbox has opened it for itself: nobody else can open it then. */
  readonly outbox: {
    readonly opened: () => Database | undefined;
    /** It belongs to the history from now on. */
    readonly handedOver: () => void;
    readonly giveUp: (why: HistoryFailure) => void;
  };
  /** The history goes on there. */
  readonly moved: (file: Database, newIds: NewRunIds) => void;
};

/** From memory back to the file. */
export type WayBack = {
  /** Looks for the file from now on, where there is none; does nothing else. */
  readonly watch: () => void;
  /** Remembers what was done, where it was done in memory. */
  readonly record: (deed: Deed) => void;
  /** Whoever removes everything wants none of it back. */
  readonly forget: () => void;
  /** The last chance of what is only in memory. */
  readonly tryLast: () => void;
  readonly end: () => void;
};

/** Ms. Opening a large file that was not closed takes a while, so that not each letter of a note should do it. */
const every = { minute: 60_000, ownWrite: 10_000 };

export function createWayBack(parts: WayBackParts): WayBack {
  const { ground, clock, log, outbox } = parts;
  const journal = createJournal(journalLimits);
  let lastTry = clock.elapsed();
  let cancel: (() => void) | undefined;

  const isAway = (): boolean => ground.lasts() === 'nowhere';

  function watch(): void {
    if (!isAway() || cancel !== undefined) return;
    lastTry = clock.elapsed();
    cancel = clock.after(every.minute, () => {
      end();
      tryNow();
      watch();
    });
  }

  function end(): void {
    cancel?.();
    cancel = undefined;
  }

  function tryNow(isLast = false): void {
    lastTry = clock.elapsed();
    const borrowed = outbox.opened();
    let file = borrowed;
    try {
      if (!isLast && !ground.mayReturn()) return;
      file ??= ground.openAgain();
      goBackTo(file);
    } catch (error) {
      log.warn('the history stays in memory', { error: String(error) });
      letGo(file, borrowed, failureOf(error));
    }
  }

  /** All of it or nothing; a kill in between leaves the file as it was. */
  function goBackTo(file: Database): void {
    let newIds: NewRunIds = new Map();
    inTransaction(file, () => (newIds = redo(journal, rowsOf(file), ground.isCopy())));
    log.info('the history is written to its file again', { deeds: journal.deeds().length });
    journal.clear();
    end();
    outbox.handedOver();
    ground.returned();
    parts.moved(file, newIds);
  }

  function letGo(
    file: Database | undefined,
    borrowed: Database | undefined,
    why: HistoryFailure | undefined,
  ): void {
    if (file === undefined) return;
    if (borrowed !== undefined) {
      // A mistake of ours says nothing about the file.
      if (why !== undefined) outbox.giveUp(why);
      return;
    }
    closeQuietly(file);
    if (why?.kind === 'damaged') beginAnew();
  }

  /** It opened as if it were whole: the next try would find the same. */
  function beginAnew(): void {
    let fresh: Database | undefined;
    try {
      fresh = ground.beginAnew();
      goBackTo(fresh);
    } catch (error) {
      log.error('another history could not be begun', error);
      if (fresh !== undefined) closeQuietly(fresh);
    }
  }

  function closeQuietly(database: Database): void {
    try {
      database.close();
    } catch (error) {
      log.warn('the history could not be closed', { error: String(error) });
    }
  }

  return {
    watch,
    record: (deed) => {
      if (!isAway()) return;
      journal.add(deed);
      const isDue = clock.elapsed() - lastTry >= every.ownWrite;
      // What rules do they do while it rings, and nothing may hold that up.
      if (isDue && deed.kind === 'change' && ownPart(deed) !== undefined) tryNow();
    },
    forget: () => {
      journal.clear();
    },
    tryLast: () => {
      end();
      if (isAway() && journal.deeds().length > 0) tryNow(true);
    },
    end,
  };
}
