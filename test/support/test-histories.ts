import type { Clock } from '../../src/main/clock.ts';
import type { Log } from '../../src/main/log.ts';
import type { Histories } from '../../src/main/storage/histories.ts';
import { claim, openHistoryInMemory } from '../../src/main/storage/history-database.ts';
import type { HistoryGround } from '../../src/main/storage/history-ground.ts';
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

  function groundFor(owner: string): HistoryGround {
    const database = kept.get(owner) ?? openHistoryInMemory(parts);
    claim(database, owner, () => `id of ${owner}`);
    kept.set(owner, database);
    return groundOn(notClosed(database), () => kept.delete(owner));
  }

  return {
    owners: () => [...kept.keys()],
    live: (clock, log) => {
      let isOver = false;
      const open = (ground: HistoryGround): History => {
        const history = createHistory(ground, { clock, log });
        return { ...history, write: (change) => (isOver ? undefined : history.write(change)) };
      };
      return {
        histories: {
          open: (owner) => open(groundFor(owner)),
          openInMemory: () => open(groundOn(openHistoryInMemory(parts), () => undefined)),
        },
        end: () => {
          isOver = true;
        },
      };
    },
  };
}

function groundOn(database: Database, remove: () => void): HistoryGround {
  return { database, replace: (_failure, old) => old, isInPlace: () => true, remove };
}

/** The file stays where it is when the app closes it. */
function notClosed(database: Database): Database {
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    close: () => undefined,
  };
}
