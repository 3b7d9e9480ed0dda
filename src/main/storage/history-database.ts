import { HistoryError } from './history-failure.ts';
import type { HistoryFiles } from './history-files.ts';
import type { Database, OpenDatabase } from './history-sqlite.ts';

export type HistoryPlace = {
  readonly folder: string;
  /** Full path; SQLite puts `-wal` beside it. */
  readonly file: string;
  /** Whose history it is; a file that says otherwise is not read. */
  readonly owner: string;
};

export type DatabaseParts = {
  readonly open: OpenDatabase;
  readonly files: HistoryFiles;
  /** All steps from an empty file on; as many as the newest version has. */
  readonly migrations: readonly string[];
  /** A new random id for a new database. */
  readonly newId: () => string;
};

/**
 * Opens the file, makes it where it is missing, and brings an older one up to date. Throws and leaves the file as it
 * was where it is damaged, newer than we are, or cannot be written; `failureOf` tells which.
 */
export function openHistoryFile(place: HistoryPlace, parts: DatabaseParts): Database {
  const { files, migrations } = parts;
  files.makeFolder(place.folder);
  const bytes = files.size(place.file) ?? 0;
  // A run that was closed leaves nothing in the write-ahead log. Looked at first: reading the version makes one.
  const wasClosed = (files.size(`${place.file}-wal`) ?? 0) === 0;
  const version = bytes === 0 ? 0 : readVersion(place.file, parts.open);
  if (version > migrations.length)
    throw new HistoryError({ kind: 'newer', version }, `the history has version ${version}`);
  files.create(place.file);
  const database = parts.open(place.file);
  try {
    // Only an empty file can be told: pages that are free go back to the disk when somebody says so.
    if (version === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    configure(database);
    if (!wasClosed) checkPages(database);
    if (version > 0 && version < migrations.length)
      backUp(database, `${place.file}.before-v${migrations.length}`, files);
    migrate(database, migrations);
    claim(database, place.owner, parts.newId);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The same shape in memory, gone with the run. Nobody's, until it is claimed. */
export function openHistoryInMemory({
  open,
  migrations,
}: Pick<DatabaseParts, 'open' | 'migrations'>): Database {
  const database = open(':memory:');
  migrate(database, migrations);
  return database;
}

/** Without changing a byte: a newer version's file, its write-ahead log included, stays as it is. */
function readVersion(file: string, open: OpenDatabase): number {
  const database = open(file, { readOnly: true });
  try {
    return versionOf(database);
  } finally {
    database.close();
  }
}

function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * One connection has the file to itself: a second instance is refused instead of writing along, and no shared memory
 * is needed, which network drives do not have. `NORMAL`: a commit waits for no disk, so that the disk cannot hold up
 * an alert. A kill loses nothing; a power cut may lose the last commits, rows and cursors alike, which the
 * platform tells again.
 */
function configure(database: Database): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON;');
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal')
    throw new HistoryError({ kind: 'refused' }, `no write-ahead log here, only ${String(mode)}`);
  database.exec('PRAGMA synchronous = NORMAL;');
}

/** Indexes too, which the quick check leaves out; with at most 20,000 calls that takes no longer than a blink. */
function checkPages(database: Database): void {
  const answer = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  if (answer !== 'ok')
    throw new HistoryError({ kind: 'damaged' }, `the history is damaged: ${String(answer)}`);
}

/** A whole copy, with what is still in the write-ahead log. */
function backUp(database: Database, copy: string, files: HistoryFiles): void {
  files.remove(copy);
  files.create(copy);
  database.prepare('VACUUM INTO ?').run(copy);
}

function migrate(database: Database, migrations: readonly string[]): void {
  for (let version = versionOf(database); version < migrations.length; version += 1) {
    inTransaction(database, () => {
      database.exec(migrations[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

/** Everything or nothing of it is in the database afterwards. */
export function inTransaction(database: Database, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself already; the first error is the one that tells why.
    }
    throw error;
  }
}

/** Says whose it is. Throws where it says already that it is another's. */
export function claim(database: Database, owner: string, newId: () => string): void {
  const found = readMeta(database, 'owner');
  if (found === owner) return;
  if (found !== undefined) throw new HistoryError({ kind: 'damaged' }, 'the history is somebody else’s');
  inTransaction(database, () => {
    const write = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    write.run('id', newId());
    write.run('owner', owner);
  });
}

/** Undefined where it was never written. */
export function readMeta(database: Database, name: 'owner' | 'id'): string | undefined {
  const value = database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'];
  return typeof value === 'string' ? value : undefined;
}
