import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistories } from '../../../../src/main/storage/histories.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { draftRow, faxContent, outboxRow } from '../../../support/outbox-builders.ts';
import { diskErrors } from './failing-disk.ts';
import { historyInTest, type HistoryInTest, loggedIn, numberedCall } from './history-in-test.ts';
import { watchedDisk } from './watched-disk.ts';

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

const first = outboxRow();
const second = outboxRow({ id: 'o-2', place: 2, fingerprint: 'g' });
const ids = (history: History): readonly string[] => history.outbox.read().rows.map(({ id }) => id);

describe('what is to be sent', () => {
  it('is at the next start letter by letter what it was', () => {
    const history = test.open();
    history.outbox.read();
    const full = outboxRow({
      ...{
        id: 'o-3',
        place: 3,
        fingerprint: 'h',
        state: 'ask',
        attempt: 2,
        attemptAt: 17,
        attemptElapsed: 18,
      },
      ...{ bootId: 'boot', attemptServerAt: 19.5, twinId: 'm-2', confirmedAt: 20, questions: 1 },
      doubts: [{ attempt: 1, startedAt: 3.5, endedAt: 4 }],
      problem: { code: 'FAX-1', text: 'no', requestId: undefined },
      content: faxContent({ repeats: 'm-0', files: [], coverIndex: undefined, sendAt: 5 }),
    });
    expect(history.outbox.write({ put: [second, full, first] })).toEqual({ kind: 'kept', count: 1 });
    expect(history.outbox.write({ putDrafts: [draftRow('d-1', 'a cover text')] })).toEqual({
      kind: 'kept',
      count: 2,
    });
    history.close();
    const { rows, drafts, nextPlace, count, unreadable, failure } = test.open().outbox.read();
    expect(rows).toEqual([first, second, full]);
    expect(drafts).toEqual([draftRow('d-1', 'a cover text')]);
    expect({ nextPlace, count, unreadable, failure }).toEqual({
      nextPlace: 4,
      count: 2,
      unreadable: 0,
      failure: undefined,
    });
  });

  it('is read until it is settled and none of its attempts can turn up any more', () => {
    const history = test.open();
    history.outbox.read();
    const sent = { ...first, state: 'sent', platformId: 'm-1' } as const;
    history.outbox.write({ put: [{ ...sent, doubts: [{ attempt: 1, startedAt: 1, endedAt: 2 }] }, second] });
    expect(ids(history)).toEqual(['o-1', 'o-2']);
    history.outbox.write({ put: [sent] });
    expect(ids(history)).toEqual(['o-2']);
    expect(history.outbox.find('o-1')).toEqual(sent);
    expect(history.outbox.ids()).toEqual(['o-1', 'o-2']);
    history.outbox.write({ forget: { settledBefore: first.changedAt + 1, claimedBefore: 0 } });
    expect(history.outbox.ids()).toEqual(['o-2']);
    history.close();
  });

  it('is claimed once: a message stays whose it was', () => {
    const history = test.open();
    history.outbox.read();
    history.outbox.write({ claims: [{ platformId: 'm-1', itemId: 'o-1', at: 1 }] });
    history.outbox.write({ claims: [{ platformId: 'm-1', itemId: 'o-2', at: 2 }] });
    expect(history.outbox.claimOf('m-1')).toEqual({ platformId: 'm-1', itemId: 'o-1', at: 1 });
    expect(history.outbox.claimOf('m-2')).toBeUndefined();
    history.outbox.write({ forget: { settledBefore: 0, claimedBefore: 2 } });
    expect(history.outbox.claimOf('m-1')).toBeUndefined();
    history.close();
  });

  it('[I16] is flushed to the disk by its own commits, and by no other', () => {
    const disk = watchedDisk(test.parts.open);
    const history = test.open(undefined, disk);
    history.outbox.read();
    disk.said.length = 0;
    history.outbox.write({ put: [first] });
    history.write({ logged: [numberedCall(1)] });
    expect(disk.said).toEqual([
      ...['PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;', 'BEGIN IMMEDIATE', 'COMMIT'],
      ...['PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF;', 'BEGIN IMMEDIATE', 'COMMIT'],
    ]);
    expect(test.onDisk('PRAGMA integrity_check')).toBeUndefined();
    history.close();
  });

  it('of the demo is kept as long as the demo', () => {
    const history = createHistories(test.parts).openInMemory();
    expect(history.outbox.read().failure).toBeUndefined();
    expect(history.outbox.write({ put: [first] })).toEqual({ kind: 'kept', count: 1 });
    expect(ids(history)).toEqual(['o-1']);
    history.remove();
  });
});

describe('what cannot be written ahead', () => {
  it.each(Object.entries(diskErrors).filter(([name]) => name !== 'failsToRead'))(
    '[I10] [fault 42] [fault 43] [fault 45] [fault 46] is not taken for written while the disk is %s, and is written once the disk works',
    (_name, error) => {
      const disk = watchedDisk(test.parts.open);
      const history = test.open(undefined, disk);
      history.outbox.read();
      history.outbox.write({ put: [first] });
      disk.error = error;
      for (let tries = 0; tries < 3; tries += 1)
        expect(history.outbox.write({ put: [second] })).toMatchObject({ kind: 'not-kept' });
      // Also where calls go on in memory, which nobody will read again.
      history.write({ logged: [numberedCall(1)] });
      expect(history.outbox.write({ put: [second] })).toMatchObject({ kind: 'not-kept' });
      disk.error = undefined;
      expect(history.outbox.write({ put: [second] })).toEqual({ kind: 'replaced' });
      expect(ids(history)).toEqual(['o-1']);
      expect(history.outbox.write({ put: [second] })).toMatchObject({ kind: 'kept' });
      expect(loggedIn(history)).toEqual(['log-r1']);
      history.close();
      expect(ids(test.open())).toEqual(['o-1', 'o-2']);
    },
  );

  it('[I14] [fault 54] is not sent by a second instance, and neither is what the first one has', () => {
    const mine = test.open();
    mine.outbox.read();
    mine.outbox.write({ put: [first] });
    const other = test.open();
    expect(other.outbox.read()).toMatchObject({ rows: [], failure: { kind: 'in-use' } });
    expect(other.outbox.write({ put: [second] })).toEqual({ kind: 'not-kept', why: { kind: 'in-use' } });
    mine.close();
    expect(other.outbox.write({ put: [second] })).toEqual({ kind: 'replaced' });
    expect(ids(other)).toEqual(['o-1']);
    other.close();
  });

  it('[I12] [fault 43] can be looked at where the file can only be read', () => {
    const before = test.open();
    before.outbox.read();
    before.outbox.write({ put: [first] });
    before.close();
    const disk = watchedDisk(test.parts.open);
    disk.error = diskErrors.readOnly;
    const history = test.open(undefined, disk);
    expect(history.outbox.read()).toMatchObject({ rows: [first], failure: { kind: 'refused' } });
    expect(history.outbox.write({ put: [second] })).toMatchObject({ kind: 'not-kept' });
    history.close();
  });

  it('[I13] is written anew where the folder was taken away', () => {
    const history = test.open();
    history.outbox.read();
    history.outbox.write({ put: [first] });
    rmSync(test.folder, { recursive: true });
    expect(history.outbox.write({ put: [second] })).toEqual({ kind: 'replaced' });
    expect(history.outbox.read()).toMatchObject({ rows: [], count: 0, failure: undefined });
    expect(history.outbox.write({ put: [first, second] })).toEqual({ kind: 'kept', count: 1 });
    history.close();
    expect(ids(test.open())).toEqual(['o-1', 'o-2']);
  });

  it('is not there any more after the end', () => {
    const history = test.open();
    history.outbox.read();
    history.close();
    expect(history.outbox.write({ put: [first] })).toEqual({ kind: 'not-kept', why: { kind: 'refused' } });
    expect(history.outbox.read().rows).toEqual([]);
  });
});

describe('signing out', () => {
  it('leaves what is to be sent and what is being written to the same person, and nothing else', () => {
    const history = test.open();
    history.outbox.read();
    history.write({ logged: [numberedCall(1)], cursor: { name: 'call-log', from: undefined, to: 'token' } });
    const settled = outboxRow({ id: 'o-9', place: 9, state: 'refused', fingerprint: 'settled' });
    history.outbox.write({
      put: [first, settled],
      putDrafts: [draftRow('d-1')],
      claims: [{ platformId: 'm-1', itemId: 'o-9', at: 1 }],
    });
    test.leaveBehind('.before-v2', '.damaged-1');
    history.remove();
    expect(test.files()).toEqual([path.basename(test.file())]);
    expect(test.modes()).toEqual(new Set(['600']));
    expect(readFileSync(test.file(), 'latin1')).not.toContain('log-r1');
    const again = test.open();
    expect(loggedIn(again)).toEqual([]);
    expect(again.cursors.get('call-log')).toBeUndefined();
    const { rows, drafts, count } = again.outbox.read();
    expect(rows).toEqual([first]);
    expect(drafts).toEqual([draftRow('d-1')]);
    expect(count).toBe(1);
    expect(again.outbox.claimOf('m-1')).toBeDefined();
    expect(again.outbox.ids()).toEqual(['d-1', 'o-1']);
    expect(test.told).toEqual([]);
    again.close();
  });

  it('leaves nothing where nothing is to be sent', () => {
    const history = test.open();
    history.outbox.read();
    history.outbox.write({ put: [{ ...first, state: 'dropped' }] });
    history.remove();
    expect(test.files()).toEqual([]);
  });

  it('is finished by the next start where it was interrupted, at each step', () => {
    const leave = (): void => {
      const history = test.open();
      history.outbox.read();
      history.write({ logged: [numberedCall(1)] });
      history.outbox.write({ put: [first] });
      history.remove();
    };
    for (let broken = 1; ; broken += 1) {
      let calls = 0;
      const { files } = test.parts;
      const stop = (): void => {
        calls += 1;
        if (calls >= broken) throw Object.assign(new Error('killed'), { code: 'EIO' });
      };
      const killed = {
        ...files,
        rename: (from: string, to: string) => (stop(), files.rename(from, to)),
        remove: (file: string) => (stop(), files.remove(file)),
      };
      leave();
      const history = test.open(undefined, { files: killed });
      history.outbox.read();
      history.write({ logged: [numberedCall(2)] });
      history.remove();
      const again = test.open();
      expect(ids(again), `step ${broken}`).toEqual(['o-1']);
      const isDone = calls < broken;
      if (isDone) expect(loggedIn(again)).toEqual([]);
      again.remove();
      for (const name of test.files()) rmSync(path.join(test.folder, name));
      if (isDone) break;
    }
  });
});
