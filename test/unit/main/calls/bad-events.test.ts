import { describe, expect, it } from 'vitest';
import { builtAt } from '../../../support/builders.ts';
import {
  presenceCall,
  presenceEvent,
  sessionEvent,
  sessionId,
  sessionParty,
} from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

const a = presenceCall({ telephonySessionId: sessionId });
const over = { status: 'NoCall', termination: 'final' } as const;

describe('events of any shape', () => {
  it('[D03] asks for the truth when a part of an event could not be read', async () => {
    const calls = callsInTest();
    calls.presence(presenceEvent(1, [], { damaged: true, timestamp: calls.clock.now() }));
    calls.session(sessionEvent(1, [], { damaged: true, timestamp: calls.clock.now() }));
    expect(calls.list()).toEqual([]);
    calls.clock.pass(2000);
    expect(calls.reads()).toBe(1);
    await calls.answer([a]);
    expect(calls.only().phase).toBe('ringing');
  });

  it('[D03] asks for the truth when a call has no id at all', () => {
    const calls = callsInTest();
    calls.event(1, presenceCall({ sessionId: undefined }));
    expect(calls.list()).toEqual([]);
    calls.clock.pass(2000);
    expect(calls.reads()).toBe(1);
  });

  it('[D04] takes an event without a list of calls as one that says nothing about calls', () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.presence(presenceEvent(2, undefined, { timestamp: calls.clock.now() }));
    calls.clock.pass(5000);
    expect(calls.only().phase).toBe('ringing');
  });

  it.each(['__proto__', 'constructor', 'toString'])('[D05] takes %s as an id like any other', (id) => {
    const calls = callsInTest();
    calls.event(1, presenceCall({ sessionId: id, telephonySessionId: id }));
    calls.event(2, presenceCall({ sessionId: id, telephonySessionId: id, ...over }));
    expect(calls.only()).toMatchObject({ id, phase: 'ended' });
    expect(calls.rang).toHaveLength(1);
  });

  it.each([1, 2, 100])('[D12] %i copies of every event are one alert and one end', (copies) => {
    const calls = callsInTest();
    const repeat = (hear: () => void): void => Array.from({ length: copies }).forEach(hear);
    const ended = sessionParty({ status: 'Disconnected', reason: 'Cancelled', missedCall: true });
    repeat(() => calls.event(10, a));
    repeat(() => calls.session(sessionEvent(1, [sessionParty()], { timestamp: calls.clock.now() })));
    repeat(() => calls.event(12, { ...a, ...over }));
    repeat(() => calls.session(sessionEvent(2, [ended])));
    calls.clock.pass(10_000);
    expect(calls.rang).toHaveLength(1);
    expect(calls.ended).toHaveLength(1);
    expect(calls.list()).toHaveLength(1);
  });

  it('[D13] an older event changes no state, but its name fills a hole', () => {
    const calls = callsInTest();
    calls.event(10, { ...a, status: 'CallConnected', fromName: undefined });
    calls.event(9, a);
    expect(calls.only()).toMatchObject({ phase: 'connected', party: { name: 'Ada Lovelace' } });
    calls.session(sessionEvent(5, [sessionParty({ status: 'Answered' })]));
    calls.session(sessionEvent(4, [sessionParty({ status: 'Disconnected' })]));
    expect(calls.only().phase).toBe('connected');
  });

  it('[D14] asks for the truth after a hole in a session’s sequence, once for several', () => {
    const calls = callsInTest();
    calls.session(sessionEvent(1, [sessionParty()]));
    calls.session(sessionEvent(4, [sessionParty({ status: 'Answered' })]));
    calls.session(sessionEvent(9, [sessionParty({ status: 'Hold' })]));
    expect(calls.reads()).toBe(0);
    calls.clock.pass(1600);
    expect(calls.reads()).toBe(1);
  });

  it('[D15] a ring after the end of the same session is no alert and brings nothing back', () => {
    const calls = callsInTest();
    calls.event(10, a);
    calls.session(sessionEvent(3, [sessionParty()]));
    calls.event(12, { ...a, ...over });
    calls.session(sessionEvent(4, [sessionParty({ status: 'Disconnected', reason: 'Cancelled' })]));
    for (const [sequence, minutes] of [
      [11, 0],
      [13, 0],
      [14, 1],
      [15, 20],
    ] as const) {
      calls.clock.pass(minutes * 60_000);
      calls.event(sequence, a);
      calls.session(sessionEvent(2, [sessionParty()]));
    }
    expect(calls.rang).toHaveLength(1);
    expect(calls.list().filter(({ phase }) => phase !== 'ended')).toEqual([]);
  });

  it('[D15] a call whose end came first is never shown', () => {
    const calls = callsInTest();
    calls.event(12, { ...a, ...over });
    calls.event(10, a);
    calls.session(
      sessionEvent(4, [sessionParty({ id: 'p-9', status: 'Disconnected' })], {
        telephonySessionId: 's-b',
        sessionId: '7',
      }),
    );
    calls.session(
      sessionEvent(3, [sessionParty({ id: 'p-9' })], { telephonySessionId: 's-b', sessionId: '7' }),
    );
    calls.clock.pass(10_000);
    expect([calls.list(), calls.rang, calls.ended]).toEqual([[], [], []]);
  });

  it('[D16] ignores events of another extension', () => {
    const calls = callsInTest();
    calls.presence(presenceEvent(1, [a], { extensionId: '99' }));
    calls.session(sessionEvent(1, [sessionParty({ extensionId: '99' })]));
    expect(calls.list()).toEqual([]);
  });

  it('[D17] gives up a call of which nothing was heard for four hours', () => {
    const calls = callsInTest();
    calls.event(1, { ...a, status: 'CallConnected' });
    calls.clock.pass(4 * 3_600_000 - 60_000);
    expect(calls.only().phase).toBe('connected');
    calls.clock.pass(61_000);
    expect(calls.only().phase).toBe('ended');
  });

  it('[D17] ends it much earlier when the platform no longer lists it', async () => {
    const calls = callsInTest();
    calls.event(1, { ...a, status: 'CallConnected' });
    calls.clock.pass(5 * 60_000);
    expect(calls.reads()).toBe(1);
    await calls.answer([]);
    expect(calls.only().phase).toBe('ended');
  });

  it('[D18] follows 300 ringing calls and not one more, and then all of them are over', async () => {
    const calls = callsInTest();
    for (let index = 0; index < 320; index += 1)
      calls.session(
        sessionEvent(1, [sessionParty({ id: `p-${index}` })], {
          telephonySessionId: `s-${index}`,
          sessionId: `${index}`,
        }),
      );
    expect(calls.list()).toHaveLength(300);
    expect(calls.rang).toHaveLength(300);
    calls.resync();
    calls.clock.pass(10_000);
    await calls.answer([]);
    calls.clock.pass(20_000);
    await calls.answer([]);
    expect(calls.list().filter(({ phase }) => phase !== 'ended')).toEqual([]);
    expect(calls.list().length).toBeLessThanOrEqual(200);
  });

  it('[D19] keeps a name as one short line of plain text', () => {
    const calls = callsInTest();
    calls.event(1, presenceCall({ fromName: `\u202e<b>\r\n${'x'.repeat(1_000_000)}` }));
    const { party } = calls.only();
    expect(party.kind === 'number' && party.name).toMatch(/^<b> x{196}$/);
  });

  it.each([
    ['missing', undefined],
    ['in 1970', 0],
    ['in the year 9999', Date.UTC(9999, 0)],
    ['ten minutes ahead', builtAt + 600_000],
    ['years ago', Date.UTC(2015, 3, 10)],
  ])('[D20] shows the time of arrival when the platform’s time is %s', (_, time) => {
    const calls = callsInTest();
    calls.presence(presenceEvent(1, [{ ...a, startTime: time }], { timestamp: time }));
    calls.clock.pass(7000);
    calls.presence(presenceEvent(2, [{ ...a, ...over, startTime: time }], { timestamp: time }));
    expect(calls.only()).toMatchObject({ startedAt: builtAt, endedAt: builtAt + 7000 });
  });

  it('[D21] rings at once for an event whose clock is ten minutes ahead, and keeps ringing for the next', () => {
    const calls = callsInTest();
    const ahead = (): number => calls.clock.now() + 600_000;
    calls.presence(presenceEvent(1, [a], { timestamp: ahead() }));
    calls.clock.pass(3000);
    calls.presence(
      presenceEvent(2, [a, presenceCall({ sessionId: '2', telephonySessionId: 's-2' })], {
        timestamp: ahead(),
      }),
    );
    expect(calls.rang).toHaveLength(2);
    expect(calls.only).toThrow('2 calls');
  });
});
