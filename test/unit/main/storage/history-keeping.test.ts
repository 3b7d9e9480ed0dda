import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTidying } from '../../../../src/main/keeping/tidying.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { type KeepingSettings, keepingDefaults } from '../../../../src/shared/keeping.ts';
import { builtAt } from '../../../support/builders.ts';
import { fillHistory } from '../../../support/large-history.ts';
import { draftRow, outboxRow } from '../../../support/outbox-builders.ts';
import { createFailingDisk, diskErrors } from './failing-disk.ts';
import { ada, historyInTest, type HistoryInTest, loggedCall, numberedCall } from './history-in-test.ts';

const day = 86_400_000;
/** Fewer than anybody can choose, so that the test is quick. */
const fourDays = 4 as KeepingSettings['callDays'];

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

/** A hundred calls a day for ten days, and some people. */
function filled(): History {
  const history = test.open();
  fillHistory(history, { calls: 1_000, contacts: 50, directory: 50 }, builtAt);
  return history;
}

/** All steps until nothing is left to do. */
function tidy(history: History, limits: Partial<KeepingSettings>, now = builtAt): number {
  const { step } = createTidying(history, () => ({ ...keepingDefaults, ...limits }));
  let steps = 0;
  while (step(now).isMore) steps += 1;
  return steps;
}

function note(history: History, of: string, changedAt: number): void {
  const kept = { of, partyKey: undefined, callStartedAt: undefined, text: 'about a quote', changedAt };
  history.write({ callMarks: { notes: [kept] } });
}

describe('what is kept', () => {
  it('is counted, with what waits to be sent apart', () => {
    const history = filled();
    note(history, 'party +12125550100', builtAt);
    history.outbox.read();
    history.outbox.write({ put: [outboxRow({ id: 'o' })], putDrafts: [draftRow('d')] });
    const use = history.keeping.use();
    expect(use).toMatchObject({ calls: 1_000, people: 100, notes: 1, reminders: 0, unsent: 1, drafts: 1 });
    expect(use.newestCall).toBe(builtAt - 60_000);
    expect(use.bytes).toBeGreaterThan(100_000);
    history.close();
    expect(history.keeping.use().calls).toBe(0);
  });

  it('says where it stays', () => {
    expect(test.open().keeping.lasts()).toBe('file');
    const second = test.open();
    expect(test.told).toEqual([{ kind: 'in-use' }]);
    expect(second.keeping.lasts()).toBe('nowhere');
  });
});

describe('[I20] limits', () => {
  it('take away what is older than the person wants, counted from the newest, in small steps', () => {
    const history = filled();
    expect(tidy(history, { callDays: fourDays })).toBeGreaterThanOrEqual(2);
    const { calls, oldestCall = 0 } = history.keeping.use();
    expect(calls).toBeGreaterThan(390);
    expect(calls).toBeLessThan(510);
    expect(builtAt - oldestCall).toBeLessThanOrEqual(4 * day + 60_000);
    history.close();
  });

  it('leave everything where the person wants it all', () => {
    const history = filled();
    expect(tidy(history, {}, builtAt + 5_000 * day)).toBe(0);
    expect(history.keeping.use().calls).toBe(1_000);
  });

  it('[I19] do not empty the list where the clock is ten years ahead', () => {
    const history = filled();
    tidy(history, { callDays: 90, faxDays: 90 }, builtAt + 3_650 * day);
    expect(history.keeping.use().calls).toBe(1_000);
  });

  it('take the oldest calls where there is too little room, and never what waits to be sent', () => {
    const history = filled();
    history.outbox.read();
    history.outbox.write({ put: [outboxRow({ id: 'o' })] });
    const before = history.keeping.use();
    const megabytes = (before.bytes / 1_500_000) as KeepingSettings['megabytes'];
    tidy(history, { megabytes });
    const after = history.keeping.use();
    expect(after.bytes).toBeLessThanOrEqual(megabytes * 1_000_000);
    expect(after.calls).toBeGreaterThan(50);
    expect(after.calls).toBeLessThan(before.calls);
    expect(after).toMatchObject({ newestCall: before.newestCall, unsent: 1 });
    history.close();
  });

  it('give the room back to the disk', () => {
    filled().close();
    const before = statSync(test.file()).size;
    const again = test.open();
    tidy(again, { callDays: fourDays });
    again.close();
    expect(statSync(test.file()).size).toBeLessThan(before * 0.85);
    expect(test.onDisk('SELECT integrity_check AS n FROM pragma_integrity_check')).toBe('ok');
  });

  it('leave calls with a note, however old, and come to an end', () => {
    const history = filled();
    for (let place = 700; place < 1_000; place += 1) note(history, `call s-large-${place}`, builtAt);
    tidy(history, { callDays: fourDays });
    const { calls, notes } = history.keeping.use();
    expect(notes).toBe(300);
    expect(calls).toBeGreaterThan(690);
    expect(calls).toBeLessThan(810);
  });

  it('take notes only where the person says so', () => {
    const history = filled();
    note(history, 'party +12125550100', builtAt - 400 * day);
    note(history, 'party +12125550101', builtAt - 300 * day);
    tidy(history, {});
    expect(history.keeping.use().notes).toBe(2);
    tidy(history, { noteDays: 365 });
    expect(history.keeping.notesAfter('', 10).map(({ of }) => of)).toEqual(['party +12125550101']);
  });
});

describe('deleting everything', () => {
  it('leaves what waits to be sent and what is being written, and no other file', () => {
    const history = filled();
    note(history, 'party +12125550100', builtAt);
    history.cursors.set('call-log', 'token', 'now');
    history.outbox.read();
    history.outbox.write({ put: [outboxRow({ id: 'o' })], putDrafts: [draftRow('d')] });
    test.leaveBehind('.damaged-1', '.before-v3');
    expect(history.keeping.deleteAll()).toBe(true);
    expect(history.keeping.use()).toMatchObject({ calls: 0, people: 0, notes: 0, unsent: 1, drafts: 1 });
    expect(history.cursors.get('call-log')).toBeUndefined();
    expect(test.files().filter((name) => !/\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
    // Whoever had read it before reads it again, and goes on.
    expect(history.outbox.write({ put: [outboxRow({ id: 'o' })] })).toEqual({ kind: 'replaced' });
    expect(history.outbox.read().rows.map(({ id }) => id)).toEqual(['o']);
    expect(history.outbox.write({ putDrafts: [draftRow('e')] })).toMatchObject({ kind: 'kept' });
    history.write({ logged: [numberedCall(3)] });
    history.close();
    expect(test.peek()).toEqual(['log-r3']);
    expect(test.told).toEqual([]);
  });

  it('of a history in memory leaves as little', () => {
    const first = test.open();
    const history = test.open();
    history.write({ logged: [loggedCall()] });
    first.close();
    expect(history.keeping.deleteAll()).toBe(true);
    expect(history.keeping.use().calls).toBe(0);
    // There is a file to go on with now.
    expect(history.keeping.lasts()).toBe('file');
  });

  it('[I10] says where the disk kept some of it, and goes on', () => {
    let said = 0;
    for (let call = 1; call < 400; call += 29) {
      const place = historyInTest();
      const made = place.open();
      made.write({ logged: [loggedCall()] });
      made.outbox.read();
      made.outbox.write({ put: [outboxRow({ id: 'o' })] });
      made.close();
      let isFailing = false;
      let calls = 0;
      const disk = createFailingDisk(place.parts, () => isFailing && (calls += 1) === call, diskErrors.full);
      const history = place.open(ada, { open: disk.open, files: disk.files });
      isFailing = true;
      const isGone = history.keeping.deleteAll();
      isFailing = false;
      if (!isGone) said += 1;
      else expect(history.callsSince(0).logged).toEqual([]);
      history.write({ logged: [numberedCall(5)] });
      expect(history.callsSince(0).logged.map(({ id }) => id)).toContain('log-r5');
      history.close();
      const after = place.open();
      expect(
        after.outbox.read().rows.map(({ id }) => id),
        `call ${call}`,
      ).toEqual(['o']);
      after.close();
      place.end();
    }
    expect(said).toBeGreaterThan(0);
  });
});
