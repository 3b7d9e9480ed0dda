import {
  mediaOrigin,
  platformOrigin,
  type CallLogQuery,
  type ExtensionRecord,
  type Quirks,
} from '../world-types.ts';
import type { Board } from './board.ts';
import { locationOf } from './customers.ts';
import { recordingOf } from './recording.ts';
import { isoTime, known, shownNumber } from './shown-number.ts';
import {
  calledSeenBy,
  callerSeenBy,
  isQueueCall,
  talkedSince,
  type Endpoint,
  type Party,
  type PartyReason,
  type Session,
} from './session.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What kept a call of ours from being answered. */
const failures: Partial<Record<PartyReason, string>> = {
  TargetBusy: 'Busy',
  NoAnswer: 'No Answer',
  Rejected: 'Rejected',
  InternalError: 'Call Failed',
  DestinationBlocked: 'Blocked',
};

function whyNot({ parties }: Session): string {
  const reason = parties.findLast((party) => party.ringOutRole !== undefined)?.reason;
  return failures[reason ?? 'Cancelled'] ?? 'Hang Up';
}

function resultOf(session: Session, party: Party): string {
  const answered = session.answeredAt !== undefined;
  if (party.endedAt === undefined) return 'In Progress';
  if (party.side === 'caller') return answered || session.voicemail ? 'Call connected' : whyNot(session);
  if (talkedSince(party) !== undefined) return 'Accepted';
  if (party.reason === 'CallReplied') return 'Reply';
  if (session.voicemail) return 'Voicemail';
  if (party.reason === 'Rejected') return 'Declined';
  // A queue counts as having answered when one of its members did.
  if (answered) return party.extension?.type === 'Department' ? 'Accepted' : 'Answered Elsewhere';
  return 'Missed';
}

function actionOf(session: Session, party: Party): string {
  // By request as the platform's own clients do it, by hand as its web page did.
  if (session.origin === 'RingOut' && party.side === 'caller')
    return session.ringOut ? 'RingOut PC' : 'RingOut Web';
  if (party.isTransfer) return 'Transfer';
  return session.from.extension && session.to.extension ? 'VoIP Call' : 'Phone Call';
}

/** Short numbers are extension numbers; a withheld number is not shown at all. */
function endpointFields(board: Board, endpoint: Endpoint): Row {
  const { number, name, extension } = endpoint;
  const isShort = /^\d{1,6}$/.test(number);
  const isWithheld = !/\d/.test(number);
  return known({
    phoneNumber: isShort || isWithheld ? undefined : shownNumber(endpoint, board.quirks()),
    extensionNumber: isShort ? number : undefined,
    extensionId: extension && String(extension.id),
    name: name ?? (isWithheld ? 'Anonymous' : undefined),
    location: extension ? undefined : locationOf(number),
  });
}

const accountUri = (board: Board): string =>
  `${platformOrigin}/restapi/v1.0/account/${board.people.account.id}`;

const extensionUri = (board: Board, id: number): string => `${accountUri(board)}/extension/${id}`;

function timesOf(board: Board, from: number, to: number | undefined): Row {
  const durationMs = Math.round((to ?? board.clock.now()) - from);
  return { startTime: isoTime(from), duration: Math.floor(durationMs / 1000), durationMs };
}

const ownerFields = (board: Board, extension: ExtensionRecord | undefined): Row =>
  extension ? { extension: { id: extension.id, uri: extensionUri(board, extension.id) } } : {};

/** Named from the record on, even while its sound is still written. */
function recordingFields(board: Board, session: Session, party: Party): Row {
  const found = recordingOf(session, party);
  if (!found) return {};
  if (!found.isKept) return { shortRecording: true };
  const { id, type } = found.recording;
  const path = `/restapi/v1.0/account/${board.people.account.id}/recording/${id}`;
  const contentUri = `${mediaOrigin}${path}/content`;
  return { recording: { id, uri: `${platformOrigin}${path}`, type, contentUri } };
}

function commonFields(board: Board, session: Session, party: Party): Row {
  const inside = session.from.extension !== undefined && session.to.extension !== undefined;
  return {
    ...timesOf(board, party.createdAt, party.endedAt),
    type: 'Voice',
    direction: party.direction,
    action: actionOf(session, party),
    result: resultOf(session, party),
    from: endpointFields(board, callerSeenBy(session, party)),
    to: endpointFields(board, calledSeenBy(session, party)),
    transport: inside ? 'VoIP' : 'PSTN',
    ...recordingFields(board, session, party),
    ...ownerFields(board, party.extension),
  };
}

function legTypeOf(session: Session, party: Party): string {
  const by = session.ringOut ? 'Client' : 'Web';
  if (party.ringOutRole === 'Initiator') return `RingOut${by}ToSubscriber`;
  if (party.ringOutRole === 'Target') return `RingOut${by}ToCaller`;
  if (party.isTransfer) return 'TransferCall';
  if (party.side === 'caller') return session.to.extension ? 'ExtensionToExtension' : 'SipToPstnMetered';
  return party.extension === session.to.extension ? 'Accept' : 'FindMe';
}

/** The called side of a leg to somebody else than who was dialled: a queue's member, a helping colleague. */
function legTo(board: Board, session: Session, { side, extension }: Party): Row {
  if (side === 'caller' || !extension || extension === session.to.extension) return {};
  const endpoint = { number: extension.extensionNumber, name: extension.name, extension };
  return { to: endpointFields(board, endpoint) };
}

/** From the person's line to the phone that took the call. */
function deviceLegs(board: Board, session: Session, party: Party): readonly Row[] {
  const { deviceId, extension, answeredAt } = party;
  if (deviceId === undefined || answeredAt === undefined || !extension || party.side === 'caller') return [];
  const line = {
    number: extension.directNumber ?? extension.extensionNumber,
    name: extension.name,
    extension,
  };
  const device = { id: deviceId, uri: `${accountUri(board)}/device/${deviceId}` };
  const leg = {
    ...timesOf(board, party.createdAt, party.endedAt),
    type: 'Voice',
    direction: 'Outbound',
    action: 'FindMe',
    result: party.endedAt === undefined ? 'In Progress' : 'Call connected',
    from: endpointFields(board, session.from),
    to: { ...endpointFields(board, line), device },
    transport: 'VoIP',
    legType: 'FindMe',
    ...ownerFields(board, extension),
  };
  return [leg];
}

/** One leg for each of our parties, the record's own first and master, then the one that took the call. */
function legsOf(board: Board, session: Session, own: Party): readonly Row[] {
  const others = session.parties
    .filter((party) => party !== own && party.extension !== undefined)
    .toSorted((one, other) => Number(other.answeredAt !== undefined) - Number(one.answeredAt !== undefined));
  return [own, ...others].flatMap((party) => [
    {
      ...commonFields(board, session, party),
      ...legTo(board, session, party),
      legType: legTypeOf(session, party),
      telephonySessionId: session.id,
      partyId: party.id,
      ...(party === own ? { master: true } : {}),
    },
    ...deviceLegs(board, session, party),
  ]);
}

/** Who took the call instead of this extension. */
function delegateFields(session: Session, party: Party): Row {
  const taker = session.parties.find((other) => other.side === 'callee' && other.answeredAt !== undefined);
  if (!taker?.extension || taker === party || party.side === 'caller') return {};
  return {
    delegate: { id: String(taker.extension.id), name: taker.extension.name },
    delegationType: isQueueCall(session) ? 'QueueForwarding' : 'Coworker',
  };
}

type Place = { readonly session: Session; readonly party: Party };

/** What lists show of ended calls, which never change again; made anew when the account's habits change. */
const ended = new WeakMap<Session, Map<string, { readonly quirks: Quirks; readonly row: Row }>>();

/** A call as one extension's list shows it. */
export function recordOf(board: Board, place: Place, extensionId: number, view: CallLogQuery['view']): Row {
  const { session, party } = place;
  if (session.endedAt === undefined) return writeRecord(board, place, extensionId, view);
  const rows = ended.get(session) ?? new Map<string, { readonly quirks: Quirks; readonly row: Row }>();
  ended.set(session, rows);
  const key = `${party.id} ${extensionId} ${view}`;
  const quirks = board.quirks();
  const kept = rows.get(key);
  if (kept?.quirks === quirks) return kept.row;
  const row = writeRecord(board, place, extensionId, view);
  rows.set(key, { quirks, row });
  return row;
}

/** `finished: false` while it lives. */
function writeRecord(
  board: Board,
  { session, party }: Place,
  extensionId: number,
  view: CallLogQuery['view'],
): Row {
  const record = {
    id: party.recordId,
    uri: `${extensionUri(board, extensionId)}/call-log/${party.recordId}?view=${view}`,
    sessionId: session.sessionId,
    telephonySessionId: session.id,
    partyId: party.id,
    ...commonFields(board, session, party),
    ...delegateFields(session, party),
    ...(session.endedAt === undefined ? { finished: false } : {}),
  };
  if (view === 'Simple') return record;
  return {
    ...record,
    lastModifiedTime: isoTime(session.loggedAt ?? board.clock.now()),
    billing: { costIncluded: 0, costPurchased: 0 },
    legs: legsOf(board, session, party),
  };
}
