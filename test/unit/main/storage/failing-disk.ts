import type { HistoryFiles } from '../../../../src/main/storage/history-files.ts';
import type { Database, OpenDatabase } from '../../../../src/main/storage/history-sqlite.ts';

/** What SQLite and the file system say of one and the same trouble. */
export type DiskError = { readonly errcode: number; readonly code: string };

/** Faults 42 to 46 of the fault list. SQLite's extended codes are at sqlite.org/rescode.html. */
export const diskErrors = {
  full: { errcode: 13, code: 'ENOSPC' },
  readOnly: { errcode: 8, code: 'EROFS' },
  failsToRead: { errcode: 266, code: 'EIO' },
  failsToWrite: { errcode: 778, code: 'EIO' },
  failsToFlush: { errcode: 1034, code: 'EIO' },
  forbidden: { errcode: 14, code: 'EACCES' },
} as const satisfies Record<string, DiskError>;

export function sqliteError({ errcode }: Pick<DiskError, 'errcode'>): Error {
  return Object.assign(new Error(`SQLite fails with ${errcode}`), { code: 'ERR_SQLITE_ERROR', errcode });
}

export function fileError({ code }: Pick<DiskError, 'code'>): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

export type FailingDisk = {
  readonly files: HistoryFiles;
  readonly open: OpenDatabase;
  /** Calls so far. */
  readonly calls: () => number;
};

/** Every call of the layer below goes through, but those that are to fail. */
export function createFailingDisk(
  real: { readonly files: HistoryFiles; readonly open: OpenDatabase },
  fails: (call: number) => boolean,
  error: DiskError,
): FailingDisk {
  let calls = 0;

  function pass<Result>(act: () => Result, failure = sqliteError(error)): Result {
    calls += 1;
    if (fails(calls)) throw failure;
    return act();
  }

  function passFile<Result>(act: () => Result): Result {
    return pass(act, fileError(error));
  }

  function wrap(database: Database): Database {
    return {
      exec: (sql) => pass(() => database.exec(sql)),
      // Also what fails to close is closed: this process would hold its lock for good.
      close: () => {
        database.close();
        pass(() => undefined);
      },
      prepare: (sql) => {
        const statement = pass(() => database.prepare(sql));
        return new Proxy(statement, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name, target);
            if (typeof value !== 'function') return value;
            return (...values: unknown[]) => pass<unknown>(() => Reflect.apply(value, target, values));
          },
        });
      },
    };
  }

  const { files } = real;
  return {
    calls: () => calls,
    open: (file, options) =>
      file === ':memory:' ? real.open(file) : wrap(pass(() => real.open(file, options))),
    files: {
      makeFolder: (folder) => passFile(() => files.makeFolder(folder)),
      create: (file) => passFile(() => files.create(file)),
      size: (file) => passFile(() => files.size(file)),
      rename: (from, to) => passFile(() => files.rename(from, to)),
      remove: (file) => passFile(() => files.remove(file)),
      readPart: (file, from, count) => passFile(() => files.readPart(file, from, count)),
      beginningWith: (file) => passFile(() => files.beginningWith(file)),
    },
  };
}
