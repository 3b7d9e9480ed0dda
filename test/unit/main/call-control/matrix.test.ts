import { describe, expect, it } from 'vitest';
import { controlDevices } from '../../../../src/main/ringcentral/own-phones-list.ts';
import { drawDevices } from '../../../../src/main/call-control/own-devices.ts';
import { nothingKept } from '../../../../src/main/call-control/kept.ts';
import { type OfferGround, offersOf } from '../../../../src/main/call-control/offers.ts';
import {
  rightOf,
  type Rights,
  unknownRights,
  rightByEvents,
} from '../../../../src/main/call-control/right.ts';
import { type Operation, offerOf, operations } from '../../../../src/shared/call-control.ts';
import type { CallOperation } from '../../../../src/simulator/call-control-types.ts';
import {
  type Judged,
  type JudgedDevice,
  type JudgedPermission,
  judgeOperation,
} from '../../../../src/simulator/world/control-rules.ts';
import { connection } from '../../../support/builders.ts';
import { type MatrixState, matrixStates } from './matrix-states.ts';

type Phones = readonly Exclude<JudgedDevice, 'unknown'>[];

/** What a person may have: each kind of phone alone, on and off, and several together. */
const types = ['HardPhone', 'SoftPhone', 'OtherPhone', 'WebRTC', 'Paging', 'Room'] as const;
const statuses = ['Online', 'Offline'] as const;
const alone = types.flatMap((type) => statuses.map((status): Phones => [{ type, status }]));
const deskOff = { type: 'HardPhone', status: 'Offline' } as const;
const phones: readonly Phones[] = [[], ...alone, ...alone.map((one): Phones => [deskOff, ...one])];

const may: JudgedPermission = { app: true, lacking: new Set(), canRecord: true, canPark: true };
const permissions: readonly JudgedPermission[] = [
  may,
  { ...may, app: false },
  { ...may, lacking: new Set(['CallControl']) },
  { ...may, lacking: new Set(['OnDemandCallRecording']) },
  { ...may, lacking: new Set(['CallControl', 'OnDemandCallRecording']) },
  { ...may, canRecord: false },
  { ...may, canPark: false },
];

/** What the platform has told of them before anybody does anything. */
function rightsIn({ app, lacking, canRecord, canPark }: JudgedPermission): Rights {
  const refused = { filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' };
  const limitations = app ? [] : [refused];
  return {
    app: rightByEvents(unknownRights.app, connection({ phase: 'online', channel: 'websocket', limitations })),
    person: lacking.has('CallControl') ? 'no' : 'yes',
    mayRecord: canRecord && !lacking.has('OnDemandCallRecording'),
    mayPark: canPark,
  };
}

function groundFor(own: Phones, permission: JudgedPermission): OfferGround {
  const rights = rightsIn(permission);
  const read = controlDevices(
    own.map(({ type, status }, index) => ({
      id: String(index),
      type,
      name: type,
      online: status === 'Online',
      number: undefined,
    })),
  );
  return {
    ...{ right: rightOf(rights).has, mayRecord: rights.mayRecord, mayPark: rights.mayPark },
    ...{ isReachable: true, hasFlipTargets: true, callsOut: 'offered' },
    devices: drawDevices(read, nothingKept),
  };
}

/** What each button asks the platform for; several where one leads to another. */
const requests: Readonly<Record<Operation, readonly CallOperation[]>> = {
  'hang-up': ['end'],
  hold: ['hold'],
  resume: ['unhold'],
  mute: ['mute'],
  unmute: ['unmute'],
  'answer-on': ['answer'],
  'to-voicemail': ['forward'],
  skip: ['ignore'],
  'stop-ringing': ['reject'],
  'forward-to': ['forward'],
  reply: ['reply'],
  transfer: ['transfer'],
  'ask-first': ['hold', 'bridge'],
  'join-calls': ['bridge'],
  park: ['park'],
  retrieve: ['pickup'],
  flip: ['flip'],
  record: ['record'],
  'pause-recording': ['pause'],
  'resume-recording': ['resume'],
};

const talkingSecond = {
  code: 'Answered',
  isOwn: true,
  isCalled: false,
  isQueueCall: false,
  hasOtherEnd: true,
  isCommanded: false,
  recording: 'off',
  isInLocation: false,
} as const;

/** Whether the platform would do it, with the best of the phones. */
function succeeds(
  operation: Operation,
  state: MatrixState,
  own: Phones,
  permission: JudgedPermission,
): boolean {
  const { party, isConference, hasSecondCall } = state;
  const judge = (request: CallOperation, different: Partial<Judged> = {}): boolean => {
    const devices = own.length === 0 ? (['unknown'] as const) : own;
    return devices.some((device) => {
      const second = hasSecondCall ? talkingSecond : undefined;
      return (
        judgeOperation(request, {
          session: { isConference },
          party,
          device,
          permission,
          second,
          ...different,
        }) === 'ok'
      );
    });
  };
  if (operation !== 'ask-first') return requests[operation].every((request) => judge(request));
  // Once it waits, whoever was asked can be joined with it.
  const waiting = { ...party, code: 'Hold' } as const;
  const canWait = party.code === 'Hold' || judge('hold');
  return canWait && judge('bridge', { party: waiting, second: talkingSecond });
}

/** What the platform would do, and nobody looks for: it is what is so already, or no button is meant for it. */
function isSenseless(operation: Operation, { party, muted, kind }: MatrixState): boolean {
  const rings = party.code === 'Setup' || party.code === 'Proceeding';
  switch (operation) {
    case 'hang-up':
      return rings && party.isCalled && kind !== 'made';
    case 'mute':
      return muted;
    case 'unmute':
      return !muted;
    case 'pause-recording':
      return party.recording === 'paused';
    case 'resume-recording':
      return party.recording === 'on';
    default:
      return false;
  }
}

describe('operation × call × phones × rights', () => {
  it('is offered exactly where the platform would do it', () => {
    const wrong: string[] = [];
    let cells = 0;
    let offeredCells = 0;
    for (const state of matrixStates())
      for (const own of phones)
        for (const permission of permissions) {
          const { steering, party, hasSecondCall } = state;
          const moment = { isTest: false, isBusy: false, recording: state.recording, hasSecondCall };
          const offers = offersOf(steering, groundFor(own, permission), moment);
          for (const operation of operations) {
            cells += 1;
            const offer = offerOf(offers, operation);
            const expected = succeeds(operation, state, own, permission) && !isSenseless(operation, state);
            if (offer === 'offered') offeredCells += 1;
            if ((offer === 'offered') === expected) continue;
            const phone = own.map(({ type, status }) => `${type} ${status}`).join(', ');
            wrong.push(
              `${operation} of ${state.kind} ${party.code} (${party.recording}) on ${phone}: ${offer}`,
            );
          }
        }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
    expect(cells).toBeGreaterThan(100_000);
    expect(offeredCells).toBeGreaterThan(cells / 20);
  });

  it('that is withheld says why wherever the platform refuses what people look for', () => {
    for (const state of matrixStates()) {
      const moment = {
        isTest: false,
        isBusy: false,
        recording: state.recording,
        hasSecondCall: state.hasSecondCall,
      };
      const none = offersOf(state.steering, groundFor([], permissions[1]!), moment);
      const all = offersOf(state.steering, groundFor([{ type: 'HardPhone', status: 'Online' }], may), moment);
      expect(Object.keys(none.withheld).toSorted()).toEqual(
        [...all.offered, ...Object.keys(all.withheld)].toSorted(),
      );
      expect(new Set(Object.values(none.withheld))).toEqual(
        new Set(all.offered.length + Object.keys(all.withheld).length === 0 ? [] : ['no-right']),
      );
    }
  });
});
