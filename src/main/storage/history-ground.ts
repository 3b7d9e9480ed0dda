import type { Log } from '../log.ts';
import { copyRows } from './history-copy.ts';
import {
  claim,
  type DatabaseParts,
  type HistoryPlace,
  openHistoryFile,
  openHistoryInMemory,
  readMeta,
} from './history-database.ts';
import { failureOf, HistoryError, type HistoryFailure } from './history-failure.ts';
import { layDown, type OutboxLeft } from './history-outbox.ts';
import { finishLeaving, leaveBehind } from './history-leaving.ts';
import { finishMending, mend } from './history-mending.ts';
import type { Rescued } from './history-rescue.ts';
import type { Database } from './history-sqlite.ts';

/** Where the database comes from, now and after trouble. */
export type HistoryGround = {
  readonly database: Database;
  /**
   * Where what is written stays: in a `file`; in memory for the `run` alone, as it was meant (the demo); or `nowhere`,
   * because there can be no file.
   */
  readonly lasts: () => 'file' | 'run' | 'nowhere';
  /** False where the file was taken away; without one that was ever meant, true. */
  readonly hasFile: () => boolean;
  /** Tries the file again after it could not be used. Throws as `openHistoryFile` does. */
  readonly openAgain: () => Database;
  /** Puts the damaged file aside and begins another, with what is to be sent. The old one is closed by then. Throws. */
  readonly beginAnew: () => Database;
  /** Whether it is worth trying: a file that was taken away is missed by whoever took it, and not begun anew. */
  readonly mayReturn: () => boolean;
  /** The file holds everything again, and is written to from now on. */
  readonly returned: () => void;
  /** What is in memory was read from the file, as far as there was one; else nobody knows what is in it. */
  readonly isCopy: () => boolean;
  /** Another one to go on with, which holds of the old one what it could. */
  readonly replace: (failure: HistoryFailure, old: Database) => Database;
  /** Removes all that was kept but for what is left, and begins anew. `isGone`: nothing of it is on the disk any more. */
  readonly clear: (
    old: Database,
    left: OutboxLeft | undefined,
  ) => { readonly fresh: Database; readonly isGone: boolean };
  /** True while the file is where it was put; in memory always. */
  readonly isInPlace: () => boolean;
  /** Removes every file that was ever made for this history, but for what is left. The database is closed by then. */
  readonly remove: (left: OutboxLeft | undefined) => void;
};

export type GroundParts = DatabaseParts & {
  /** Ms since the epoch; names what is put aside. */
  readonly now: () => number;
  readonly log: Log;
  /** The file cannot be used, or not as it was; `rescued`: what another one took over from a damaged one. */
  readonly told: (failure: HistoryFailure, rescued?: Rescued) => void;
  /** It can be used again, and holds what was written meanwhile. */
  readonly toldAgain: () => void;
};

/** A file, and memory where there can be none. A damaged file is put aside, never removed, and another one begun. */
export function createFileGround(place: HistoryPlace, parts: GroundParts): HistoryGround {
  const { files, log, told } = parts;
  let isFile = true;
  let isCopy = true;
  let wasThere = false;

  function begin(): Database {
    try {
      finishLeaving(place.file, files);
      finishMending(place.file, parts);
      wasThere = hasFile();
      const database = openHistoryFile(place, parts);
      returned();
      return database;
    } catch (error) {
      return replace(reasonOf(error), undefined);
    }
  }

  /** A mistake of ours in bringing the file up to date must keep nobody from their calls either. */
  function reasonOf(error: unknown): HistoryFailure {
    log.error('the history cannot be used', error);
    return failureOf(error) ?? { kind: 'refused' };
  }

  function replace(failure: HistoryFailure, old: Database | undefined): Database {
    if (failure.kind !== 'damaged') return goOnInMemory(failure, old);
    closeQuietly(old);
    try {
      return beginAnew();
    } catch (error) {
      return goOnInMemory(reasonOf(error), undefined);
    }
  }

  function beginAnew(): Database {
    const rescued = mend(place, parts);
    const fresh = openHistoryFile(place, parts);
    const { unsent, drafts, notes, others, isWhole } = rescued;
    log.warn('the history was damaged; another one is begun', { unsent, drafts, notes, others, isWhole });
    told({ kind: 'damaged' }, rescued);
    return fresh;
  }

  function openAgain(): Database {
    try {
      return openHistoryFile(place, parts);
    } catch (error) {
      if (failureOf(error)?.kind !== 'damaged') throw error;
      return beginAnew();
    }
  }

  function hasFile(): boolean {
    return files.size(place.file) !== undefined;
  }

  function returned(): void {
    isFile = true;
    wasThere = true;
  }

  function goOnInMemory(failure: HistoryFailure, old: Database | undefined): Database {
    const knewFile = isFile || isCopy;
    isFile = false;
    const memory = openHistoryInMemory(parts);
    const copy = (from: Database): true => {
      if (readMeta(from, 'owner') !== place.owner)
        throw new HistoryError({ kind: 'damaged' }, 'not this person’s');
      copyRows(from, memory);
      return true;
    };
    // Where memory itself failed, its copy knows no more than it did.
    if (old !== undefined) isCopy = (tryTo(() => copy(old)) ?? false) && knewFile;
    else if (failure.kind === 'full' || failure.kind === 'refused')
      isCopy = readAlone(place.file, copy) ?? isEmpty();
    else isCopy = false;
    closeQuietly(old);
    claim(memory, place.owner, parts.newId);
    told(failure);
    return memory;
  }

  /** Then nothing in it can be overwritten. False also where the disk cannot say. */
  function isEmpty(): boolean {
    return tryTo(() => (files.size(place.file) ?? 0) === 0) ?? false;
  }

  /** What can be had of a file that is not written to; undefined where that is nothing. */
  function readAlone<Result>(file: string, read: (database: Database) => Result): Result | undefined {
    return tryTo(() => {
      const database = parts.open(file, { readOnly: true });
      try {
        return read(database);
      } finally {
        database.close();
      }
    });
  }

  function tryTo<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      log.warn('the history could not be read', { error: String(error) });
      return undefined;
    }
  }

  function closeQuietly(database: Database | undefined): void {
    tryTo(() => database?.close());
  }

  function remove(left: OutboxLeft | undefined): void {
    if (left !== undefined) leaveBehind(place, parts, left);
    else for (const file of files.beginningWith(place.file)) files.remove(file);
  }

  function clear(old: Database, left: OutboxLeft | undefined): ReturnType<HistoryGround['clear']> {
    closeQuietly(old);
    try {
      remove(left);
      const fresh = openHistoryFile(place, parts);
      returned();
      return { fresh, isGone: true };
    } catch (error) {
      log.error('the history could not be removed', error);
      return { fresh: begin(), isGone: false };
    }
  }

  return {
    database: begin(),
    replace,
    isInPlace: () => !isFile || hasFile(),
    mayReturn: () => hasFile() || !wasThere,
    isCopy: () => isCopy,
    returned: () => {
      returned();
      parts.toldAgain();
    },
    ...{ lasts: () => (isFile ? 'file' : 'nowhere'), hasFile, openAgain, beginAnew, clear, remove },
  };
}

/** Gone with the run; nothing can go wrong with it. */
export function createMemoryGround(parts: Omit<DatabaseParts, 'files'>): HistoryGround {
  const begin = (): Database => {
    const database = openHistoryInMemory(parts);
    claim(database, '', parts.newId);
    return database;
  };
  return memoryGround(begin(), 'run', { remove: () => undefined, begin });
}

/** What takes the place of a database in memory, and how it outlives this ground, if at all. */
export type MemoryRest = Pick<HistoryGround, 'remove'> & {
  /** An empty one, where all was removed. */
  readonly begin: () => Database;
};

export function memoryGround(first: Database, lasts: 'file' | 'run', rest: MemoryRest): HistoryGround {
  let database = first;
  const again = (): Database => database;
  return {
    ...{ database, replace: (_failure, old) => old, isInPlace: () => true, remove: rest.remove },
    ...{ lasts: () => lasts, hasFile: () => true, openAgain: again, beginAnew: again },
    ...{ mayReturn: () => false, isCopy: () => true, returned: () => undefined },
    clear: (_old, left) => {
      rest.remove(left);
      database = rest.begin();
      if (left !== undefined && lasts === 'run') layDown(database, left);
      return { fresh: database, isGone: true };
    },
  };
}
