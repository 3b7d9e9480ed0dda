import { describe, expect, it } from 'vitest';
import type { PresenceCall } from '../../../../src/main/ringcentral/reports.ts';
import { presenceCall, presenceEvent, sessionId } from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

const a = presenceCall({ telephonySessionId: sessionId });

describe('events that come late', () => {
  const early = presenceCall({ sessionId: '1', telephonySessionId: 's-1' });
  const lateRing = (calls: ReturnType<typeof callsInTest>): void =>
    calls.presence(presenceEvent(20, [a], { timestamp: calls.clock.now() - 3000 }));

  it('ring only when the platform confirms that it still rings', async () => {
    const calls = callsInTest();
    calls.event(1, { ...early, status: 'NoCall' });
    lateRing(calls);
    expect(calls.list()).toEqual([]);
    calls.clock.pass(0);
    await calls.answer([a]);
    expect(calls.rang).toHaveLength(1);
  });

  it('do not ring for a call that is over by now', async () => {
    const calls = callsInTest();
    calls.event(1, { ...early, status: 'NoCall' });
    lateRing(calls);
    calls.clock.pass(0);
    await calls.answer([]);
    calls.clock.pass(60_000);
    expect([calls.rang, calls.list(), calls.ended]).toEqual([[], [], []]);
  });

  it('end nothing as quickly as others: on a narrow line what takes the end back comes seconds after it', () => {
    const calls = callsInTest();
    const say = (sequence: number, status: PresenceCall['status'], late: number): void =>
      calls.presence(
        presenceEvent(sequence, [{ ...early, status }], { timestamp: calls.clock.now() - late }),
      );
    say(1, 'Ringing', 0);
    calls.clock.pass(2_000);
    say(2, 'NoCall', 2_000);
    calls.clock.pass(5_500);
    expect(calls.ended).toEqual([]);
    say(3, 'CallConnected', 7_500);
    calls.clock.pass(20_000);
    expect(calls.only().phase).toBe('connected');
    say(4, 'NoCall', 0);
    calls.clock.pass(2_000);
    expect(calls.ended).toHaveLength(1);
  });

  it('ring after a while all the same when nobody can say', async () => {
    const calls = callsInTest();
    calls.event(1, { ...early, status: 'NoCall' });
    lateRing(calls);
    calls.clock.pass(0);
    await calls.fail();
    calls.clock.pass(9600);
    expect(calls.rang).toHaveLength(1);
  });
});
