import { openHistoryInMemory } from '../../src/main/storage/history-database.ts';
import { createPopRows, createPopStore, type PopStore } from '../../src/main/storage/history-pops.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { createSeal } from '../../src/main/storage/history-seal.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';

/** What rules did, in a database that is gone with the test. */
export function createPopStoreInMemory(): PopStore {
  const database = openHistoryInMemory({ open: findSqlite(), migrations: historyMigrations });
  const rows = createPopRows(database, createSeal('test'));
  return createPopStore(
    (work) => work(rows, database),
    () => undefined,
    new Map(),
  );
}
