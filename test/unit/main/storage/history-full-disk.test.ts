import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../../../../src/main/storage/history.ts';
import { noteNumbered } from '../../../support/history-child.ts';
import { diskErrors, sqliteError } from './failing-disk.ts';
import { createFullDisk, type FullDisk } from './full-disk.ts';
import { ada, historyInTest, type HistoryInTest, loggedIn, numberedCall } from './history-in-test.ts';
import { anySteps, fill, play } from './history-steps.ts';
import { rowsOnDisk } from './rows-on-disk.ts';

let test: HistoryInTest;
let disk: FullDisk;
beforeEach(() => {
  test = historyInTest();
  disk = createFullDisk(test.parts.open);
});
afterEach(() => test.end());

const openOn = (full: FullDisk): History => test.open(ada, { open: full.open });

describe('[I10] [fault 42] a disk that was full for a while', () => {
  it('holds in the end what it would hold had it never been full', { timeout: 120_000 }, () => {
    fill(test);
    const restore = test.remember();
    fc.assert(
      fc.property(
        anySteps,
        anySteps,
        anySteps,
        fc.constantFrom('BEGIN', 'COMMIT'),
        (before, meanwhile, after, refuses) => {
          restore();
          const undisturbed = test.open();
          for (const steps of [before, meanwhile, after]) play(undisturbed, steps);
          undisturbed.close();
          const right = rowsOnDisk(test, ['cursor']);
          restore();
          const full = createFullDisk(test.parts.open, refuses);
          const history = openOn(full);
          play(history, before);
          full.fill();
          play(history, meanwhile);
          full.makeRoom();
          test.clock.pass(60_000);
          expect(history.keeping.lasts()).toBe('file');
          play(history, after);
          const stands = history.cursors.get('call-log');
          history.close();
          expect(rowsOnDisk(test, ['cursor'])).toEqual(right);
          expect(test.open().cursors.get('call-log')).toBe(stands);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is tried once a minute and told of once, when it takes everything', () => {
    fill(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    test.clock.pass(600_000);
    expect([history.keeping.lasts(), test.told, test.returns()]).toEqual(['nowhere', [{ kind: 'full' }], 0]);
    disk.makeRoom();
    test.clock.pass(60_000);
    expect([history.keeping.lasts(), test.told.length, test.returns()]).toEqual(['file', 1, 1]);
    expect(test.onDisk("SELECT count(*) AS n FROM call_note WHERE note_of = 'call s-7'")).toBe(1);
    test.clock.pass(600_000);
    expect(test.returns()).toBe(1);
    history.close();
  });

  it('is tried when the person writes something, but not at each letter', () => {
    fill(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    disk.makeRoom();
    history.write({ callMarks: { notes: [noteNumbered(8)] } });
    expect(history.keeping.lasts()).toBe('nowhere');
    test.clock.pass(10_000);
    history.write({ logged: [numberedCall(9)] });
    expect(history.keeping.lasts()).toBe('nowhere');
    history.write({ callMarks: { notes: [noteNumbered(9)] } });
    expect(history.keeping.lasts()).toBe('file');
    expect(test.onDisk('SELECT count(*) AS n FROM call_note')).toBe(4);
    history.close();
  });

  it('is tried a last time at the end', () => {
    fill(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ callMarks: { notes: [noteNumbered(7)] } });
    disk.makeRoom();
    history.close();
    expect(test.open().pastCalls.note('call s-7')?.text).toBe(noteNumbered(7).text);
  });

  it('and still is at the end keeps what it had', () => {
    fill(test);
    const before = rowsOnDisk(test);
    const history = openOn(disk);
    disk.fill();
    history.write({ logged: [numberedCall(7)], callMarks: { notes: [noteNumbered(7)] } });
    history.close();
    expect(rowsOnDisk(test)).toEqual(before);
    expect([test.told, test.returns()]).toEqual([[{ kind: 'full' }], 0]);
    expect(test.clock.pending()).toBe(0);
  });

  it('at the very first start gets its file once there is room', () => {
    const open: typeof disk.open = (file, options) => {
      if (isFull && file !== ':memory:') throw sqliteError(diskErrors.full);
      return test.parts.open(file, options);
    };
    let isFull = true;
    const history = test.open(ada, { open });
    history.write({ logged: [numberedCall(1)], cursor: { name: 'call-log', from: undefined, to: 'a' } });
    isFull = false;
    test.clock.pass(60_000);
    history.close();
    const after = test.open();
    expect([loggedIn(after), after.cursors.get('call-log')]).toEqual([['log-r1'], 'a']);
  });
});
