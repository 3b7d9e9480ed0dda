import { describe, expect, it } from 'vitest';
import { type OfferGround, type OfferMoment, offersOf } from '../../../../src/main/call-control/offers.ts';
import type { Steering } from '../../../../src/main/call-control/steering.ts';
import type { ControlDevice, Operation, Withheld } from '../../../../src/shared/call-control.ts';
import { call as buildCall } from '../../../support/builders.ts';

const device: ControlDevice = {
  id: '83',
  label: 'Desk phone',
  kind: 'desk-phone',
  online: true,
  answers: 'unknown',
};
const ground: OfferGround = {
  ...{ right: 'yes', mayRecord: true, mayPark: true, isReachable: true },
  ...{ devices: [device], hasFlipTargets: true, callsOut: 'offered' },
};
const moment: OfferMoment = { isTest: false, isBusy: false, recording: 'off', hasSecondCall: false };

function steering(call: Parameters<typeof buildCall>[0], more: Partial<Steering> = {}): Steering {
  return {
    ...{
      call: buildCall({ telephonySessionId: 's-1', ...call }),
      partyId: 'p-1',
      own: undefined,
      others: [],
    },
    ...{ isQueue: false, isConference: false, isRingOut: false, otherNumber: undefined },
    ...more,
  };
}

const ringing = steering({ phase: 'ringing' });
const talking = steering({ phase: 'connected' });
const held = steering({ phase: 'on-hold' });
const parked = steering({ phase: 'parked' });

describe('what people look for in each phase', () => {
  const phases: readonly (readonly [string, Steering, readonly Operation[], Partial<OfferMoment>?])[] = [
    ['a ring', ringing, ['answer-on', 'to-voicemail', 'stop-ringing', 'forward-to', 'reply']],
    [
      'a queue’s ring',
      { ...ringing, isQueue: true },
      ['answer-on', 'to-voicemail', 'stop-ringing', 'forward-to', 'reply', 'skip'],
    ],
    ['my own call that rings', steering({ phase: 'ringing', direction: 'outbound' }), ['hang-up']],
    ['a talk', talking, ['hang-up', 'transfer', 'ask-first', 'park', 'record', 'hold', 'mute', 'flip']],
    ['a call that waits', held, ['hang-up', 'transfer', 'ask-first', 'park', 'record', 'resume']],
    [
      'a call that waits beside another one',
      held,
      ['hang-up', 'transfer', 'ask-first', 'park', 'record', 'resume', 'join-calls'],
      { hasSecondCall: true },
    ],
    [
      'a recorded talk',
      talking,
      ['hang-up', 'transfer', 'ask-first', 'park', 'pause-recording', 'hold', 'mute', 'flip'],
      { recording: 'on' },
    ],
    ['a parked call', parked, ['retrieve', 'hang-up']],
    ['a call that is over', steering({ phase: 'ended' }), []],
  ];
  const rows = phases.map(
    ([name, one, expected, different = {}]) => [name, one, expected, different] as const,
  );
  it.each(rows)('%s', (_, one, expected, different) => {
    expect(offersOf(one, ground, { ...moment, ...different })).toEqual({ offered: expected, withheld: {} });
  });
});

describe('what is not offered says why', () => {
  const off = { ...device, online: false };
  const cannot = { ...device, answers: 'no' } as const;
  const reasons: readonly (readonly [
    Withheld,
    Operation,
    Steering,
    Partial<OfferGround>,
    Partial<OfferMoment>?,
  ])[] = [
    ['test-call', 'answer-on', ringing, {}, { isTest: true }],
    ['no-right', 'hold', talking, { right: 'no' }],
    ['offline', 'hold', talking, { isReachable: false }],
    ['not-known-yet', 'to-voicemail', { ...ringing, partyId: undefined }, {}],
    ['not-known-yet', 'to-voicemail', steering({ phase: 'ringing', telephonySessionId: undefined }), {}],
    ['busy', 'hold', talking, {}, { isBusy: true }],
    ['not-known-yet', 'answer-on', ringing, { devices: undefined }],
    ['no-device', 'answer-on', ringing, { devices: [] }],
    ['device-offline', 'answer-on', ringing, { devices: [off] }],
    ['device-offline', 'answer-on', ringing, { devices: [off, cannot] }],
    ['device-cannot', 'answer-on', ringing, { devices: [cannot] }],
    ['device-offline', 'retrieve', parked, { devices: [off] }],
    ['phone-not-known', 'skip', { ...ringing, isQueue: true }, { devices: [] }],
    ['conference', 'transfer', { ...talking, isConference: true }, {}],
    ['conference', 'record', { ...talking, isConference: true }, {}],
    ['recorded-by-rule', 'pause-recording', talking, {}, { recording: 'by-rule' }],
    ['no-recording-right', 'record', talking, { mayRecord: false }],
    ['incoming-only', 'park', steering({ phase: 'connected', direction: 'outbound' }), {}],
    ['no-right', 'park', talking, { mayPark: false }],
    ['nothing-to-flip-to', 'flip', talking, { hasFlipTargets: false }],
    ['no-device', 'ask-first', talking, { callsOut: 'no-device' }],
  ];
  const rows = reasons.map(
    ([why, operation, one, different, now = {}]) => [why, operation, one, different, now] as const,
  );
  it.each(rows)('%s: %s', (why, operation, one, different, now) => {
    const offers = offersOf(one, { ...ground, ...different }, { ...moment, ...now });
    expect(offers.offered).not.toContain(operation);
    expect(offers.withheld[operation]).toBe(why);
  });

  it('one phone that is on is enough', () => {
    const { offered } = offersOf(ringing, { ...ground, devices: [cannot, off, device] }, moment);
    expect(offered).toContain('answer-on');
  });
});
