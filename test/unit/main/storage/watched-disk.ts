import type { Database, OpenDatabase } from '../../../../src/main/storage/history-sqlite.ts';
import { type DiskError, sqliteError } from './failing-disk.ts';

export type WatchedDisk = {
  readonly open: OpenDatabase;
  /** What it was told to do. */
  readonly said: string[];
  /** From now on commits fail, and no file can be opened to write. */
  error: DiskError | undefined;
};

/** A disk whose commits can be made to fail, and which writes down what was asked of it. */
export function watchedDisk(real: OpenDatabase): WatchedDisk {
  const disk: WatchedDisk = { said: [], error: undefined, open };

  function open(file: string, options?: { readonly readOnly: boolean }): Database {
    const database = real(file, options);
    if (file === ':memory:' || options !== undefined) return database;
    if (disk.error !== undefined) {
      database.close();
      throw sqliteError(disk.error);
    }
    return {
      close: () => database.close(),
      prepare: (sql) => database.prepare(sql),
      exec: (sql) => {
        disk.said.push(sql);
        if (disk.error !== undefined && sql === 'COMMIT') throw sqliteError(disk.error);
        database.exec(sql);
      },
    };
  }

  return disk;
}
