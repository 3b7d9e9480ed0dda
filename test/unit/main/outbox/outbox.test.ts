import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentFax } from '../../../support/outbox-builders.ts';
import { accepted, neverLeft, outboxInTest, type OutboxInTest, throttled, unsure } from './outbox-in-test.ts';

let test: OutboxInTest;
beforeEach(async () => {
  test = await outboxInTest();
});
afterEach(() => test.end());

const other = { to: [{ e164: '+14155550188', shown: '', name: undefined }] };
const minutes = 60_000;

describe('an attempt', () => {
  it('is written down before its first byte, with both clocks and the run', async () => {
    test.add('a');
    const [posted] = test.posted;
    expect(posted?.written).toEqual(posted?.row);
    expect(posted?.row).toMatchObject({
      state: 'sending',
      attempt: 1,
      bootId: 'boot 1',
      attemptAt: test.clock.now(),
      attemptElapsed: test.clock.elapsed(),
    });
    await posted?.answer(accepted('m-1'));
    expect(test.states()).toEqual(['a sent']);
    expect(test.told).toEqual(['sent a as m-1']);
    expect(test.history.outbox.claimOf('m-1')?.itemId).toBe('a');
  });

  it('that never left is made again, later each time, and without a question', async () => {
    test.add('a');
    for (let tries = 1; tries <= 5; tries += 1) {
      await test.posted.at(-1)?.answer(neverLeft);
      expect(test.states()).toEqual(['a queued retry']);
      await test.pass(40_000);
      expect(test.posted).toHaveLength(tries + 1);
    }
    await test.posted.at(-1)?.answer(accepted('m-1'));
    expect(test.outbox.get('a')).toMatchObject({ state: 'sent', attempt: 6, questions: 0 });
  });

  it('that was throttled waits as long as it was told', async () => {
    test.add('a');
    await test.posted[0]?.answer(throttled(30_000));
    await test.pass(29_000);
    expect(test.posted).toHaveLength(1);
    await test.pass(4_000);
    expect(test.posted).toHaveLength(2);
  });

  it('that was refused is not made again, and says why', async () => {
    test.add('a');
    await test.posted[0]?.answer({
      kind: 'refused',
      status: 400,
      code: 'FAX-102',
      text: 'no',
      parameter: undefined,
      permission: undefined,
      requestId: 'r',
    });
    await test.pass(10 * minutes);
    expect(test.posted).toHaveLength(1);
    expect(test.outbox.get('a')).toMatchObject({
      state: 'refused',
      problem: { code: 'FAX-102', text: 'no', requestId: 'r' },
    });
  });

  it('of the same id is made once, however often the person clicks', async () => {
    test.add('a');
    test.add('a');
    await test.posted[0]?.answer(accepted('m-1'));
    test.add('a');
    expect(test.posted).toHaveLength(1);
    expect(test.states()).toEqual(['a sent']);
  });
});

describe('an attempt that may have been accepted', () => {
  it('is never made again by itself: the list is looked at four times, then the person is asked', async () => {
    test.add('a');
    const lostAt = test.clock.elapsed();
    await test.posted[0]?.answer(unsure);
    await test.pass(184_000);
    expect(test.states()).toEqual(['a unsure']);
    await test.pass(1_000);
    expect(test.states()).toEqual(['a ask']);
    expect(test.looks.map(({ at }) => at - lostAt)).toEqual([5_000, 30_000, 150_000, 185_000]);
    await test.pass(25 * 60 * minutes);
    // Every half hour for a day: it may still turn up. Later only when the person, or whoever reads the list, looks.
    expect(test.looks).toHaveLength(4 + 48);
    test.listed = [sentFax('m-1')];
    test.outbox.answer('a', 'check-again');
    await test.pass(1_000);
    expect(test.states()).toEqual(['a sent']);
    expect(test.posted).toHaveLength(1);
    expect(test.outbox.get('a')).toMatchObject({ state: 'sent', questions: 1 });
  });

  it('is found in the list', async () => {
    test.add('a');
    await test.posted[0]?.answer(unsure);
    await test.pass(20_000);
    test.listed = [sentFax('m-1')];
    await test.pass(11_000);
    expect(test.states()).toEqual(['a sent']);
    expect(test.told).toEqual(['sent a as m-1']);
  });

  it('is found by whatever else reads the list, within a day', async () => {
    test.add('a');
    await test.posted[0]?.answer(unsure);
    await test.pass(23 * 60 * minutes);
    expect(test.states()).toEqual(['a ask']);
    test.outbox.seen([sentFax('m-1')]);
    expect(test.states()).toEqual(['a sent']);
  });

  it('is not taken for a message of another item', async () => {
    test.add('a');
    await test.posted[0]?.answer(accepted('m-1'));
    test.add('b');
    await test.posted[1]?.answer(unsure);
    test.listed = [sentFax('m-1')];
    await test.pass(200_000);
    expect(test.states()).toEqual(['a sent', 'b ask']);
  });

  it('is not asked about before the list could be read', async () => {
    test.add('a');
    await test.posted[0]?.answer(unsure);
    test.listed = '503';
    await test.pass(30 * minutes);
    expect(test.states()).toEqual(['a unsure']);
    test.listed = [];
    await test.pass(2 * minutes);
    expect(test.states()).toEqual(['a ask']);
  });

  it('is looked for when the line is back, and says meanwhile what it waits for', async () => {
    test.add('a');
    await test.posted[0]?.answer(unsure);
    test.obstacle = { kind: 'offline' };
    test.outbox.resume();
    await test.pass(30 * minutes);
    expect(test.states()).toEqual(['a unsure offline']);
    expect(test.looks).toEqual([]);
    test.obstacle = undefined;
    test.listed = [sentFax('m-1')];
    test.outbox.resume();
    await test.pass(1_000);
    expect(test.states()).toEqual(['a sent']);
  });
});

describe('a question', () => {
  beforeEach(async () => {
    test.add('a');
    await test.posted[0]?.answer(unsure);
    await test.pass(200_000);
    expect(test.states()).toEqual(['a ask']);
  });

  it('answered by checking again is one question, not two', async () => {
    await test.pass(20 * minutes);
    test.outbox.answer('a', 'check-again');
    expect(test.states()).toEqual(['a unsure']);
    await test.pass(1_000);
    expect(test.outbox.get('a')).toMatchObject({ state: 'ask', questions: 1 });
    expect(test.looks).toHaveLength(5);
    test.listed = [sentFax('m-1')];
    test.outbox.answer('a', 'check-again');
    await test.pass(1_000);
    expect(test.states()).toEqual(['a sent']);
  });

  it('answered by sending again sends the same item again, after one more look', async () => {
    test.outbox.answer('a', 'send-again');
    await test.pass(1_000);
    expect(test.looks).toHaveLength(5);
    expect(test.posted[1]?.row).toMatchObject({ id: 'a', attempt: 2, state: 'sending' });
    await test.posted[1]?.answer(accepted('m-2'));
    expect(test.states()).toEqual(['a sent']);
  });

  it('answered by sending again does not send what has turned up meanwhile', async () => {
    test.listed = [sentFax('m-1')];
    test.outbox.answer('a', 'send-again');
    await test.pass(1_000);
    expect(test.posted).toHaveLength(1);
    expect(test.states()).toEqual(['a sent']);
  });

  it('answered by not sending is over; should it have gone out all the same, that is said', () => {
    test.outbox.answer('a', 'do-not-send');
    expect(test.states()).toEqual(['a dropped']);
    test.outbox.seen([sentFax('m-1')]);
    expect(test.states()).toEqual(['a sent']);
    expect(test.told).toEqual(['sent a as m-1']);
  });

  it('has a late copy told once, with both shown', async () => {
    test.outbox.answer('a', 'send-again');
    await test.pass(1_000);
    await test.posted[1]?.answer(accepted('m-2', { createdAt: test.clock.now() }));
    test.outbox.seen([sentFax('m-1'), sentFax('m-2', { createdAt: test.clock.now() })]);
    test.outbox.seen([sentFax('m-1')]);
    expect(test.told).toEqual(['sent a as m-2', 'twin of a: m-1']);
    expect(test.outbox.get('a')).toMatchObject({ state: 'sent', platformId: 'm-2', twinId: 'm-1' });
  });

  it('has its late copy told after a restart, too', async () => {
    test.outbox.answer('a', 'send-again');
    await test.pass(1_000);
    await test.posted[1]?.answer(accepted('m-2'));
    await test.killAndStart();
    test.outbox.seen([sentFax('m-1')]);
    expect(test.told.at(-1)).toBe('twin of a: m-1');
    await test.killAndStart();
    test.outbox.seen([sentFax('m-1')]);
    expect(test.told).toHaveLength(2);
  });
});

describe('order', () => {
  it('is kept for each recipient; what is stuck holds up nobody else', async () => {
    test.add('a');
    test.add('b', { coverText: 'another' });
    test.add('c', other);
    expect(test.states()).toEqual(['a sending', 'b queued turn', 'c sending']);
    await test.posted[0]?.answer(unsure);
    await test.pass(200_000);
    expect(test.states()).toEqual(['a ask', 'b queued turn', 'c sending']);
    test.outbox.answer('a', 'do-not-send');
    expect(test.states()).toEqual(['a dropped', 'b sending', 'c sending']);
  });

  it('lets one of two with the same wording go at a time', async () => {
    test.add('a');
    test.add('b');
    expect(test.states()).toEqual(['a sending', 'b queued twin']);
    await test.posted[0]?.answer(accepted('m-1'));
    expect(test.states()).toEqual(['a sent', 'b sending']);
  });

  it('sends two at a time and no more', () => {
    for (let n = 0; n < 4; n += 1)
      test.add(`i-${n}`, { to: [{ e164: `+1415555020${n}`, shown: '', name: undefined }] });
    expect(test.states()).toEqual(['i-0 sending', 'i-1 sending', 'i-2 queued turn', 'i-3 queued turn']);
  });
});

describe('waiting', () => {
  it('for the line or for the budget says so, and ends with it', async () => {
    test.obstacle = { kind: 'offline' };
    test.add('a');
    expect(test.states()).toEqual(['a queued offline']);
    test.obstacle = { kind: 'budget', forMs: 20_000 };
    test.outbox.resume();
    expect(test.states()).toEqual(['a queued budget']);
    test.obstacle = undefined;
    await test.pass(20_000);
    expect(test.states()).toEqual(['a sending']);
  });

  it('for 12 hours is not ended without a question', async () => {
    test.obstacle = { kind: 'offline' };
    test.add('a');
    test.add('b', other);
    test.clock.pass(12 * 60 * minutes);
    test.obstacle = undefined;
    test.outbox.resume();
    expect(test.states()).toEqual(['a queued confirm-late', 'b queued confirm-late']);
    await test.pass(1_000);
    expect(test.posted).toEqual([]);
    test.outbox.answer('a', 'send-again');
    test.outbox.answer('b', 'do-not-send');
    expect(test.states()).toEqual(['a sending', 'b dropped']);
  });
});

describe('cancelling', () => {
  it('ends at once what waits, and what is under way as the door says', async () => {
    test.add('a');
    test.add('b', other);
    test.add('c');
    test.outbox.cancel('c');
    expect(test.states()).toEqual(['a sending', 'b sending', 'c cancelled']);
    test.outbox.cancel('a');
    test.outbox.cancel('b');
    expect(test.posted[0]?.way.signal.aborted).toBe(true);
    await test.posted[0]?.answer({ kind: 'cancelled' });
    await test.posted[1]?.answer(accepted('m-1'));
    expect(test.states()).toEqual(['a cancelled', 'b sent', 'c cancelled']);
  });

  it('by the end of the app puts back what the platform cannot have', async () => {
    test.add('a');
    const closing = test.outbox.close();
    expect(test.posted[0]?.way.signal.aborted).toBe(true);
    await test.posted[0]?.answer({ kind: 'cancelled' });
    await closing;
    await test.killAndStart();
    await test.pass(1_000);
    expect(test.posted[1]?.row).toMatchObject({ id: 'a', attempt: 2 });
  });
});
