import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsInPages } from '../../../../src/main/storage/database-pages.ts';
import type { Rescued } from '../../../../src/main/storage/history-rescue.ts';
import { createHistories } from '../../../../src/main/storage/histories.ts';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { draftRow, outboxRow } from '../../../support/outbox-builders.ts';
import { createFailingDisk, diskErrors } from './failing-disk.ts';
import { ada, copyOf, grace, historyInTest, type HistoryInTest, numberedCall } from './history-in-test.ts';

const waiting = Array.from({ length: 40 }, (_, n) =>
  outboxRow({ id: `o-${n}`, place: n + 1, fingerprint: `f-${n}` }),
);
/** Longer than a page: goes on in others. */
const longDraft = {
  ...draftRow('long'),
  content: JSON.stringify({ text: 'Dear customers, '.repeat(2_000) }),
};

let test: HistoryInTest;
let whole: string;
let rescued: (Rescued | undefined)[];

beforeEach(() => {
  test = historyInTest();
  rescued = [];
  fill(waiting);
});
afterEach(() => test.end());

function fill(items: typeof waiting): void {
  const history = test.open();
  history.write({ logged: Array.from({ length: 200 }, (_, n) => numberedCall(n)) });
  history.outbox.read();
  history.outbox.write({ put: items });
  history.outbox.write({ putDrafts: [longDraft, draftRow('short')] });
  history.close();
  whole = copyOf(test.file(), path.join(path.dirname(test.folder), 'whole'));
}

function open(owner = ada, different = {}): History {
  const histories = createHistories({ ...test.parts, ...different });
  return histories.open(owner, (failure, saved) => {
    test.told.push(failure);
    rescued.push(saved);
  });
}

function restoreWhole(): string {
  const file = test.file();
  for (const name of test.files()) rmSync(path.join(test.folder, name));
  copyFileSync(whole, file);
  test.told.length = 0;
  rescued.length = 0;
  return file;
}

const pageSize = 4096;
/** As a broken disk would: whole pages of nothing that means anything. */
function ruin(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(0x5a, (page - 1) * pageSize, page * pageSize);
  writeFileSync(file, bytes);
}

function pagesOf(table: string): readonly { readonly page: number; readonly kind: string }[] {
  const database = findSqlite()(copyOf(whole, path.join(path.dirname(test.folder), 'looked-at')));
  const found = database
    .prepare('SELECT pageno AS page, pagetype AS kind FROM dbstat WHERE name = ?')
    .all(table);
  database.close();
  return found.map(({ page, kind }) => ({ page: Number(page), kind: String(kind) }));
}

describe('[I06] what is to be sent', () => {
  it('is found page by page where the first page, and with it the way to all others, is gone', () => {
    ruin(restoreWhole(), [1]);
    const history = open();
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    const { rows, drafts } = history.outbox.read();
    expect(rows).toEqual(waiting);
    expect(drafts.map(({ id, content }) => [id, content.length])).toEqual(
      expect.arrayContaining([
        ['long', longDraft.content.length],
        ['short', draftRow('short').content.length],
      ]),
    );
    expect(rescued).toEqual([{ unsent: 40, drafts: 2, notes: 0, others: 0, isWhole: false }]);
    history.close();
  });

  it('is found where only the page that leads to its pages is gone', () => {
    const file = restoreWhole();
    ruin(
      file,
      pagesOf('outbox')
        .filter(({ kind }) => kind === 'internal')
        .map(({ page }) => page),
    );
    const history = open();
    expect(history.outbox.read().rows).toEqual(waiting);
    history.close();
  });

  it('is saved but for what stood in the page that is gone, and nothing of it is another’s or older', () => {
    for (const { page, kind } of pagesOf('outbox')) {
      if (kind !== 'leaf') continue;
      ruin(restoreWhole(), [page]);
      const history = open();
      const { rows } = history.outbox.read();
      expect(rows.length).toBeGreaterThan(waiting.length / 2);
      expect(rows.length).toBeLessThan(waiting.length);
      for (const row of rows) expect(row).toEqual(waiting[row.place - 1]);
      expect(rescued[0]?.isWhole).toBe(false);
      history.close();
    }
  });

  it('is told to be whole where SQLite could read all of it', () => {
    const file = restoreWhole();
    ruin(
      file,
      pagesOf('call')
        .slice(-1)
        .map(({ page }) => page),
    );
    writeFileSync(`${file}-wal`, 'not a log');
    const history = open();
    expect(history.outbox.read().rows).toEqual(waiting);
    expect(rescued).toEqual([{ unsent: 40, drafts: 2, notes: 0, others: 0, isWhole: true }]);
    history.close();
  });

  it('is taken in its newest state, also where that is still in the log alone', () => {
    const file = restoreWhole();
    const before = open();
    before.outbox.read();
    before.outbox.write({
      put: [
        {
          ...outboxRow({ id: 'o-3', place: 4, fingerprint: 'f-3' }),
          state: 'cancelled',
          changedAt: Date.now(),
        },
      ],
    });
    const killed = copyOf(file, path.join(path.dirname(test.folder), 'killed'));
    before.close();
    restoreWhole();
    copyFileSync(killed, file);
    copyFileSync(`${killed}-wal`, `${file}-wal`);
    ruin(file, [1]);
    // The log brings the first page back; without it, nothing would lead anywhere.
    const bytes = readFileSync(`${file}-wal`);
    const frames = (bytes.length - 32) / (24 + pageSize);
    for (let frame = 0; frame < frames; frame += 1) {
      const at = 32 + frame * (24 + pageSize);
      if (bytes.readUInt32BE(at) === 1) bytes.fill(0x5a, at + 24, at + 24 + pageSize);
    }
    writeFileSync(`${file}-wal`, bytes);
    const history = open();
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    const states = history.outbox.read().rows.map(({ id }) => id);
    expect(states).not.toContain('o-3');
    expect(states).toHaveLength(39);
    history.close();
  });

  it('is taken from nobody else’s file', () => {
    const hers = test.file();
    const mine = path.join(test.folder, path.basename(hers));
    const stranger = open(grace);
    stranger.close();
    const other = test.files().find((name) => name.endsWith('.sqlite') && !hers.endsWith(name)) ?? '';
    rmSync(path.join(test.folder, other));
    renameSync(mine, path.join(test.folder, other));
    const history = open(grace);
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    expect(history.outbox.read()).toMatchObject({ rows: [], drafts: [] });
    history.close();
  });

  it('is never lost to a disk that fails while it is saved: the next start finds all of it', () => {
    rmSync(test.file());
    fill(waiting.slice(0, 2));
    let calls = Infinity;
    for (let call = 1; call <= calls; call += 4) {
      ruin(restoreWhole(), [1]);
      const disk = createFailingDisk(test.parts, (count) => count >= call, diskErrors.full);
      const failing = open(ada, { open: disk.open, files: disk.files });
      failing.close();
      if (disk.calls() < call) calls = 0;
      test.told.length = 0;
      const history = open();
      expect(history.outbox.read().rows.length, `call ${call}`).toBe(2);
      history.close();
    }
  });
});

describe('rows in pages', () => {
  it('are those that SQLite reads, whatever they hold', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.integer({ min: -(2 ** 47), max: 2 ** 47 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'binary', maxLength: 50 }).filter((text) => !/[\0\ud800-\udfff]/u.test(text)),
      fc.integer({ min: 0, max: 30_000 }).map((length) => 'long '.repeat(length / 5)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 60 }), (rows) => {
        const file = path.join(path.dirname(test.folder), 'rows');
        rmSync(file, { force: true });
        const database = findSqlite()(file);
        database.exec('CREATE TABLE some (a ANY, b ANY, c ANY) STRICT');
        for (const row of rows) database.prepare('INSERT INTO some VALUES (?, ?, ?)').run(...row);
        const read = database
          .prepare('SELECT * FROM some')
          .all()
          .map((row) => Object.values(row));
        database.close();
        const bytes = readFileSync(file);
        const pages = {
          size: bytes.length,
          read: (from: number, count: number) => bytes.subarray(from, from + count),
        };
        const found = [...rowsInPages(pages, undefined, new Set([3]))].toSorted(
          (one, other) => one.rowid - other.rowid,
        );
        expect(found.map(({ values }) => values)).toEqual(read);
      }),
      { numRuns: 60 },
    );
  });

  it('never end in anything but rows, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 9_000 }),
        fc.uint8Array({ maxLength: 9_000 }),
        (file, log) => {
          const head = Uint8Array.from([...new TextEncoder().encode('SQLite format 3\0'), 2, 0, ...file]);
          const pages = (bytes: Uint8Array) => ({
            size: bytes.length,
            read: (from: number, count: number) => bytes.subarray(from, from + count),
          });
          for (const { values } of rowsInPages(pages(head), pages(log), new Set([1, 2, 3])))
            expect(values.length).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('[I06] a file that was cut off anywhere gives what is left of it', { timeout: 120_000 }, () => {
  const size = statSync(whole).size;
  for (let length = size - pageSize; length > 0; length -= 8 * pageSize) {
    const file = restoreWhole();
    truncateSync(file, length);
    const history = open();
    for (const row of history.outbox.read().rows) expect(row).toEqual(waiting[row.place - 1]);
    history.close();
  }
});
