import { describe, expect, it } from 'vitest';
import type { PlacedCall } from '../../../../src/main/calls/placed-call.ts';
import { presenceCall, sessionEvent, sessionId, sessionParty } from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

const target = '+12125550100';
const ring = presenceCall({ telephonySessionId: sessionId, from: target });
const initiator = sessionParty({ id: 'p-1', ringOutRole: 'Initiator' });
const far = (different: object = {}) =>
  sessionParty({ id: 'p-3', extensionId: undefined, ringOutRole: 'Target', ...different });

/** A RingOut to that number is under way, and my phone is not picked up yet. */
function calling() {
  const placed: PlacedCall[] = [];
  const calls = callsInTest({
    firstLegTo: ({ number }) => (number === target ? target : undefined),
    placed: (list) => placed.push(...list),
  });
  return { ...calls, placed };
}

describe('a ring that may be my own phone', () => {
  it('is not announced, though presence tells of it as a call to me', () => {
    const calls = calling();
    calls.event(1, ring);
    calls.clock.pass(30_000);
    expect(calls.rang).toEqual([]);
    expect(calls.only()).toMatchObject({
      direction: 'outbound',
      phase: 'ringing',
      party: { kind: 'number' },
    });
    expect(calls.placed.at(-1)).toMatchObject({
      origin: 'ring-out',
      number: target,
      own: { stage: 'ringing' },
    });
  });

  it.each(['before', 'after'])('is none where its session, told of %s, calls it a RingOut', (when) => {
    const calls = calling();
    const session = sessionEvent(1, [initiator], { origin: 'RingOut' });
    if (when === 'before') calls.session(session);
    calls.event(1, ring);
    if (when === 'after') calls.session(session);
    expect(calls.rang).toEqual([]);
    expect(calls.only().direction).toBe('outbound');
  });

  it('is announced at once where its session says that somebody calls', () => {
    const calls = calling();
    calls.event(1, ring);
    calls.session(sessionEvent(1, [sessionParty()]));
    expect(calls.rang.map(({ direction, party }) => [direction, party.kind])).toEqual([
      ['inbound', 'number'],
    ]);
  });

  it('is announced as ever where somebody else calls', () => {
    const calls = calling();
    calls.event(1, presenceCall({ from: '+14155550177' }));
    expect(calls.rang).toHaveLength(1);
  });
});

describe('a call that is placed', () => {
  it('is told leg by leg', () => {
    const calls = calling();
    const out = (status: 'Ringing' | 'CallConnected') =>
      presenceCall({
        telephonySessionId: sessionId,
        direction: 'Outbound',
        status,
        from: '+16505550111',
        to: target,
      });
    const now = () => calls.placed.at(-1)!;
    calls.event(1, out('Ringing'));
    expect(now()).toMatchObject({
      origin: 'unknown',
      own: { stage: 'ringing', wasPickedUp: false },
      theirs: undefined,
    });
    calls.event(2, out('CallConnected'));
    expect(now()).toMatchObject({ own: { stage: 'ringing', wasPickedUp: true, wasConnected: false } });
    calls.session(sessionEvent(1, [{ ...initiator, status: 'Answered' }], { origin: 'RingOut' }));
    expect(now()).toMatchObject({ origin: 'ring-out', own: { stage: 'connected', wasConnected: true } });
    calls.session(sessionEvent(2, [far()], { origin: 'RingOut' }));
    expect(now().theirs).toMatchObject({ stage: 'ringing', wasConnected: false });
    calls.session(
      sessionEvent(3, [far({ status: 'Disconnected', reason: 'TargetBusy' })], { origin: 'RingOut' }),
    );
    expect(now()).toMatchObject({ endedAt: undefined, theirs: { stage: 'over', reason: 'TargetBusy' } });
    calls.session(sessionEvent(4, [{ ...initiator, status: 'Disconnected' }], { origin: 'RingOut' }));
    calls.event(3, { ...out('Ringing'), status: 'NoCall', termination: 'final' });
    expect(now().endedAt).toBeDefined();
  });

  it('is no RingOut where it was dialled by hand', () => {
    const calls = calling();
    calls.session(sessionEvent(1, [sessionParty({ direction: 'Outbound' })]));
    expect(calls.placed.at(-1)?.origin).toBe('other');
  });
});
