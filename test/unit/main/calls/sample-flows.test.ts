import { describe, expect, it } from 'vitest';
import type { PresenceCall } from '../../../../src/main/ringcentral/reports.ts';
import { presenceCall } from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

type Step = readonly [sequence: number, ...items: readonly PresenceCall[]];

const a = (different: Partial<PresenceCall>): PresenceCall => presenceCall({ sessionId: '1', ...different });
const b = (different: Partial<PresenceCall>): PresenceCall =>
  presenceCall({ sessionId: '2', from: '+14155550137', fromName: 'Alan Turing', ...different });
const over = { status: 'NoCall', termination: 'final' } as const;
const out = {
  direction: 'Outbound',
  from: '+16505550111',
  to: '+12125550100',
  toName: 'Ada Lovelace',
} as const;

/** The platform's flows as its guide describes them, one event a second. */
const flows: readonly {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What the list says after each step, oldest call first. */
  readonly phases: readonly (readonly string[])[];
  readonly endings: readonly string[];
  readonly alerts: number;
}[] = [
  {
    name: 'a missed call rings and is over',
    steps: [
      [101, a({})],
      [118, a(over)],
    ],
    phases: [['ringing'], ['ended']],
    endings: ['missed'],
    alerts: 1,
  },
  {
    name: 'an answered call rings, talks and is over',
    steps: [
      [130, a({})],
      [134, a({ status: 'CallConnected' })],
      [142, a(over)],
    ],
    phases: [['ringing'], ['connected'], ['ended']],
    endings: ['answered-here'],
    alerts: 1,
  },
  {
    name: 'an answered event that comes after the end is ignored',
    steps: [
      [130, a({})],
      [142, a(over)],
      [134, a({ status: 'CallConnected' })],
    ],
    phases: [['ringing'], ['ended'], ['ended']],
    endings: ['missed'],
    alerts: 1,
  },
  {
    name: 'several devices: a NoCall on the way does not end the call and no second ring is told',
    steps: [
      [150, a({})],
      [152, a({ status: 'NoCall' })],
      [153, a({})],
      [158, a({ status: 'CallConnected' })],
      [170, a(over)],
    ],
    phases: [['ringing'], ['ringing'], ['ringing'], ['connected'], ['ended']],
    endings: ['answered-here'],
    alerts: 1,
  },
  {
    name: 'a two-legged RingOut is one outbound call and no alert',
    steps: [
      [200, a(out)],
      [205, a({ ...out, status: 'CallConnected', partyId: 'p-1' })],
      [230, a({ ...out, ...over })],
    ],
    phases: [['ringing'], ['connected'], ['ended']],
    endings: ['answered-here'],
    alerts: 0,
  },
  {
    name: 'call waiting: two calls keep their own states',
    steps: [
      [300, a({ status: 'CallConnected' })],
      [305, a({ status: 'CallConnected' }), b({})],
      [309, a({ status: 'OnHold' }), b({ status: 'CallConnected' })],
      [320, a({ status: 'CallConnected' }), b(over)],
      [330, a(over)],
    ],
    phases: [
      ['connected'],
      ['connected', 'ringing'],
      ['on-hold', 'connected'],
      ['connected', 'ended'],
      ['ended', 'ended'],
    ],
    endings: ['answered-here', 'answered-here'],
    alerts: 1,
  },
  {
    name: 'hold and back',
    steps: [
      [400, a({ status: 'CallConnected' })],
      [405, a({ status: 'OnHold' })],
      [411, a({ status: 'CallConnected' })],
      [420, a(over)],
    ],
    phases: [['connected'], ['on-hold'], ['connected'], ['ended']],
    endings: ['answered-here'],
    alerts: 0,
  },
  {
    name: 'parked',
    steps: [
      [430, a({ status: 'CallConnected' })],
      [434, a({ status: 'ParkedCall' })],
      [450, a(over)],
    ],
    phases: [['connected'], ['parked'], ['ended']],
    endings: ['answered-here'],
    alerts: 0,
  },
];

describe('the platform’s sample flows', () => {
  it.each(flows)('$name', ({ steps, phases, endings, alerts }) => {
    const calls = callsInTest();
    const seen = steps.map(([sequence, ...items]) => {
      calls.event(sequence, ...items);
      const now = calls.list().map(({ phase }) => phase);
      calls.clock.pass(1000);
      return now;
    });
    calls.clock.pass(5000);
    expect(seen).toEqual(phases);
    expect(calls.list().map(({ ending }) => ending?.kind)).toEqual(endings);
    expect(calls.rang).toHaveLength(alerts);
    expect(calls.ended).toHaveLength(endings.length);
  });
});

describe('endings that are not called final', () => {
  it('holds a NoCall back for one and a half seconds, then ends the call at its own time', () => {
    const calls = callsInTest();
    calls.event(1, a({}));
    calls.clock.pass(8000);
    const saidAt = calls.clock.now();
    calls.event(2, a({ status: 'NoCall', to: undefined }));
    calls.clock.pass(1400);
    expect(calls.only().phase).toBe('ringing');
    calls.clock.pass(200);
    expect(calls.only()).toMatchObject({ phase: 'ended', endedAt: saidAt, ending: { kind: 'missed' } });
  });

  it('does not end a call whose leg is over intermediately', () => {
    const calls = callsInTest();
    calls.event(1, a({ status: 'CallConnected' }));
    calls.event(2, a({ status: 'NoCall', termination: 'intermediate' }));
    calls.clock.pass(1000);
    expect(calls.only().phase).toBe('connected');
    calls.clock.pass(1000);
    expect(calls.reads()).toBe(1);
  });

  it('keeps the number dialled when the last event carries an empty one', () => {
    const calls = callsInTest();
    calls.event(1, a({ toName: 'Main line' }));
    calls.event(2, a({ ...over, to: undefined, toName: undefined, from: undefined, fromName: undefined }));
    expect(calls.only()).toMatchObject({
      line: { kind: 'direct', name: 'Main line' },
      party: { kind: 'number', name: 'Ada Lovelace', number: { e164: '+12125550100' } },
    });
  });
});
