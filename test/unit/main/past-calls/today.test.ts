import { describe, expect, it } from 'vitest';
import type { CallLogRecord } from '../../../../src/main/ringcentral/reports.ts';
import type { PastCall } from '../../../../src/shared/call-list.ts';
import { builtAt, call, endedCall, endings, lines, parties } from '../../../support/builders.ts';
import { createForgetfulHistory } from '../../../support/forgetful-history.ts';
import { colleagues, end, leg, me, readsWithin, record, todayInTest } from './today-in-test.ts';

describe('today’s calls from the call log', () => {
  it('reads from the day before local midnight on and lists the newest first', async () => {
    const today = todayInTest();
    const midnight = new Date(builtAt).setHours(0, 0, 0, 0);
    expect(today.reads).toMatchObject([{ token: undefined, since: midnight - 24 * 3_600_000 }]);
    expect(today.list().status).toBe('loading');
    await today.answer(
      record({ id: 'old', sessionId: '1', telephonySessionId: 's-old', startTime: builtAt - 90_000 }),
      record({ id: 'new', sessionId: '2', telephonySessionId: 's-new' }),
    );
    expect(today.list()).toMatchObject({ status: 'ready', readAt: builtAt, problem: undefined });
    expect(today.rows().map(({ telephonySessionId }) => telephonySessionId)).toEqual(['s-new', 's-old']);
  });

  it.each<[string, Partial<CallLogRecord>, PastCall['ending']]>([
    ['nobody took', {}, endings.missed],
    ['the caller gave up', { result: 'Hang Up' }, endings.missed],
    ['we took', { result: 'Accepted' }, endings.hereSomewhere],
    ['left a message', { result: 'Voicemail' }, endings.voicemail],
    ['we passed on', { result: 'Declined' }, endings.declined],
    ['a colleague took', { result: 'Answered Elsewhere' }, endings.bySomebody],
    [
      'a colleague took, as a leg says who',
      {
        result: 'Answered Elsewhere',
        legs: [leg({ result: 'Accepted', extensionId: colleagues, to: { ...end, name: 'Sam Rivera' } })],
      },
      endings.bySam,
    ],
    [
      'a colleague took, although the record says missed',
      {
        result: 'Missed',
        legs: [
          leg(),
          leg({ result: 'Accepted', extensionId: colleagues, to: { ...end, name: 'Sam Rivera' } }),
        ],
      },
      endings.bySam,
    ],
    ['we made and reached', { direction: 'Outbound', result: 'Call connected' }, endings.hereSomewhere],
    ['we made and did not reach', { direction: 'Outbound', result: 'No Answer' }, endings.notConnected],
    ['of a kind nobody knows', { result: 'Something New' }, endings.unknown],
  ])('knows the end of a call that %s', async (_, different, ending) => {
    const today = todayInTest();
    await today.answer(record(different));
    expect(today.rows().map((row) => row.ending)).toEqual([ending]);
    expect(today.missed()).toBe(ending.kind === 'missed' ? 1 : 0);
  });

  it('names the other side, and the queue that rang', async () => {
    const today = todayInTest();
    await today.answer(
      record({
        from: { ...end, extensionNumber: '104', name: 'Grace Hopper' },
        to: { ...end, extensionNumber: '301', extensionId: '1300458301', name: 'Support' },
      }),
    );
    expect(today.rows()).toMatchObject([
      { party: parties.colleague, line: { kind: 'queue', name: 'Support', extensionNumber: '301' } },
    ]);
  });

  it('lists neither live calls nor faxes nor calls without a time', async () => {
    const today = todayInTest();
    await today.answer(
      record({ id: '1', result: 'In Progress' }),
      record({ id: '2', action: 'Incoming Fax', result: 'Received' }),
      record({ id: '3', startTime: undefined }),
    );
    expect(today.rows()).toEqual([]);
  });

  it('keeps the rows and names the request when reading fails', async () => {
    const today = todayInTest();
    await today.answer(record());
    today.refresh();
    today.clock.pass(8000);
    await today.fail(Object.assign(new Error('busy'), { status: 503, requestId: 'rq-1' }));
    expect(today.list()).toMatchObject({ status: 'failed', problem: { status: 503, requestId: 'rq-1' } });
    expect(today.rows()).toHaveLength(1);
  });

  it('is at most 200 rows long', async () => {
    const today = todayInTest();
    await today.answer(
      ...Array.from({ length: 250 }, (_, at) =>
        record({ id: `r${at}`, sessionId: `${at}`, telephonySessionId: `s-${at}`, startTime: builtAt - at }),
      ),
    );
    expect(today.rows()).toHaveLength(200);
  });
});

describe('today’s calls that we saw', () => {
  const seen = endedCall(endings.missed, { id: 's-1', telephonySessionId: 's-1', sessionId: '404' });

  it('are listed at once and looked up in the log 20 s later', async () => {
    const today = todayInTest();
    await today.answer();
    today.saw(seen);
    expect(today.rows()).toMatchObject([{ id: 's-1', rangSeconds: 22, ending: endings.missed }]);
    expect(today.missed()).toBe(1);
    today.clock.pass(19_900);
    expect(today.reads).toHaveLength(1);
    today.clock.pass(200);
    expect(today.reads).toHaveLength(2);
    await today.answer(record({ result: 'Answered Elsewhere' }));
    expect(today.rows()).toMatchObject([{ id: 's-1', ending: endings.bySomebody }]);
    expect(today.missed()).toBe(0);
    expect(today.logged.at(-1)).toMatchObject([{ telephonySessionId: 's-1', ending: endings.bySomebody }]);
    today.clock.pass(600_000);
    expect(today.reads).toHaveLength(2);
  });

  it('are looked up again while the log does not have them, for an hour', async () => {
    const today = todayInTest();
    await today.answer();
    today.saw(seen);
    const often = [20, 40, 75, 105, 135, 165, 195, 225, 255, 285, 315];
    const rarely = [8, 15, 30, 60].map((count) => count * 60);
    expect(await readsWithin(today, 2 * 3600)).toEqual([...often, ...rarely]);
    expect(today.rows()).toHaveLength(1);
  });

  it('bring what the log does not know: the queue, the device, who took the call', async () => {
    const today = todayInTest();
    const answered = endedCall(endings.here, { ...seen, ...{ line: lines.support }, ending: endings.here });
    today.saw({ ...answered, answeredAt: builtAt - 14_000 });
    await today.answer(record({ result: 'Accepted', durationSeconds: 99 }));
    expect(today.rows()).toMatchObject([{ line: lines.support, ending: endings.here, talkedSeconds: 12 }]);
  });

  it('are matched by the session id where that is all there is', async () => {
    const today = todayInTest();
    today.saw({ ...seen, telephonySessionId: undefined });
    await today.answer(record({ result: 'Voicemail' }));
    expect(today.rows()).toMatchObject([{ ending: endings.voicemail }]);
  });

  it('do not count as calls while they live', async () => {
    const today = todayInTest();
    today.saw(call());
    await today.answer();
    expect(today.rows()).toEqual([]);
  });

  it('that end together are kept together, and nobody waits for their records any more after a sign-out', async () => {
    const today = todayInTest();
    await today.answer();
    const before = today.clock.pending();
    today.saw(seen, endedCall(endings.missed, { id: 'other', telephonySessionId: 's-9', sessionId: '9' }));
    expect(today.rows()).toHaveLength(2);
    expect(today.clock.pending()).toBe(before + 2);
    today.forget();
    expect(today.clock.pending()).toBe(0);
  });

  it('no longer count as missed once the person looked, but later ones do', async () => {
    const today = todayInTest();
    await today.answer();
    today.saw(seen);
    expect(today.markSeen()).toBe(builtAt);
    expect(today.missed()).toBe(0);
    today.clock.pass(60_000);
    const ended = today.clock.now();
    today.saw(endedCall(endings.missed, { id: 'later', startedAt: ended - 20_000, endedAt: ended }));
    expect(today.missed()).toBe(1);
  });

  it('are forgotten when another person signs in', async () => {
    const today = todayInTest();
    await today.answer(record());
    today.follow({ ...me, extensionId: colleagues }, createForgetfulHistory(), 0);
    expect(today.rows()).toEqual([]);
  });

  it('are not mixed with an answer that was asked for by the person before', async () => {
    const today = todayInTest();
    today.follow({ ...me, extensionId: colleagues }, createForgetfulHistory(), 0);
    await today.answer(record());
    expect(today.rows()).toEqual([]);
  });
});

describe('today’s calls after trouble', () => {
  it('are read again, once for all gaps, when the records of calls that came and went unseen should be there', async () => {
    const today = todayInTest();
    await today.answer();
    today.mayHaveMissed();
    today.clock.pass(10_000);
    today.mayHaveMissed();
    expect(await readsWithin(today, 1000)).toEqual([75, 255, 900]);
  });

  it('are read again after a failure, ever later', async () => {
    const today = todayInTest();
    for (const wait of [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      const before = today.reads.length;
      await today.fail(new Error('no network'));
      today.clock.pass(wait - 1);
      expect(today.reads).toHaveLength(before);
      today.clock.pass(1);
      expect(today.reads).toHaveLength(before + 1);
    }
    await today.answer(record());
    expect(today.list()).toMatchObject({ status: 'ready', problem: undefined });
  });

  it('are not asked for again where we may not', async () => {
    const today = todayInTest();
    await today.fail({ status: 403 });
    today.clock.pass(3_600_000);
    expect(today.reads).toHaveLength(1);
  });
});
