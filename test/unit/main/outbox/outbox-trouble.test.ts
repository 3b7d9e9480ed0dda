import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftRow, sentFax } from '../../../support/outbox-builders.ts';
import { diskErrors } from '../storage/failing-disk.ts';
import { accepted, outboxInTest, type OutboxInTest, unsure } from './outbox-in-test.ts';

let test: OutboxInTest;
beforeEach(async () => {
  test = await outboxInTest();
});
afterEach(() => test.end());

const minutes = 60_000;
const other = { to: [{ e164: '+14155550188', shown: '', name: undefined }] };

describe.each(Object.entries(diskErrors).filter(([name]) => name !== 'failsToRead'))(
  'while the disk is %s',
  (_name, error) => {
    it('[F26] [I10] [fault 42] [fault 43] [fault 45] [fault 46] nothing is sent, nothing is lost, it is said once, and it goes on once the disk works', async () => {
      test.platter.error = error;
      test.add('a');
      test.add('b', other);
      await test.pass(10 * minutes);
      expect(test.posted).toEqual([]);
      expect(test.states()).toEqual(['a queued disk', 'b queued disk']);
      expect(test.outbox.get('a')?.isKept).toBe(false);
      expect(test.troubles).toHaveLength(1);
      test.platter.error = undefined;
      await test.pass(31_000);
      expect(test.troubles.at(-1)).toBe('over');
      expect(test.states()).toEqual(['a sending', 'b sending']);
      expect(test.posted.map(({ written }) => written?.state)).toEqual(['sending', 'sending']);
    });

    it('what was on the disk before does not leave either, and what comes back is written once it can be', async () => {
      test.add('a');
      test.add('b');
      test.platter.error = error;
      await test.posted[0]?.answer(accepted('m-1'));
      // It is known to be sent, although nobody could write it down.
      expect(test.states()).toEqual(['a sent', 'b queued disk']);
      await test.pass(10 * minutes);
      expect(test.posted).toHaveLength(1);
      test.platter.error = undefined;
      test.outbox.resume();
      expect(test.states()).toEqual(['a sent', 'b sending']);
      expect(test.history.outbox.find('a')).toMatchObject({ state: 'sent', platformId: 'm-1' });
      expect(test.history.outbox.claimOf('m-1')?.itemId).toBe('a');
    });

    it('a kill before it works again leaves a question at most, never a second copy', async () => {
      test.add('a');
      test.platter.error = error;
      await test.posted[0]?.answer(accepted('m-1'));
      await test.killAndStart(() => (test.platter.error = undefined));
      expect(test.states()).toEqual(['a unsure']);
      test.listed = [sentFax('m-1')];
      await test.pass(200_000);
      expect(test.states()).toEqual(['a sent']);
      expect(test.posted).toHaveLength(1);
    });

    it('a draft stays in sight, is said not to be kept, and is kept later', () => {
      test.platter.error = error;
      expect(test.outbox.putDraft(draftRow('d-1', 'one'))).toBe(false);
      expect(test.outbox.putDraft(draftRow('d-1', 'two'))).toBe(false);
      expect(test.outbox.drafts()).toEqual([draftRow('d-1', 'two')]);
      test.platter.error = undefined;
      test.outbox.resume();
      expect(test.history.outbox.read().drafts).toEqual([draftRow('d-1', 'two')]);
    });

    it('the end is the last chance of what is only in memory', async () => {
      test.platter.error = error;
      test.outbox.putDraft(draftRow('d-1', 'one'));
      test.add('a');
      test.platter.error = undefined;
      const closed = test.outbox.close();
      test.clock.pass(3_000);
      await closed;
      expect(test.posted).toEqual([]);
      const { drafts, rows } = test.history.outbox.read();
      expect([drafts, rows.map(({ id, state }) => `${id} ${state}`)]).toEqual([
        [draftRow('d-1', 'one')],
        ['a queued'],
      ]);
    });
  },
);

it('[I10] a draft whose fax could not be written down is still there after a kill', async () => {
  test.outbox.putDraft(draftRow('a', 'as written'));
  test.platter.error = diskErrors.full;
  test.add('a');
  expect(test.outbox.drafts()).toEqual([]);
  await test.killAndStart(() => (test.platter.error = undefined));
  expect(test.outbox.drafts()).toEqual([draftRow('a', 'as written')]);
  expect(test.outbox.items()).toEqual([]);
});

it('becomes an item and stops being a draft in one step', async () => {
  test.outbox.putDraft(draftRow('a'));
  test.add('a');
  await test.killAndStart();
  expect(test.outbox.drafts()).toEqual([]);
  expect(test.states()).toEqual(['a unsure']);
});

describe('[I18] [fault 59] a backup that was restored', () => {
  /** The folder as it was then, in the place of what it is now. */
  async function restore(backup: string): Promise<void> {
    await test.killAndStart(() => {
      rmSync(test.disk.folder, { recursive: true });
      cpSync(backup, test.disk.folder, { recursive: true });
    });
  }

  const backUp = async (): Promise<string> => {
    const backup = path.join(path.dirname(test.disk.folder), 'backup');
    await test.killAndStart(() => cpSync(test.disk.folder, backup, { recursive: true }));
    return backup;
  };

  it('sends nothing again of what was sent since: it is looked for first', async () => {
    test.obstacle = { kind: 'offline' };
    test.add('a');
    test.add('b', other);
    const backup = await backUp();
    test.obstacle = undefined;
    test.outbox.resume();
    await test.pass(1_000);
    await test.posted[0]?.answer(accepted('m-1'));
    await test.posted[1]?.answer(accepted('m-2', { to: [] }));
    await restore(backup);
    expect(test.states()).toEqual(['a unsure', 'b unsure']);
    test.listed = [sentFax('m-1', { createdAt: test.clock.now() })];
    await test.pass(200_000);
    expect(test.states()).toEqual(['a sent', 'b ask']);
    expect(test.posted).toHaveLength(2);
  });

  it('together with the whole computer is noticed by what the platform lists: then the person is asked', async () => {
    test.obstacle = { kind: 'offline' };
    test.add('a');
    const backup = await backUp();
    test.obstacle = undefined;
    test.outbox.resume();
    await test.pass(1_000);
    await test.posted[0]?.answer(accepted('m-1'));
    test.mark = undefined;
    test.listed = [sentFax('m-1', { createdAt: test.clock.now() })];
    await restore(backup);
    expect(test.states()).toEqual(['a queued retry']);
    await test.pass(5_000);
    expect(test.states()).toEqual(['a ask']);
    expect(test.posted).toHaveLength(1);
    // Nothing is known of an attempt: looking again answers nothing, the person does.
    test.outbox.answer('a', 'check-again');
    await test.pass(5_000);
    expect(test.states()).toEqual(['a ask']);
    test.outbox.answer('a', 'do-not-send');
    expect(test.states()).toEqual(['a dropped']);
  });

  it('is not suspected after an ordinary kill: what waited goes after one look', async () => {
    test.obstacle = { kind: 'offline' };
    test.add('a');
    await backUp();
    test.obstacle = undefined;
    test.outbox.resume();
    await test.pass(1_000);
    expect(test.looks).toHaveLength(1);
    expect(test.states()).toEqual(['a sending']);
  });
});

it('[I06] after damage of the database nothing is sent that may have been sent', async () => {
  test.obstacle = { kind: 'offline' };
  test.add('a');
  await test.killAndStart(() => {
    const database = test.disk.parts.open(test.disk.file());
    database.exec(
      "INSERT INTO call_seen (id, telephony_session_id, started_at, content, seal) VALUES ('broken', NULL, 1, '{}', 1)",
    );
    database.close();
  });
  test.history.callsSince(0);
  test.obstacle = undefined;
  test.outbox.resume();
  await test.pass(200_000);
  expect(test.posted).toHaveLength(1);
  expect(test.posted[0]?.row.attempt).toBe(1);
});

it('[fault 40] an attempt that was under way at a kill is unsure, in whatever run it was begun', async () => {
  test.add('a');
  await test.killAndStart();
  expect(test.states()).toEqual(['a unsure']);
  await test.killAndStart();
  expect(test.states()).toEqual(['a unsure']);
  await test.pass(200_000);
  expect(test.states()).toEqual(['a ask']);
  test.outbox.answer('a', 'send-again');
  await test.pass(1_000);
  await test.posted[1]?.answer(unsure);
  expect(test.outbox.get('a')).toMatchObject({ attempt: 2, questions: 1 });
});

it('[I14] [fault 54] a second instance sends nothing, and takes everything up once the first is gone', async () => {
  test.add('a');
  const first = test.history;
  await test.killAndStart();
  first.close();
  const rival = test.disk.parts.open(test.disk.file());
  await test.killAndStart(() => rival.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE'));
  expect(test.troubles.at(-1)).toBe('in-use');
  test.add('b', other);
  await test.pass(5 * minutes);
  expect(test.states()).toEqual(['b queued disk']);
  rival.exec('COMMIT');
  rival.close();
  await test.pass(40_000);
  expect(test.states()).toEqual(['a unsure', 'b sending']);
});
