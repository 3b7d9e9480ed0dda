import type { Clock } from '../../src/main/clock.ts';
import type { Log } from '../../src/main/log.ts';
import type { DocumentFiles } from '../../src/main/storage/document-files.ts';
import { createDocumentMemory } from '../../src/main/storage/document-memory.ts';
import type { Histories } from '../../src/main/storage/histories.ts';
import { claim, openHistoryInMemory } from '../../src/main/storage/history-database.ts';
import { type HistoryGround, memoryGround } from '../../src/main/storage/history-ground.ts';
import { layDown } from '../../src/main/storage/history-outbox.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { type Database, findSqlite } from '../../src/main/storage/history-sqlite.ts';
import { createHistory, type History } from '../../src/main/storage/history.ts';

/** One life of the app. After its end nothing of it reaches the disk any more. */
export type HistoryLife = { readonly histories: Histories; readonly end: () => void };

/** The computer's disk, without one: what a life has written is there for the next. */
export type TestHistories = {
  readonly live: (clock: Clock, log: Log) => HistoryLife;
  /** Whose histories there are. */
  readonly owners: () => readonly string[];
};

const parts = { open: findSqlite(), migrations: historyMigrations };

export function createTestHistories(): TestHistories {
  const kept = new Map<string, Database>();
  const documents = new Map<string, DocumentFiles>();

  function groundFor(owner: string): HistoryGround {
    return memoryGround(databaseOf(owner), 'file', {
      begin: () => databaseOf(owner),
      remove: (left) => {
        kept.delete(owner);
        if (left === undefined) return;
        const fresh = openHistoryInMemory(parts);
        claim(fresh, owner, () => `next id of ${owner}`);
        layDown(fresh, left);
        kept.set(owner, fresh);
      },
    });
  }

  function databaseOf(owner: string): Database {
    const database = kept.get(owner) ?? openHistoryInMemory(parts);
    claim(database, owner, () => `id of ${owner}`);
    kept.set(owner, database);
    return notClosed(database);
  }

  function documentsOf(owner: string): DocumentFiles {
    const files = documents.get(owner) ?? createDocumentMemory();
    documents.set(owner, files);
    return files;
  }

  return {
    owners: () => [...kept.keys()],
    live: (clock, log) => {
      let isOver = false;
      const open = (ground: HistoryGround): History => {
        const history = createHistory(ground, { clock, log });
        const gone = { kind: 'not-kept', why: { kind: 'refused' } } as const;
        return {
          ...history,
          write: (change) => (isOver ? undefined : history.write(change)),
          outbox: { ...history.outbox, write: (change) => (isOver ? gone : history.outbox.write(change)) },
        };
      };
      return {
        histories: {
          open: (owner) => open(groundFor(owner)),
          openInMemory: () => open(memoryInRun()),
          documents: (owner) => (owner === undefined ? createDocumentMemory() : documentsOf(owner)),
        },
        end: () => {
          isOver = true;
        },
      };
    },
  };
}

function memoryInRun(): HistoryGround {
  const begin = (): Database => openHistoryInMemory(parts);
  return memoryGround(begin(), 'run', { remove: () => undefined, begin });
}

/** The file stays where it is when the app closes it. */
function notClosed(database: Database): Database {
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    close: () => undefined,
  };
}
