import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../../../../src/main/storage/history.ts';
import { noteNumbered } from '../../../support/history-child.ts';
import { draftRow, outboxRow } from '../../../support/outbox-builders.ts';
import { diskErrors, sqliteError } from './failing-disk.ts';
import { createFullDisk, type FullDisk } from './full-disk.ts';
import { ada, historyInTest, type HistoryInTest, loggedIn } from './history-in-test.ts';
import { fill, kinds, play, popClaim, popRun } from './history-steps.ts';
import { rowsOnDisk } from './rows-on-disk.ts';

let test: HistoryInTest;
let disk: FullDisk;
beforeEach(() => {
  test = historyInTest();
  disk = createFullDisk(test.parts.open);
});
afterEach(() => test.end());

const openOn = (full: FullDisk): History => test.open(ada, { open: full.open });

describe('going back to the file', () => {
  it('leaves it as it was or makes it whole, wherever it is killed or fails', { timeout: 120_000 }, () => {
    fill(test);
    const before = rowsOnDisk(test).join('\n');
    const restore = test.remember();
    let whole = '';
    let states = new Set<string>();
    for (let at = 0, count = 1; at < count; at += 1) {
      restore();
      const history = openOn(disk);
      disk.fill();
      play(
        history,
        kinds.map((_kind, kind) => ({ kind, n: 5 })).filter(({ kind }) => kind !== 12),
      );
      disk.makeRoom();
      let calls = 0;
      disk.listen(() => {
        calls += 1;
        // A kill here leaves this.
        if (at === 0) states = new Set([...states, rowsOnDisk(test).join('\n')]);
        else if (calls === at) throw sqliteError(diskErrors.full);
      });
      test.clock.pass(60_000);
      disk.listen(undefined);
      if (at === 0) {
        count = calls;
        whole = rowsOnDisk(test).join('\n');
        expect(count).toBeGreaterThan(30);
        expect(states).toEqual(new Set([before]));
      } else {
        expect(history.keeping.lasts(), `call ${at}`).toBe('nowhere');
        expect(rowsOnDisk(test).join('\n'), `call ${at}`).toBe(before);
        test.clock.pass(60_000);
        expect(rowsOnDisk(test).join('\n'), `call ${at}`).toBe(whole);
      }
      history.close();
    }
    expect(whole).not.toBe(before);
  });

  it('takes the file over from the outbox, which had opened it for itself', () => {
    fill(test);
    const history = openOn(disk);
    history.outbox.read();
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    disk.makeRoom();
    history.outbox.read();
    expect(history.outbox.write({ putDrafts: [draftRow('d-1')] }).kind).toBe('kept');
    test.clock.pass(60_000);
    expect(history.keeping.lasts()).toBe('file');
    expect(history.outbox.write({ put: [outboxRow()] }).kind).toBe('kept');
    history.write({ callMarks: { notes: [noteNumbered(8)] } });
    history.close();
    const after = test.open();
    expect(after.outbox.read()).toMatchObject({ rows: [{ id: 'o-1' }], drafts: [{ id: 'd-1' }] });
    expect(after.pastCalls.note('call s-7')?.text).toBe(noteNumbered(7).text);
    expect(after.pastCalls.note('call s-8')?.text).toBe(noteNumbered(8).text);
  });

  it('never sends anything that is only in memory', () => {
    fill(test);
    const history = openOn(disk);
    history.outbox.read();
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    history.outbox.read();
    expect(history.outbox.write({ put: [outboxRow()] }).kind).toBe('not-kept');
    history.close();
  });

  it('settles what a rule began in memory, also where its line has another number now', () => {
    fill(test);
    const first = test.open();
    const history = openOn(disk);
    const id = history.pops.begin(popClaim(7), popRun('in memory'));
    first.close();
    test.clock.pass(60_000);
    history.pops.settle(id, { kind: 'done' });
    const { runs } = history.pops.runs(0, 10);
    expect(runs.map(({ who, result }) => `${who}: ${result.kind}`)).toEqual([
      'in memory: done',
      'before: done',
    ]);
    history.close();
  });

  it('puts what was written unseen beside what is there', () => {
    fill(test);
    const first = test.open();
    const history = openOn(disk);
    const written = { ...noteNumbered(1), text: 'W' };
    for (const text of ['W', 'Wr', 'Write']) history.write({ callMarks: { notes: [{ ...written, text }] } });
    history.write({ favourites: ['personal:2'] });
    first.close();
    test.clock.pass(60_000);
    expect(history.pastCalls.note(written.of)?.text).toBe(`${noteNumbered(1).text}\nWrite`);
    expect(history.favourites()).toEqual(['personal:1', 'personal:2']);
    history.close();
  });

  it('[I13] waits for a file that was taken away, and begins another one at the end only', () => {
    fill(test);
    const history = test.open();
    rmSync(test.folder, { recursive: true });
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    test.clock.pass(600_000);
    expect(() => test.files()).toThrow();
    history.close();
    expect(test.open().pastCalls.note('call s-7')?.text).toBe(noteNumbered(7).text);
  });

  it('brings back nothing that was deleted meanwhile', () => {
    fill(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    disk.makeRoom();
    expect(history.keeping.deleteAll()).toBe(true);
    test.clock.pass(600_000);
    expect([loggedIn(history), history.pastCalls.note('call s-7')]).toEqual([[], undefined]);
    history.remove();
    expect(test.files().filter((name) => path.basename(name).startsWith('history'))).toEqual([]);
  });

  it('puts a damaged file aside and brings along what was written meanwhile', () => {
    fill(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    disk.makeRoom();
    let isDamaged = true;
    disk.listen((sql) => {
      if (!isDamaged || !sql.startsWith('INSERT INTO call_note')) return;
      isDamaged = false;
      throw sqliteError({ errcode: 11 });
    });
    test.clock.pass(60_000);
    disk.listen(undefined);
    expect(history.keeping.lasts()).toBe('file');
    expect(history.pastCalls.note('call s-1')?.text).toBe(noteNumbered(1).text);
    expect(history.pastCalls.note('call s-7')?.text).toBe(noteNumbered(7).text);
    expect(test.told.map(({ kind }) => kind)).toEqual(['full', 'damaged']);
    history.close();
  });
});
