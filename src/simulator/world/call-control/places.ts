import type { CallRequest, Refusal } from '../../call-control-types.ts';
import type { Board } from '../board.ts';
import type { Judged, JudgedDevice, JudgedParty } from '../control-rules.ts';
import {
  isConnected,
  isLive,
  isQueueCall,
  partyOf,
  type Endpoint,
  type Party,
  type Place,
  type Session,
} from '../session.ts';

/** What can be parked at once. */
export const mostParked = 50;

export const conflict = (message: string): Refusal => ({ status: 409, errorCode: 'TAS-106', message });

export const badTarget = (parameterName: string, parameterValue: string, errorCode = 'CMN-101'): Refusal => ({
  ...{ status: 400, errorCode, parameterName, parameterValue },
  message: `Parameter [${parameterName}] value is invalid.`,
});

/** The party that is asked about; of a session as a whole it is the person's own live one. */
export function findPlace(
  board: Board,
  { extensionId, ...request }: Pick<CallRequest, 'extensionId' | 'telephonySessionId' | 'partyId'>,
): { readonly session: Session | undefined; readonly party: Party | undefined } {
  const session = board.live.get(request.telephonySessionId);
  if (request.partyId !== undefined)
    return { session, party: session?.parties.find(({ id }) => id === request.partyId) };
  const own = session && partyOf(session, extensionId);
  return { session, party: own && isLive(own) ? own : undefined };
}

export const others = (session: Session, party: Party): readonly Party[] =>
  session.parties.filter((other) => other !== party && isLive(other));

function recordingOf({ recording }: Session, { extension }: Party): JudgedParty['recording'] {
  if (!recording || recording.extensionId !== extension?.id) return 'off';
  if (recording.type === 'Automatic') return 'by-rule';
  return recording.pausedAt === undefined ? 'on' : 'paused';
}

function judgedParty(session: Session, party: Party, extensionId: number): JudgedParty {
  return {
    code: party.code,
    isOwn: party.extension?.id === extensionId,
    isCalled: party.side === 'callee',
    isQueueCall: isQueueCall(session) && party.extension?.type === 'User',
    hasOtherEnd: others(session, party).some(isConnected),
    isCommanded: party.isCommanded,
    recording: recordingOf(session, party),
    isInLocation: party.slot === '',
  };
}

function judgedDevice(board: Board, extensionId: number, deviceId: string): JudgedDevice {
  const isOwn = (device: { id: string; extensionId: number }): boolean =>
    device.id === deviceId && device.extensionId === extensionId;
  return board.people.devices.find(isOwn) ?? 'unknown';
}

/** Everything the rules want to know of a request, as things stand now. The app's own scope was asked for before. */
export function judgedOf(board: Board, request: CallRequest, lacking: ReadonlySet<string>): Judged {
  const { extensionId, deviceId, second } = request;
  const { session, party } = findPlace(board, request);
  const other = second && findPlace(board, { extensionId, ...second });
  const { withoutRecording, withoutPark, dropForParkedOnly, pickupFromLocationsOnly } = board.quirks();
  return {
    session: session && { isConference: session.origin === 'Conference' },
    party: session && party && judgedParty(session, party, extensionId),
    device: deviceId === undefined ? undefined : judgedDevice(board, extensionId, deviceId),
    permission: { app: true, lacking, canRecord: !withoutRecording, canPark: !withoutPark },
    second: other?.session && other.party && judgedParty(other.session, other.party, extensionId),
    habits: { isDropForParkedOnly: dropForParkedOnly, isPickupFromLocationsOnly: pickupFromLocationsOnly },
  };
}

/** Who is meant by this party, whichever side it is on. */
export function endpointOfParty(session: Session, party: Party): Endpoint {
  const { extension, ends } = party;
  if (party.side === 'caller') return ends?.from ?? session.from;
  if (ends) return ends.to;
  if (!extension || extension === session.to.extension) return session.to;
  return { number: extension.extensionNumber, name: extension.name, extension };
}

/** Who is at the other end of this party's talk. */
export function otherEnd(session: Session, party: Party): Endpoint {
  const all = others(session, party).filter(({ side }) => side !== party.side);
  const other = all.find(isConnected) ?? all[0];
  return other ? endpointOfParty(session, other) : party.side === 'callee' ? session.from : session.to;
}

export type Act = Place & { readonly board: Board };
