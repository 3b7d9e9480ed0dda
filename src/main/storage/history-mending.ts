import type { PageFile } from './database-pages.ts';
import { type DatabaseParts, type HistoryPlace, openHistoryFile } from './history-database.ts';
import { HistoryError } from './history-failure.ts';
import type { HistoryFiles } from './history-files.ts';
import { type Rescued, rescueRows } from './history-rescue.ts';
import type { Database } from './history-sqlite.ts';

/** Being filled; worth nothing before it is whole. */
const making = '.mending';
/** Whole: takes the damaged one's place, also where that was interrupted. */
const ready = '.mended';

export type MendParts = DatabaseParts & {
  /** Ms since the epoch; names what is put aside. */
  readonly now: () => number;
};

/**
 * Puts a new database in the place of a damaged one, which is kept aside, with all that could be saved of what nobody
 * else knows. A kill at any moment leaves the damaged one or the new one with everything in it. Throws where the disk
 * fails; the damaged one is where it was then.
 */
export function mend(place: HistoryPlace, parts: MendParts): Rescued {
  const { files } = parts;
  for (const old of files.beginningWith(place.file + making)) files.remove(old);
  const fresh = openHistoryFile({ ...place, file: place.file + making }, parts);
  let rescued: Rescued;
  try {
    // Nobody could tell these again after a power cut.
    fresh.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;');
    rescued = rescue(place, parts, fresh);
  } finally {
    fresh.close();
  }
  if ((files.size(`${place.file}${making}-wal`) ?? 0) > 0)
    throw new HistoryError({ kind: 'refused' }, 'what was saved did not get from the log into its file');
  files.rename(place.file + making, place.file + ready);
  finishMending(place.file, parts);
  return rescued;
}

/** Does nothing where nobody was mending. */
export function finishMending(file: string, { files, now }: Pick<MendParts, 'files' | 'now'>): void {
  if (files.size(file + ready) === undefined) return;
  if (files.size(file) !== undefined) setAside(file, `${file}.damaged-${now()}`, files);
  files.rename(file + ready, file);
}

/** Under names that belong together, so that it can still be opened with its write-ahead log. */
function setAside(file: string, aside: string, files: HistoryFiles): void {
  // The log first: alone it does no harm, and the other way round it would be played into the new one.
  for (const end of ['-wal', '-shm', ''])
    if (files.size(file + end) !== undefined) files.rename(file + end, aside + end);
}

function rescue({ file, owner }: HistoryPlace, { files, open }: MendParts, fresh: Database): Rescued {
  const pages = (name: string): PageFile | undefined => {
    const size = files.size(name);
    return size === undefined
      ? undefined
      : { size, read: (from, count) => files.readPart(name, from, count) };
  };
  const whole = pages(file) ?? { size: 0, read: () => new Uint8Array() };
  const database = openToRead(file, open);
  try {
    return rescueRows({ database, file: whole, log: pages(`${file}-wal`), owner }, fresh);
  } finally {
    closeQuietly(database);
  }
}

function openToRead(file: string, open: DatabaseParts['open']): Database | undefined {
  try {
    return open(file, { readOnly: true });
  } catch {
    return undefined;
  }
}

function closeQuietly(database: Database | undefined): void {
  try {
    database?.close();
  } catch {
    // It was only read, and it is damaged.
  }
}
