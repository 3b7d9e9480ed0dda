import type { ControlDevice, ControlRight, Offers, Operation, Withheld } from '../../shared/call-control.ts';
import type { RecordingState } from './recording.ts';
import type { Steering } from './steering.ts';

/** What holds for all calls. */
export type OfferGround = {
  readonly right: ControlRight['has'];
  readonly mayRecord: boolean;
  readonly mayPark: boolean;
  /** Somebody can be asked. */
  readonly isReachable: boolean;
  /** Those that can be told to take a call; undefined until they were read. */
  readonly devices: readonly ControlDevice[] | undefined;
  readonly hasFlipTargets: boolean;
  /** Why nobody can be called from here. */
  readonly callsOut: 'offered' | 'no-device' | 'no-right';
};

/** What holds for one call at this moment. */
export type OfferMoment = {
  readonly isTest: boolean;
  readonly isBusy: boolean;
  readonly recording: RecordingState;
  /** Another call of mine in which I talk. */
  readonly hasSecondCall: boolean;
};

/** What people look for, by the state the call is in: nothing else is drawn. */
function soughtFor(
  { call, own, isQueue }: Steering,
  { recording, hasSecondCall }: OfferMoment,
): readonly Operation[] {
  const talking = [...ofTalks, ...recordingButtons[recording]] as const;
  switch (call.phase) {
    case 'ringing':
      if (call.direction === 'outbound') return ['hang-up'];
      return isQueue ? [...ofRings, 'skip'] : ofRings;
    case 'connected':
      return [...talking, 'hold', own?.muted === true ? 'unmute' : 'mute', 'flip'];
    case 'on-hold':
      return [...talking, 'resume', ...(hasSecondCall ? (['join-calls'] as const) : [])];
    case 'parked':
      return ['retrieve', 'hang-up'];
    case 'ended':
      return [];
  }
}

const ofRings: readonly Operation[] = ['answer-on', 'to-voicemail', 'stop-ringing', 'forward-to', 'reply'];
const ofTalks: readonly Operation[] = ['hang-up', 'transfer', 'ask-first', 'park'];
const recordingButtons: Readonly<Record<RecordingState, readonly Operation[]>> = {
  off: ['record'],
  on: ['pause-recording'],
  paused: ['resume-recording'],
  'by-rule': ['pause-recording'],
};

/** What can be done with a call now, and why the rest of what people look for cannot. */
export function offersOf(steering: Steering, ground: OfferGround, moment: OfferMoment): Offers {
  const offered: Operation[] = [];
  const withheld: Partial<Record<Operation, Withheld>> = {};
  for (const operation of soughtFor(steering, moment)) {
    const why = inTheWay(steering, ground, moment) ?? missing(operation, steering, ground, moment);
    if (why === undefined) offered.push(operation);
    else withheld[operation] = why;
  }
  return { offered, withheld };
}

/** What stands in the way of everything, the most lasting reason first. */
function inTheWay(
  { call, partyId }: Steering,
  { right, isReachable }: OfferGround,
  { isTest, isBusy }: OfferMoment,
): Withheld | undefined {
  if (isTest) return 'test-call';
  if (right === 'no') return 'no-right';
  if (!isReachable) return 'offline';
  if (call.telephonySessionId === undefined || partyId === undefined) return 'not-known-yet';
  return isBusy ? 'busy' : undefined;
}

function missing(
  operation: Operation,
  steering: Steering,
  ground: OfferGround,
  { recording }: OfferMoment,
): Withheld | undefined {
  if (steering.isConference && notInConferences.includes(operation)) return 'conference';
  switch (operation) {
    case 'answer-on':
    case 'retrieve':
      return phoneMissing(ground.devices, 'no-device');
    case 'skip':
      return steering.own?.deviceId === undefined
        ? phoneMissing(ground.devices, 'phone-not-known')
        : undefined;
    case 'park':
      if (steering.call.direction === 'outbound') return 'incoming-only';
      return ground.mayPark ? undefined : 'no-right';
    case 'flip':
      return ground.hasFlipTargets ? undefined : 'nothing-to-flip-to';
    case 'ask-first':
      return ground.callsOut === 'offered' ? undefined : ground.callsOut;
    case 'record':
    case 'pause-recording':
    case 'resume-recording':
      if (!ground.mayRecord) return 'no-recording-right';
      return recording === 'by-rule' ? 'recorded-by-rule' : undefined;
    default:
      return undefined;
  }
}

const notInConferences: readonly Operation[] = [
  ...(['transfer', 'ask-first', 'join-calls', 'flip', 'park'] as const),
  'record',
];

/** @param none the reason where there is no such phone at all */
function phoneMissing(
  devices: readonly ControlDevice[] | undefined,
  none: 'no-device' | 'phone-not-known',
): Withheld | undefined {
  if (devices === undefined) return 'not-known-yet';
  if (devices.length === 0) return none;
  const able = devices.filter(({ answers }) => answers !== 'no');
  if (able.length === 0) return 'device-cannot';
  return able.some(({ online }) => online !== false) ? undefined : 'device-offline';
}
