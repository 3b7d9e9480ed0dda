import { describe, expect, it } from 'vitest';
import { builtAt, endedCall, endings, lines } from '../../../support/builders.ts';
import { me, readsWithin, record, todayInTest } from './today-in-test.ts';

const minute = 60_000;
const hour = 60 * minute;
const seen = endedCall(endings.here, {
  ...{ id: 's-1', telephonySessionId: 's-1', sessionId: '404', line: lines.support },
  answeredAt: builtAt - 14_000,
});

describe('the list after a start', () => {
  it('shows at once what was kept, and when it was read, before the platform has answered', async () => {
    const first = todayInTest();
    await first.answer(record(), record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2' }));
    first.saw(endedCall(endings.bySam, { id: 's-3', telephonySessionId: 's-3', sessionId: '3' }));
    first.clock.pass(10 * minute);
    const next = first.startAgain();
    expect(next.list()).toMatchObject({ status: 'loading', readAt: builtAt, problem: undefined });
    expect(
      next
        .rows()
        .map(({ telephonySessionId }) => telephonySessionId)
        .toSorted(),
    ).toEqual(['s-1', 's-2', 's-3']);
    expect(next.missed()).toBe(2);
    await next.fail(new Error('no network'));
    expect(next.list()).toMatchObject({ status: 'failed', readAt: builtAt });
    expect(next.rows()).toHaveLength(3);
  });

  it('goes on where the run before stopped', async () => {
    const first = todayInTest();
    await first.answerWith({ token: 'a', records: [record()] });
    const next = first.startAgain();
    expect(next.reads).toMatchObject([{ token: 'a' }]);
    await next.answerWith({
      token: 'b',
      records: [record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2' })],
    });
    expect(next.rows()).toHaveLength(2);
    expect(next.startAgain().reads).toMatchObject([{ token: 'b' }]);
  });

  it('still knows what only we saw: the queue, the device', async () => {
    const first = todayInTest();
    first.saw(seen);
    const next = first.startAgain();
    await next.answer(record({ result: 'Accepted' }));
    expect(next.rows()).toMatchObject([{ line: lines.support, ending: endings.here, talkedSeconds: 12 }]);
  });

  it('shows nothing of yesterday, but what began yesterday and ended today', async () => {
    const first = todayInTest();
    const midnight = new Date(builtAt).setHours(24, 0, 0, 0);
    await first.answer(
      record({ startTime: midnight - 10 * minute, durationSeconds: 900 }),
      record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2', startTime: midnight - 10 * minute }),
    );
    first.clock.jumpTo(midnight + 6 * hour);
    const next = first.startAgain();
    expect(next.rows().map(({ telephonySessionId }) => telephonySessionId)).toEqual(['s-1']);
    expect(next.reads[0]?.since).toBe(midnight - 10 * minute - 24 * hour);
  });

  it('begins at most 29 days back, however long ago the last run was', async () => {
    const first = todayInTest();
    await first.answer(record());
    first.clock.jumpTo(builtAt + 100 * 24 * hour);
    const next = first.startAgain();
    expect(next.reads[0]?.since).toBe(builtAt + 71 * 24 * hour);
  });
});

describe('changes of the call log', () => {
  it('take deleted calls off the list, whatever we saw of them', async () => {
    const today = todayInTest();
    today.saw(seen);
    await today.answer(record({ result: 'Accepted' }));
    today.refresh();
    today.clock.pass(8_000);
    await today.answerWith({ gone: ['r1'] });
    expect(today.rows()).toEqual([]);
  });

  it('take off what a whole reading does not have any more', async () => {
    const today = todayInTest();
    await today.answer(record(), record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2' }));
    today.refresh();
    today.clock.pass(8_000);
    await today.answerWith({ records: [record()], whole: { from: builtAt - hour, to: builtAt } });
    expect(today.rows().map(({ telephonySessionId }) => telephonySessionId)).toEqual(['s-1']);
  });

  it('know what is kept already, so that reading back can stop', async () => {
    const today = todayInTest();
    const known = record({ modifiedAt: 5 });
    await today.answer(known);
    today.refresh();
    today.clock.pass(8_000);
    const { isKnown } = today.reads.at(-1)!;
    expect([known, record({ modifiedAt: 6 }), record({ id: 'r2' })].map(isKnown)).toEqual([
      true,
      false,
      false,
    ]);
    // Neither makes a row: nothing to wait for.
    expect(
      [record({ id: 'r3', action: 'Incoming Fax' }), record({ id: 'r4', result: 'In Progress' })].map(
        isKnown,
      ),
    ).toEqual([true, true]);
  });

  it('are all read again where the disk lost the place in between', async () => {
    const today = todayInTest();
    await today.answerWith({ token: 'a' });
    today.refresh();
    today.clock.pass(8_000);
    today.history.cursors.set('call-log', undefined);
    await today.answerWith({ token: 'b', records: [record()] });
    expect(today.rows()).toHaveLength(1);
    today.clock.pass(8_000);
    expect(today.reads.map(({ token }) => token)).toEqual([undefined, 'a', undefined]);
  });
});

describe('the hourly audit', () => {
  it('reads once an hour at a minute of this computer’s own, while events come and only then', async () => {
    const today = todayInTest();
    await today.answer();
    expect(await readsWithin(today, 2 * 3600)).toEqual([]);
    today.listening(true);
    expect(await readsWithin(today, 3 * 3600)).toEqual([1800, 5400, 9000]);
    today.listening(false);
    expect(await readsWithin(today, 3 * 3600)).toEqual([]);
    today.close();
    expect(today.clock.pending()).toBe(0);
  });

  it('counts the calls that an unbroken line should have told of and did not', async () => {
    const today = todayInTest();
    await today.answer(record());
    today.listening(true);
    const rang = (id: string, at: number) =>
      record({ id, telephonySessionId: id, sessionId: id, startTime: at });
    const before = rang('before', builtAt - 1_000);
    today.clock.pass(hour);
    today.saw(endedCall(endings.missed, { id: 'heard', telephonySessionId: 'heard', sessionId: 'heard' }));
    today.clock.pass(20_000);
    const unheard = rang('unheard', builtAt + 10 * minute);
    await today.answer(before, rang('heard', builtAt + 20 * minute), unheard, record({ modifiedAt: 7 }));
    expect(today.found()).toBe(1);
    today.clock.pass(hour);
    await today.answer(unheard);
    expect(today.found()).toBe(1);
  });

  it('does not count what came while the line was known to be broken', async () => {
    const today = todayInTest();
    await today.answer();
    today.listening(true);
    today.clock.pass(10 * minute);
    today.listening(false);
    today.clock.pass(10 * minute);
    today.listening(true);
    today.mayHaveMissed();
    today.clock.pass(75_000);
    await today.answer(
      record({ startTime: builtAt + 9 * minute }),
      record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2', startTime: builtAt + 15 * minute }),
    );
    expect(today.found()).toBe(0);
  });
});

describe('a call that came while no event could reach us', () => {
  async function whileDeaf(...begin: readonly number[]): Promise<readonly boolean[]> {
    const today = todayInTest();
    await today.answer();
    today.listening(true);
    today.clock.pass(10 * minute);
    today.listening(false);
    today.clock.pass(10 * minute);
    today.listening(true);
    today.mayHaveMissed();
    today.saw(endedCall(endings.missed, { id: 's-2', telephonySessionId: 's-2', sessionId: '2' }));
    today.clock.pass(20_000);
    const records = begin.map((at, n) =>
      record({
        id: `r${n}`,
        telephonySessionId: `s-${n}`,
        sessionId: `${n}`,
        startTime: builtAt + at * minute,
      }),
    );
    await today.answer(...records);
    const rows = today.startAgain().rows();
    return begin.map((_, n) => rows.find((row) => row.telephonySessionId === `s-${n}`)!.unheard);
  }

  it('is marked, and stays so; what came before, after, or was seen all the same is not', async () => {
    expect(await whileDeaf(5, 15, 16, 21)).toEqual([false, true, false, false]);
  });

  it('is marked after a sleep, too', async () => {
    const today = todayInTest();
    await today.answer();
    today.listening(true);
    today.fellAsleep();
    today.clock.jumpTo(builtAt + hour);
    today.woke();
    today.clock.pass(75_000);
    await today.answer(record({ startTime: builtAt + 10 * minute }));
    expect(today.rows()).toMatchObject([{ unheard: true }]);
    // The line outlived the sleep: later calls are heard again.
    today.refresh();
    today.clock.pass(8_000);
    await today.answer(
      record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2', startTime: builtAt + hour + minute }),
    );
    expect(today.rows().find(({ telephonySessionId }) => telephonySessionId === 's-2')).toMatchObject({
      unheard: false,
    });
  });
});

it('is nobody’s list after the person left', async () => {
  const today = todayInTest();
  await today.answer(record());
  today.forget();
  expect(today.list()).toMatchObject({ status: 'empty', rows: [] });
  expect(today.missed()).toBe(0);
  today.follow(me, today.history, 0);
  expect(today.rows()).toHaveLength(1);
});
