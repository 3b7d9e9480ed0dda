import type { Database, OpenDatabase } from '../../../../src/main/storage/history-sqlite.ts';
import { diskErrors, sqliteError } from './failing-disk.ts';

export type FullDisk = {
  readonly open: OpenDatabase;
  /** Nothing more can be written from now on, or it can again; reading goes on. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  /** Hears of each statement that is run on a file, before it is. What it throws, the disk says. */
  readonly listen: (hear: ((sql: string) => void) | undefined) => void;
};

/** @param refuses which of the two of a transaction fails */
export function createFullDisk(real: OpenDatabase, refuses: 'BEGIN' | 'COMMIT' = 'BEGIN'): FullDisk {
  let isFull = false;
  let hear: ((sql: string) => void) | undefined;

  function wrap(database: Database): Database {
    return {
      close: () => database.close(),
      exec: (sql) => {
        hear?.(sql);
        if (isFull && sql.startsWith(refuses)) throw sqliteError(diskErrors.full);
        database.exec(sql);
      },
      prepare: (sql) => {
        const statement = database.prepare(sql);
        return new Proxy(statement, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name, target);
            if (typeof value !== 'function') return value;
            return (...values: unknown[]): unknown => {
              hear?.(sql);
              return Reflect.apply(value, target, values);
            };
          },
        });
      },
    };
  }

  return {
    open: (file, options) => (file === ':memory:' ? real(file) : wrap(real(file, options))),
    fill: () => {
      isFull = true;
    },
    makeRoom: () => {
      isFull = false;
    },
    listen: (ear) => {
      hear = ear;
    },
  };
}
