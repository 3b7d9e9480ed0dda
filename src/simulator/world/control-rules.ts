import type { CallOperation, Refusal } from '../call-control-types.ts';
import type { DeviceRecord } from '../world-types.ts';
import type { PartyCode } from './session.ts';

/** What the rules look at of a party; undefined in its place is a party that nobody knows. */
export type JudgedParty = {
  readonly code: PartyCode;
  /** Of whoever asks. */
  readonly isOwn: boolean;
  /** Whether this one was called. */
  readonly isCalled: boolean;
  /** A member's leg of a call to a queue. */
  readonly isQueueCall: boolean;
  /** Somebody talks at the other end, or did. */
  readonly hasOtherEnd: boolean;
  /** A phone was told to take the call a moment ago. */
  readonly isCommanded: boolean;
  readonly recording: 'off' | 'on' | 'paused' | 'by-rule';
  /** In a park location rather than under a `*8…` of its own. */
  readonly isInLocation: boolean;
};

export type JudgedSession = { readonly isConference: boolean };

/** Whether the phone is one of whoever asks, and what it is. */
export type JudgedDevice = Pick<DeviceRecord, 'type' | 'status'> | 'unknown';

export type JudgedPermission = {
  /** The app has the scope `CallControl`. */
  readonly app: boolean;
  /** The names of the permissions that the person lacks. */
  readonly lacking: ReadonlySet<string>;
  readonly canRecord: boolean;
  readonly canPark: boolean;
};

/** Habits that differ from account to account. */
export type JudgedHabits = {
  readonly isDropForParkedOnly: boolean;
  readonly isPickupFromLocationsOnly: boolean;
};

export type Judged = {
  readonly session: JudgedSession | undefined;
  readonly party: JudgedParty | undefined;
  readonly device: JudgedDevice | undefined;
  readonly permission: JudgedPermission;
  /** The own party in the call that shall be joined. */
  readonly second?: JudgedParty | undefined;
  readonly habits?: JudgedHabits;
};

export const callControlPermission = 'CallControl';
/** The platform's word for the button, not for the rule of the company. */
export const recordingPermission = 'OnDemandCallRecording';

const rings: readonly PartyCode[] = ['Setup', 'Proceeding'];
const talks: readonly PartyCode[] = ['Answered', 'Hold'];
const lives: readonly PartyCode[] = [...rings, ...talks, 'Parked'];
const any: readonly PartyCode[] = [...lives, 'VoiceMail', 'Disconnected', 'Gone'];

/** The states of the party in which each can be done. */
const allowedCodes: Readonly<Record<CallOperation, readonly PartyCode[]>> = {
  'read-session': any,
  'read-party': any,
  end: lives,
  drop: lives,
  mute: ['Answered'],
  unmute: ['Answered'],
  hold: ['Answered'],
  unhold: ['Hold'],
  reject: rings,
  ignore: rings,
  reply: rings,
  answer: rings,
  forward: rings,
  pickup: ['Parked'],
  transfer: talks,
  bridge: ['Hold'],
  flip: ['Answered'],
  park: talks,
  record: talks,
  pause: talks,
  resume: talks,
};

const reads: readonly CallOperation[] = ['read-session', 'read-party'];
/** Not described with a 409: a wrong state is a bad request there. */
const withoutConflict: readonly CallOperation[] = ['end', 'drop', 'ignore'];
const ofRingingIn: readonly CallOperation[] = ['reject', 'ignore', 'reply', 'answer', 'forward'];
const ofRecordings: readonly CallOperation[] = ['record', 'pause', 'resume'];
const onPhones: readonly CallOperation[] = ['answer', 'pickup', 'ignore'];
const notInConferences: readonly CallOperation[] = ['record', 'transfer', 'bridge', 'flip', 'park'];
/** What makes no sense before somebody is there at the other end. */
const ofTalks: readonly CallOperation[] = [
  ...(['mute', 'unmute', 'hold', 'unhold', 'transfer', 'bridge', 'flip', 'park'] as const),
  ...ofRecordings,
];

const wrongState = (operation: CallOperation, why: string): Refusal => ({
  status: withoutConflict.includes(operation) ? 400 : 409,
  errorCode: 'TAS-106',
  message: `Operation [${operation}] is not possible: ${why}`,
});

const unknown = (parameterName: string): Refusal => ({
  ...{ status: 404, errorCode: 'CMN-102', parameterName },
  message: `Resource for parameter [${parameterName}] is not found`,
});

function judgePermission(
  operation: CallOperation,
  { app, lacking, canRecord, canPark }: JudgedPermission,
): Refusal | undefined {
  if (!app)
    return {
      ...{ status: 403, errorCode: 'CMN-401', permissionName: callControlPermission },
      message: `In order to call this API endpoint, application needs to have [${callControlPermission}] permission`,
    };
  const needed = ofRecordings.includes(operation) ? recordingPermission : callControlPermission;
  const missing = [callControlPermission, needed].find((name) => lacking.has(name));
  if (missing !== undefined)
    return {
      ...{ status: 403, errorCode: 'CMN-408', permissionName: missing },
      message: `In order to call this API endpoint, user needs to have [${missing}] permission for requested resource`,
    };
  if (ofRecordings.includes(operation) && !canRecord)
    return { status: 403, errorCode: 'BIL-103', message: 'Feature [OnDemandCallRecording] is not available' };
  if (operation === 'park' && !canPark)
    return { status: 403, errorCode: 'CMN-109', message: 'Feature [CallPark] is not available' };
  return undefined;
}

function judgeParty(operation: CallOperation, party: JudgedParty, session: JudgedSession) {
  // What is parked may be taken by anybody of the company.
  if (!party.isOwn && operation !== 'pickup')
    return {
      ...({ status: 403, errorCode: 'CMN-404' } as const),
      message: 'Access to the call of another extension is not allowed',
    };
  if (!lives.includes(party.code)) return unknown('partyId');
  if (!allowedCodes[operation].includes(party.code))
    return wrongState(operation, `the party is ${party.code}`);
  if (ofRingingIn.includes(operation) && !party.isCalled)
    return wrongState(operation, 'it is an outbound call');
  if (operation === 'park' && !party.isCalled) return wrongState(operation, 'it is an outbound call');
  if (operation === 'ignore' && !party.isQueueCall) return wrongState(operation, 'it is no call to a queue');
  if (ofTalks.includes(operation) && !party.hasOtherEnd)
    return wrongState(operation, 'nobody is there at the other end');
  if (notInConferences.includes(operation) && session.isConference)
    return wrongState(operation, 'it is a conference');
  return undefined;
}

/** Dropping, ending and muting need no phone, and get in nobody's way. */
function judgeMoment(operation: CallOperation, { isCommanded }: JudgedParty): Refusal | undefined {
  const isFree = withoutConflict.includes(operation) || operation === 'mute' || operation === 'unmute';
  if (!isCommanded || isFree) return undefined;
  return { status: 409, errorCode: 'TAS-107', message: 'Another operation on this party is in progress' };
}

function judgeRecording(operation: CallOperation, { recording }: JudgedParty): Refusal | undefined {
  switch (operation) {
    case 'record':
      return recording === 'off' ? undefined : wrongState(operation, 'it is recorded already');
    case 'pause':
    case 'resume':
      if (recording === 'off') return unknown('recordingId');
      return recording === 'by-rule' ? wrongState(operation, 'it is recorded by a rule') : undefined;
    default:
      return undefined;
  }
}

/** Only these take a call because they are told to. */
const ableDevices: readonly DeviceRecord['type'][] = ['HardPhone', 'SoftPhone'];

function judgeDevice(operation: CallOperation, device: JudgedDevice | undefined): Refusal | undefined {
  if (!onPhones.includes(operation)) return undefined;
  const parameterName = 'deviceId';
  if (device === undefined || device === 'unknown' || !ableDevices.includes(device.type))
    return {
      ...{ status: 400, errorCode: device === 'unknown' ? 'CMN-102' : 'CMN-101', parameterName },
      message: `Parameter [${parameterName}] value is invalid.`,
    };
  if (device.status === 'Online') return undefined;
  return { status: 409, errorCode: 'TAS-105', parameterName, message: 'The device is offline' };
}

function judgeSecond(operation: CallOperation, second: JudgedParty | undefined): Refusal | undefined {
  if (operation !== 'bridge') return undefined;
  if (!second?.isOwn || !lives.includes(second.code))
    return {
      ...{ status: 400, errorCode: 'CMN-102', parameterName: 'partyId' },
      message: 'Resource for parameter [partyId] is not found',
    };
  return second.code === 'Answered' && second.hasOtherEnd
    ? undefined
    : wrongState(operation, `the party of the second call is ${second.code}`);
}

function judgeHabits(operation: CallOperation, party: JudgedParty, habits: JudgedHabits | undefined) {
  if (operation === 'drop' && habits?.isDropForParkedOnly === true && party.code !== 'Parked')
    return wrongState(operation, 'only parked parties can be dropped');
  if (operation === 'pickup' && habits?.isPickupFromLocationsOnly === true && !party.isInLocation)
    return wrongState(operation, 'it is not parked in a park location');
  return undefined;
}

/** Whether the platform does what it is asked for, or the answer with which it refuses. Bodies are read before. */
export function judgeOperation(operation: CallOperation, judged: Judged): 'ok' | Refusal {
  const { session, party, device, permission, second, habits } = judged;
  const refusal = judgePermission(operation, permission);
  if (refusal) return refusal;
  if (!session) return unknown('telephonySessionId');
  if (operation === 'read-session') return 'ok';
  if (!party) return unknown(operation === 'end' ? 'telephonySessionId' : 'partyId');
  if (reads.includes(operation)) return 'ok';
  return (
    judgeParty(operation, party, session) ??
    judgeRecording(operation, party) ??
    judgeHabits(operation, party, habits) ??
    judgeDevice(operation, device) ??
    judgeSecond(operation, second) ??
    judgeMoment(operation, party) ??
    'ok'
  );
}
