import { describe, expect, it } from 'vitest';
import type { SessionParty } from '../../../../src/main/ringcentral/reports.ts';
import { endings } from '../../../support/builders.ts';
import { presenceCall, sessionEvent, sessionId, sessionParty } from '../../../support/reports.ts';
import { type CallsInTest, callsInTest } from './calls-in-test.ts';

type Different = Partial<SessionParty>;

function hear(calls: CallsInTest, sequence: number, party: Different, origin = 'Call'): void {
  calls.session(sessionEvent(sequence, [sessionParty(party)], { timestamp: calls.clock.now(), origin }));
}

const nobody = { number: undefined, name: undefined, extensionId: undefined, deviceId: undefined };
const onDesk = { ...nobody, number: '+16505550111', extensionId: '1300458005', deviceId: '830155420005' };
const sam: Different = {
  id: 'p-3',
  extensionId: '1300458006',
  status: 'Answered',
  to: { ...nobody, name: 'Sam Rivera', extensionId: '1300458006' },
};

describe('a call told of by telephony sessions', () => {
  it('rings, talks on a device of ours, is held and ends', () => {
    const calls = callsInTest();
    const seen: string[] = [];
    const began = calls.clock.now();
    for (const [at, party] of [
      { status: 'Setup' },
      { status: 'Proceeding' },
      { status: 'Answered', to: onDesk },
      { status: 'Hold' },
      { status: 'Answered' },
      { status: 'Disconnected' },
    ].entries()) {
      hear(calls, at + 1, party as Different);
      seen.push(calls.list()[0]?.phase ?? 'not listed');
      calls.clock.pass(1000);
    }
    expect(seen).toEqual(['not listed', 'ringing', 'connected', 'on-hold', 'connected', 'ended']);
    expect(calls.only()).toMatchObject({
      id: sessionId,
      partyId: 'p-2',
      devices: ['Desk phone'],
      startedAt: began,
      answeredAt: began + 2000,
      endedAt: began + 5000,
      ending: endings.here,
    });
    expect(calls.rang).toHaveLength(1);
    expect(calls.answered).toHaveLength(1);
    expect(calls.ended).toHaveLength(1);
  });

  it('that is only being routed does not ring', () => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Setup' });
    hear(calls, 2, { status: 'VoiceMail' });
    calls.clock.pass(10_000);
    expect(calls.list()).toEqual([]);
    expect(calls.rang).toEqual([]);
    expect(calls.ended).toEqual([]);
  });

  it('names the devices that ring, where the platform says so', () => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding', to: onDesk });
    expect(calls.only().devices).toEqual(['Desk phone']);
  });

  it.each<[string, Different, object]>([
    ['a colleague of the queue took', { reason: 'AgentAnswered', queueCall: true }, endings.bySam],
    ['a colleague picked up', { reason: 'Pickup' }, endings.bySam],
    ['we passed on', { reason: 'Rejected' }, endings.declined],
    ['we forwarded', { reason: 'BlindTransfer' }, endings.declined],
  ])('ends as what it was: %s', (_, party, ending) => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding', ...party, reason: undefined });
    if (ending === endings.bySam) hear(calls, 2, sam);
    hear(calls, 3, { status: 'Disconnected', ...party });
    calls.clock.pass(2000);
    expect(calls.ended).toMatchObject([{ phase: 'ended', ending }]);
  });

  it.each(['AgentAnswered', 'Pickup'])(
    'knows by %s that somebody took it, although nobody says who',
    (reason) => {
      const calls = callsInTest();
      hear(calls, 1, { status: 'Proceeding' });
      hear(calls, 2, { status: 'Disconnected', reason, missedCall: true });
      calls.clock.pass(2000);
      expect(calls.ended).toMatchObject([{ ending: endings.bySomebody }]);
    },
  );

  it.each<[string, readonly Different[], object]>([
    [
      'the caller gave up',
      [{ status: 'Disconnected', reason: 'Cancelled', missedCall: true }],
      endings.missed,
    ],
    ['nobody answered', [{ status: 'Disconnected', reason: 'NoAnswer' }], endings.missed],
    [
      'the caller left a message',
      [{ status: 'VoiceMail' }, { status: 'Disconnected', reason: 'Voicemail', missedCall: true }],
      endings.voicemail,
    ],
    [
      'a queue tried the next one',
      [{ status: 'Disconnected', reason: 'NoAnswer', queueCall: true }],
      endings.unknown,
    ],
    [
      'a queue’s caller gave up',
      [{ status: 'Disconnected', reason: 'Cancelled', queueCall: true, missedCall: true }],
      endings.missed,
    ],
  ])('that nobody took ends as what it was: %s', (_, parties, ending) => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding', queueCall: parties[0]?.queueCall });
    for (const [at, party] of parties.entries()) {
      hear(calls, at + 2, party);
      calls.clock.pass(4000);
    }
    expect(calls.only()).toMatchObject({ phase: 'ended', ending });
    expect(calls.ended).toHaveLength(1);
  });

  it('never counts as missed when presence says over first and the reason comes after it', () => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding' });
    hear(calls, 2, sam);
    calls.event(50, presenceCall({ telephonySessionId: sessionId, status: 'NoCall', termination: 'final' }));
    expect(calls.only().phase).toBe('ended');
    calls.clock.pass(1000);
    hear(calls, 3, { status: 'Disconnected', reason: 'Pickup' });
    calls.clock.pass(5000);
    expect(calls.ended.map(({ ending }) => ending)).toEqual([endings.bySam]);
  });

  it('says it does not know while the reason is missing, and learns it from the call log', () => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding' });
    calls.event(50, presenceCall({ telephonySessionId: sessionId, status: 'NoCall', termination: 'final' }));
    calls.clock.pass(5000);
    expect(calls.ended.map(({ ending }) => ending)).toEqual([endings.unknown]);
    const row = {
      ...calls.only(),
      talkedSeconds: undefined,
      rangSeconds: 8,
      ending: endings.missed,
      unheard: false,
    };
    calls.callLog([row]);
    calls.callLog([row]);
    expect(calls.ended.map(({ ending }) => ending)).toEqual([endings.unknown, endings.missed]);
  });
});

describe('a RingOut told of by telephony sessions', () => {
  const initiator: Different = {
    id: 'p-1',
    direction: 'Outbound',
    ringOutRole: 'Initiator',
    to: { ...nobody, number: '+12125550100', name: 'Ada Lovelace' },
  };
  const target: Different = { ...initiator, id: 'p-2', extensionId: undefined, ringOutRole: 'Target' };

  it('rings until the other side picks up, whatever presence says of the first leg', () => {
    const calls = callsInTest();
    const out = presenceCall({ telephonySessionId: sessionId, direction: 'Outbound', to: '+12125550100' });
    const phases: string[] = [];
    for (const step of [
      () => hear(calls, 1, { ...initiator, status: 'Proceeding' }, 'RingOut'),
      () => hear(calls, 2, { ...initiator, status: 'Answered' }, 'RingOut'),
      () => hear(calls, 3, { ...target, status: 'Proceeding' }, 'RingOut'),
      () => calls.event(10, { ...out, status: 'CallConnected' }),
      () => hear(calls, 4, { ...target, status: 'Answered' }, 'RingOut'),
      () => hear(calls, 5, { ...initiator, status: 'Disconnected' }, 'RingOut'),
    ]) {
      step();
      phases.push(`${calls.only().direction} ${calls.only().phase}`);
      calls.clock.pass(1000);
    }
    expect(phases).toEqual([
      ...Array.from({ length: 4 }, () => 'outbound ringing'),
      'outbound connected',
      'outbound ended',
    ]);
    expect(calls.only()).toMatchObject({
      party: { name: 'Ada Lovelace' },
      ending: { kind: 'answered-here' },
    });
    expect(calls.rang).toEqual([]);
  });

  it('that the other side never took was not connected', () => {
    const calls = callsInTest();
    hear(calls, 1, { ...initiator, status: 'Answered' }, 'RingOut');
    hear(calls, 2, { ...target, status: 'Proceeding' }, 'RingOut');
    calls.event(
      10,
      presenceCall({ telephonySessionId: sessionId, direction: 'Outbound', status: 'CallConnected' }),
    );
    hear(calls, 3, { ...target, status: 'Disconnected', reason: 'NoAnswer' }, 'RingOut');
    hear(calls, 4, { ...initiator, status: 'Disconnected' }, 'RingOut');
    calls.clock.pass(5000);
    expect(calls.only().ending).toEqual(endings.notConnected);
  });

  it('is never announced as incoming although our own phone rings first', () => {
    const calls = callsInTest();
    hear(calls, 1, { ...initiator, direction: 'Inbound', status: 'Proceeding' }, 'RingOut');
    expect(calls.only().direction).toBe('outbound');
    expect(calls.rang).toEqual([]);
  });
});

describe('both families of events about one call', () => {
  it('make one call, whichever comes first', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const calls = callsInTest();
      const steps = [
        () => calls.event(10, presenceCall({ toName: 'Main line' })),
        () => hear(calls, 1, { status: 'Proceeding' }),
      ];
      for (const at of order) steps[at]?.();
      expect(calls.only()).toMatchObject({ telephonySessionId: sessionId, sessionId: '230417755005' });
      expect(calls.rang).toHaveLength(1);
    }
  });

  it('let the further one win, so that one lost event does not hold a call back', () => {
    const calls = callsInTest();
    calls.event(10, presenceCall({ telephonySessionId: sessionId }));
    hear(calls, 1, { status: 'Proceeding' });
    calls.clock.pass(2000);
    hear(calls, 2, { status: 'Answered', to: onDesk });
    expect(calls.only().phase).toBe('connected');
    calls.clock.pass(60_000);
    calls.event(12, presenceCall({ telephonySessionId: sessionId, status: 'NoCall', termination: 'final' }));
    expect(calls.only()).toMatchObject({ phase: 'ended', ending: endings.here });
  });

  it('believe live news that is seconds newer than an end of the other family', () => {
    const calls = callsInTest();
    hear(calls, 1, { status: 'Proceeding' });
    hear(calls, 2, { status: 'Disconnected', reason: 'NoAnswer' });
    calls.clock.pass(5000);
    calls.event(10, presenceCall({ telephonySessionId: sessionId, status: 'CallConnected' }));
    expect(calls.only().phase).toBe('connected');
    expect(calls.rang).toHaveLength(1);
  });
});
