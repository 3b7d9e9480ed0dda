import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../../../../src/main/storage/history.ts';
import type { PastCall } from '../../../../src/shared/call-list.ts';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { draftRow, outboxRow } from '../../../support/outbox-builders.ts';
import {
  ada,
  copyOf,
  everything,
  grace,
  historyInTest,
  type HistoryInTest,
  loggedIn,
  numberedCall,
} from './history-in-test.ts';

/** Raised for a long run: `HISTORY_FLIPS=1000`. */
const flips = Number(process.env['HISTORY_FLIPS'] ?? 150);
const written = Array.from({ length: 60 }, (_, n) => numberedCall(n));

const waiting = ['o-1', 'o-2', 'o-3'].map((id, at) => outboxRow({ id, place: at + 1, fingerprint: id }));

let test: HistoryInTest;
let whole: string;

/** A database with rows in it, closed; its copy stays whole. */
beforeEach(() => {
  test = historyInTest();
  const history = test.open();
  history.write({ logged: written, cursor: { name: 'call-log', from: undefined, to: 'token' } });
  history.outbox.read();
  for (const row of waiting)
    history.outbox.write({ put: [row], putDrafts: [draftRow(`draft of ${row.id}`)] });
  history.close();
  whole = copyOf(test.file(), path.join(path.dirname(test.folder), 'whole'));
});
afterEach(() => test.end());

const originals = new Map(written.map(({ row }) => [row.id, row]));

/** Every row is letter by letter as it was written, or is not there; a cursor that is there is the one that was set. */
function expectNothingWrong(history: History): readonly PastCall[] {
  const { logged } = history.callsSince(everything);
  for (const row of logged) expect(row).toEqual(originals.get(row.id));
  expect([undefined, 'token']).toContain(history.cursors.get('call-log'));
  return logged;
}

/** Opens it and uses it: it works in any case, and after a kill what is missing was told. */
function expectToGoOn(what: string, wasKilled = true): void {
  const history = test.open();
  const rows = expectNothingWrong(history);
  if (wasKilled && rows.length < originals.size) {
    expect(test.told, what).not.toEqual([]);
    expect(history.cursors.get('call-log'), what).toBeUndefined();
  }
  if (test.told.some(({ kind }) => kind === 'damaged'))
    expect(
      test.files().filter((name) => /damaged-\d+$/.test(name)),
      what,
    ).toHaveLength(1);
  history.write({ logged: [numberedCall(7)] });
  expect(loggedIn(history), what).toContain('log-r7');
  history.close();
}

function restoreWhole(): void {
  const { folder } = test;
  const file = test.file();
  for (const name of test.files()) rmSync(path.join(folder, name));
  copyFileSync(whole, file);
  test.told.length = 0;
}

describe('[I06] a damaged database', () => {
  it(`never shows a wrong row after one byte of it was changed, ${flips} times`, { timeout: 600_000 }, () => {
    const seed = Number(process.env['HISTORY_SEED'] ?? 1);
    const { fraction } = createSeededChance(seed);
    const bytes = readFileSync(whole);
    let noticed = 0;
    for (let flip = 0; flip < flips; flip += 1) {
      restoreWhole();
      const at = Math.floor(fraction() * bytes.length);
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(fraction() * 255));
      writeFileSync(test.file(), changed);
      // Half of them as after a kill, where all of it is looked at. Otherwise a row may hide behind a damaged index.
      const wasKilled = flip % 2 === 0;
      if (wasKilled) appendFileSync(`${test.file()}-wal`, 'not a log');
      expectToGoOn(`seed ${seed}, byte ${at}`, wasKilled);
      noticed += Number(test.told.length > 0);
    }
    expect(noticed).toBeGreaterThan(flips / 20);
  });

  it('begins anew after it was cut off at any page, or in the middle of one', { timeout: 120_000 }, () => {
    const size = statSync(whole).size;
    for (let length = size - 4096; length >= 0; length -= 2048) {
      restoreWhole();
      truncateSync(test.file(), length);
      const history = test.open();
      expectNothingWrong(history);
      history.write({ logged: [numberedCall(7)] });
      history.close();
    }
  });

  it('begins anew where the file is no database at all', () => {
    writeFileSync(test.file(), 'This was written by somebody else. '.repeat(300));
    expectToGoOn('foreign text');
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    const aside = test.files().find((name) => name.includes('damaged')) ?? '';
    expect(readFileSync(path.join(test.folder, aside), 'latin1')).toContain('somebody else');
  });

  it('gives what was to be sent to the one that takes its place, as far as its pages are whole', () => {
    const bytes = readFileSync(test.file());
    for (let at = bytes.indexOf('log-r30'); at >= 0; at = bytes.indexOf('log-r30'))
      bytes.write('XXXXXXX', at);
    writeFileSync(test.file(), bytes);
    const history = test.open();
    expect(loggedIn(history)).toEqual([]);
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    const { rows, drafts, count } = history.outbox.read();
    expect(rows).toEqual(waiting);
    expect(drafts.map(({ id }) => id)).toEqual(['draft of o-1', 'draft of o-2', 'draft of o-3']);
    // It may be an older state of it: whoever remembers a higher count notices.
    expect(count).toBe(0);
    history.close();
  });

  it('leaves behind what was to be sent and is not as it was written, and saves the others', () => {
    const bytes = readFileSync(test.file());
    bytes.write('+14155550199', bytes.indexOf('+14155550177'));
    writeFileSync(test.file(), bytes);
    const history = test.open();
    const { rows } = history.outbox.read();
    expect(rows).toHaveLength(2);
    expect(waiting).toEqual(expect.arrayContaining([...rows]));
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    history.close();
  });

  it('is noticed while it is open, too', () => {
    const history = test.open();
    expect(expectNothingWrong(history)).toHaveLength(60);
    history.close();
    const again = test.open();
    const bytes = readFileSync(test.file());
    // The pages behind the first, where the shape is: not yet read by the new connection.
    bytes.fill(0x5a, 4096);
    writeFileSync(test.file(), bytes);
    expect(loggedIn(again)).toEqual([]);
    again.write({ logged: [numberedCall(7)] });
    expect(loggedIn(again)).toEqual(['log-r7']);
    expect(test.told).toEqual([{ kind: 'damaged' }]);
  });
});

describe('[I07] a write-ahead log', () => {
  it('that is missing costs what was only in it', () => {
    const history = test.open();
    history.write({ logged: [numberedCall(70)] });
    const copy = copyOf(test.file(), path.join(path.dirname(test.folder), 'killed'));
    history.close();
    restoreWhole();
    copyFileSync(copy, test.file());
    expect(expectNothingWrong(test.open())).toHaveLength(60);
    expect(test.told).toEqual([]);
  });

  it.each([1, 3, 20, 60])('of another person’s database of %i rows never brings a wrong row', (count) => {
    restoreWhole();
    const mine = test.file();
    const other = test.open(grace);
    other.write({
      logged: Array.from({ length: count }, (_, n) => {
        const { row, ...call } = numberedCall(n);
        return { ...call, row: { ...row, rangSeconds: 9 } };
      }),
    });
    const theirs = test.files().find((name) => name.endsWith('-wal')) ?? '';
    const log = readFileSync(path.join(test.folder, theirs));
    other.close();
    writeFileSync(`${mine}-wal`, log);
    const history = test.open(ada);
    expectNothingWrong(history);
    history.write({ logged: [numberedCall(7)] });
    expect(loggedIn(history)).toContain('log-r7');
  });
});
