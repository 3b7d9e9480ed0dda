import type { Log } from '../log.ts';
import { copyRows, rescueOutbox } from './history-copy.ts';
import {
  claim,
  type DatabaseParts,
  type HistoryPlace,
  openHistoryFile,
  openHistoryInMemory,
  readMeta,
} from './history-database.ts';
import { failureOf, HistoryError, type HistoryFailure } from './history-failure.ts';
import type { Database } from './history-sqlite.ts';

/** Where the database comes from, now and after trouble. */
export type HistoryGround = {
  readonly database: Database;
  /** Another one to go on with, which holds of the old one what it could. */
  readonly replace: (failure: HistoryFailure, old: Database) => Database;
  /** True while the file is where it was put; in memory always. */
  readonly isInPlace: () => boolean;
  /** Removes every file that was ever made for this history. The database is closed by then. */
  readonly remove: () => void;
};

export type GroundParts = DatabaseParts & {
  /** Ms since the epoch; names what is put aside. */
  readonly now: () => number;
  readonly log: Log;
  /** The file cannot be used, or not as it was. */
  readonly told: (failure: HistoryFailure) => void;
};

/** A file, and memory where there can be none. A damaged file is put aside, never removed, and another one begun. */
export function createFileGround(place: HistoryPlace, parts: GroundParts): HistoryGround {
  const { files, log, told } = parts;
  let isFile = true;

  function begin(): Database {
    try {
      return openHistoryFile(place, parts);
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
      const aside = setAside();
      const fresh = openHistoryFile(place, parts);
      const saved = readAlone(aside, (damaged) => rescueOutbox(damaged, fresh));
      log.warn('the history was damaged; another one is begun', { outboxSaved: saved ?? 0 });
      told(failure);
      return fresh;
    } catch (error) {
      return goOnInMemory(reasonOf(error), undefined);
    }
  }

  /** Under names that belong together, so that it can still be opened with its write-ahead log. */
  function setAside(): string {
    const aside = `${place.file}.damaged-${parts.now()}`;
    files.rename(place.file, aside);
    for (const end of ['-wal', '-shm'])
      if (files.size(place.file + end) !== undefined) files.rename(place.file + end, aside + end);
    return aside;
  }

  function goOnInMemory(failure: HistoryFailure, old: Database | undefined): Database {
    isFile = false;
    const memory = openHistoryInMemory(parts);
    const copy = (from: Database): void => {
      if (readMeta(from, 'owner') !== place.owner)
        throw new HistoryError({ kind: 'damaged' }, 'not this person’s');
      copyRows(from, memory);
    };
    if (old !== undefined) tryTo(() => copy(old));
    else if (failure.kind === 'full' || failure.kind === 'refused') readAlone(place.file, copy);
    closeQuietly(old);
    claim(memory, place.owner, parts.newId);
    told(failure);
    return memory;
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

  return {
    database: begin(),
    replace,
    isInPlace: () => !isFile || files.size(place.file) !== undefined,
    remove: () => {
      for (const file of files.beginningWith(place.file)) files.remove(file);
    },
  };
}

/** Gone with the run; nothing can go wrong with it. */
export function createMemoryGround(parts: Omit<DatabaseParts, 'files'>): HistoryGround {
  const database = openHistoryInMemory(parts);
  claim(database, '', parts.newId);
  return { database, replace: (_failure, old) => old, isInPlace: () => true, remove: () => undefined };
}
