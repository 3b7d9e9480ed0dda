import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, type HistoryFailure } from '../../../../src/main/storage/history-failure.ts';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import { type Database, findSqlite, type OpenDatabase } from '../../../../src/main/storage/history-sqlite.ts';
import { outboxRow } from '../../../support/outbox-builders.ts';
import { diskErrors, fileError, sqliteError } from './failing-disk.ts';
import {
  ada,
  historyInTest,
  type HistoryInTest,
  loggedCall,
  loggedIn,
  numberedCall,
} from './history-in-test.ts';

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

function fill(): void {
  const history = test.open();
  history.write({ logged: [1, 2, 3].map(numberedCall) });
  history.close();
}

describe('a runtime', () => {
  it('without SQLite is named for what it lacks', () => {
    expect(() => findSqlite(() => undefined)).toThrow('this one lacks the module node:sqlite');
  });

  it('whose SQLite has no full-text search is named for that', () => {
    class WithoutSearch {
      prepare = () => ({ get: () => undefined });
      close = () => undefined;
    }
    expect(() => findSqlite(() => ({ DatabaseSync: WithoutSearch }))).toThrow('full-text search (FTS5)');
  });

  it('of ours has both', () => {
    const database = findSqlite()(':memory:');
    database.exec("CREATE VIRTUAL TABLE words USING fts5(word); INSERT INTO words VALUES ('calls of today')");
    expect(database.prepare("SELECT word FROM words WHERE words MATCH 'today'").all()).toHaveLength(1);
    database.close();
  });
});

describe('the shape', () => {
  const second = 'ALTER TABLE call ADD COLUMN note TEXT; UPDATE call SET note = record_id;';
  const third = 'CREATE TABLE third (id TEXT) STRICT;';

  it('is brought up step by step, with a whole copy of what was before', () => {
    fill();
    const history = test.open(ada, { migrations: [...historyMigrations, second, third] });
    expect(loggedIn(history)).toEqual(['log-r1', 'log-r2', 'log-r3']);
    history.close();
    expect(test.onDisk('SELECT group_concat(note) AS n FROM (SELECT note FROM call ORDER BY note)')).toBe(
      'r1,r2,r3',
    );
    const copy = test.parts.open(`${test.file()}.before-v${historyMigrations.length + 2}`);
    expect(copy.prepare('SELECT count(*) AS n FROM call').get()).toMatchObject({ n: 3 });
    expect(copy.prepare('PRAGMA user_version').get()).toMatchObject({
      user_version: historyMigrations.length,
    });
    copy.close();
    expect(test.modes()).toEqual(new Set(['600']));
  });

  it.each([1, 2, 3])(
    '[I09] is the old or the new one after step %i failed half-way; the list goes on',
    (fails) => {
      fill();
      const steps = ['a', 'b', 'c'].map((name) => `CREATE TABLE ${name} (id TEXT) STRICT;`);
      // Three rows of one session cannot be told apart by it: fails for what is in the file only.
      const mistake = 'CREATE UNIQUE INDEX wrong ON call (gone);';
      const broken = steps.map((step, at) => (at + 1 === fails ? step + mistake : step));
      const history = test.open(ada, { migrations: [...historyMigrations, ...broken] });
      expect(test.told).toEqual([{ kind: 'refused' }]);
      history.write({ logged: [numberedCall(5)] });
      expect(loggedIn(history)).toContain('log-r5');
      history.close();
      expect(test.onDisk('SELECT user_version AS n FROM pragma_user_version')).toBe(
        historyMigrations.length + fails - 1,
      );
      expect(test.peek()).toHaveLength(3);
      const mended = test.open(ada, { migrations: [...historyMigrations, ...steps] });
      expect(loggedIn(mended)).toHaveLength(3);
      mended.close();
      expect(test.onDisk('SELECT user_version AS n FROM pragma_user_version')).toBe(
        historyMigrations.length + 3,
      );
    },
  );

  it('[I08] of a newer version is left as it is, byte by byte, and said', () => {
    const newer = [...historyMigrations, second];
    const made = test.open(ada, { migrations: newer });
    made.write({ logged: [loggedCall()] });
    test.swapForCopy();
    made.close();
    const before = [test.file(), `${test.file()}-wal`].map((file) => readFileSync(file));
    const history = test.open();
    expect(test.told).toEqual([{ kind: 'newer', version: newer.length }]);
    history.write({ logged: [numberedCall(5)] });
    expect(loggedIn(history)).toEqual(['log-r5']);
    history.close();
    expect([test.file(), `${test.file()}-wal`].map((file) => readFileSync(file))).toEqual(before);
  });

  it('keeps twins in the outbox from being on their way at once', () => {
    const history = test.open();
    const { outbox } = history;
    outbox.read();
    const sending = { state: 'sending', attempt: 1, attemptAt: 1, bootId: 'boot' } as const;
    outbox.write({ put: [outboxRow({ id: '1', place: 1, ...sending })] });
    const twin = { id: '2', place: 2, ...sending };
    expect(() => outbox.write({ put: [outboxRow(twin)] })).toThrow('UNIQUE');
    expect(() => outbox.write({ put: [outboxRow({ ...twin, state: 'unsure' })] })).toThrow('UNIQUE');
    outbox.write({ put: [outboxRow({ ...twin, state: 'queued' })] });
    const third = { id: '3', place: 3, fingerprint: 'h' };
    expect(() => outbox.write({ put: [outboxRow({ ...third, state: 'sending' })] })).toThrow('CHECK');
    expect(() => outbox.write({ put: [outboxRow({ ...third, state: 'sent' })] })).toThrow('CHECK');
    expect(outbox.read().rows.map(({ id, state }) => `${id} ${state}`)).toEqual(['1 sending', '2 queued']);
    history.close();
  });
});

describe('a place that cannot be written', () => {
  it.each<[string, () => void]>([
    [
      'a folder that is a file',
      () => {
        rmSync(test.folder, { recursive: true });
        writeFileSync(test.folder, 'a file');
      },
    ],
    ['a name of 300 characters', () => undefined],
  ])('[I12] %s is said, and the list lives in memory', (what, make) => {
    fill();
    make();
    const folder = what.includes('300') ? path.join(test.folder, 'x'.repeat(300)) : test.folder;
    const history = test.open(ada, { folder });
    expect(test.told).toEqual([{ kind: 'refused' }]);
    history.write({ logged: [numberedCall(5)], cursor: { name: 'call-log', from: undefined, to: 'token' } });
    expect(loggedIn(history)).toEqual(['log-r5']);
    expect(history.cursors.get('call-log')).toBe('token');
    history.remove();
  });

  it.each(['folder with spaces', 'Ordner für Ümläute', '日本語', "quote'quote"])(
    '[I12] a folder named %s is as good as any',
    (name) => {
      const folder = path.join(test.folder, name);
      const history = test.open(ada, { folder });
      history.write({ logged: [loggedCall()] });
      history.close();
      expect(loggedIn(test.open(ada, { folder }))).toEqual(['log-r1']);
      expect(test.told).toEqual([]);
    },
  );

  it('[I12] a read-only file is said, and what is in it is shown', () => {
    fill();
    const open: OpenDatabase = (file, options) => {
      if (file !== ':memory:' && options?.readOnly !== true) throw sqliteError(diskErrors.readOnly);
      return test.parts.open(file, options);
    };
    const history = test.open(ada, { open });
    expect(test.told).toEqual([{ kind: 'refused' }]);
    history.write({ logged: [numberedCall(5)] });
    expect(loggedIn(history)).toEqual(['log-r1', 'log-r2', 'log-r3', 'log-r5']);
    history.close();
    expect(test.peek()).toHaveLength(3);
  });

  it('[I13] a folder that is removed while we run is said once, and the list stays', () => {
    fill();
    const history = test.open();
    rmSync(test.folder, { recursive: true });
    history.write({ logged: [numberedCall(5)] });
    history.write({ logged: [numberedCall(6)] });
    expect(loggedIn(history)).toEqual(['log-r1', 'log-r2', 'log-r3', 'log-r5', 'log-r6']);
    expect(test.told).toEqual([{ kind: 'refused' }]);
    history.close();
  });

  it('[I14] a file that another instance has open is left to it for as long as it has it', () => {
    const first = test.open();
    first.write({ logged: [numberedCall(1)] });
    const second = test.open();
    expect(test.told).toEqual([{ kind: 'in-use' }]);
    second.write({ logged: [numberedCall(2)] });
    expect(loggedIn(second)).toEqual(['log-r2']);
    first.write({ logged: [numberedCall(3)] });
    test.clock.pass(60_000);
    expect(test.peek()).toEqual(['log-r1', 'log-r3']);
    first.close();
    test.clock.pass(60_000);
    expect(loggedIn(second)).toEqual(['log-r1', 'log-r2', 'log-r3']);
    second.close();
  });

  it('[I10] a disk that is really full is said, what was there stays, and the list goes on', () => {
    fill();
    const open = (file: string, options?: { readonly readOnly: boolean }): Database => {
      const database = test.parts.open(file, options);
      if (file !== ':memory:' && options === undefined) database.exec('PRAGMA max_page_count = 40');
      return database;
    };
    const history = test.open(ada, { open });
    let count = 10;
    while (test.told.length === 0 && count < 500) history.write({ logged: [numberedCall((count += 1))] });
    expect(test.told).toEqual([{ kind: 'full' }]);
    expect(loggedIn(history)).toHaveLength(count - 10 + 3);
    history.close();
    const after = loggedIn(test.open());
    expect(after).toEqual(expect.arrayContaining(['log-r1', 'log-r2', 'log-r3', 'log-r11']));
    expect(after).not.toContain(`log-r${count}`);
  });

  it('[I19] does not care what the clock says', () => {
    fill();
    test.clock.jumpTo(Date.UTC(1970, 0, 1));
    const history = test.open();
    history.write({ logged: [loggedCall({ recordId: 'r1', partyId: 'p-1' }, { rangSeconds: 1 })] });
    expect(loggedIn(history)).toHaveLength(3);
    history.close();
  });
});

it.each<[string, Error, HistoryFailure | undefined]>([
  ['SQLITE_CORRUPT', sqliteError({ errcode: 11 }), { kind: 'damaged' }],
  ['SQLITE_CORRUPT_INDEX', sqliteError({ errcode: 779 }), { kind: 'damaged' }],
  ['SQLITE_NOTADB', sqliteError({ errcode: 26 }), { kind: 'damaged' }],
  ['SQLITE_FULL', sqliteError({ errcode: 13 }), { kind: 'full' }],
  ['SQLITE_IOERR_FSYNC', sqliteError({ errcode: 1034 }), { kind: 'refused' }],
  ['SQLITE_READONLY_DBMOVED', sqliteError({ errcode: 1032 }), { kind: 'refused' }],
  ['SQLITE_BUSY_RECOVERY', sqliteError({ errcode: 261 }), { kind: 'in-use' }],
  ['SQLITE_CONSTRAINT', sqliteError({ errcode: 19 }), undefined],
  ['ENOSPC', fileError({ code: 'ENOSPC' }), { kind: 'full' }],
  ['ENAMETOOLONG', fileError({ code: 'ENAMETOOLONG' }), { kind: 'refused' }],
  ['a mistake of ours', new TypeError('undefined is not a function'), undefined],
  ['an argument error of Node', fileError({ code: 'ERR_INVALID_ARG_TYPE' }), undefined],
])('%s is told for what it is', (_name, error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});
