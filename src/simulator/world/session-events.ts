import type { WorldEvent } from '../world-types.ts';
import type { Board } from './board.ts';
import { isoTime, known, shownNumber } from './shown-number.ts';
import {
  calledSeenBy,
  callerSeenBy,
  isLive,
  isQueueCall,
  type Endpoint,
  type Party,
  type Place,
  type Session,
} from './session.ts';

type Body = Readonly<Record<string, unknown>>;

function endpointFields(board: Board, endpoint: Endpoint, deviceId?: string): Body {
  return known({
    phoneNumber: shownNumber(endpoint, board.quirks()),
    name: endpoint.name,
    extensionId: endpoint.extension && String(endpoint.extension.id),
    deviceId,
  });
}

/** The called side as one callee sees it: the queue or person dialled, and once answered who took it. */
function calledFields(board: Board, session: Session, party: Party): Body {
  const own = party.side === 'callee' ? party.extension : undefined;
  const answered = party.answeredAt !== undefined && own !== undefined;
  const deviceId = party.side === 'callee' ? party.deviceId : undefined;
  const fields = endpointFields(board, calledSeenBy(session, party), deviceId);
  return known({
    ...fields,
    ...(answered ? { name: own.name } : {}),
    ...(own ? { extensionId: String(own.id) } : {}),
  });
}

function statusOf(session: Session, party: Party): Body {
  const { takenBy, movedTo } = party;
  const peer = movedTo ?? (takenBy && { session, party: takenBy });
  return known({
    code: party.code,
    reason: party.reason,
    parkData: party.slot,
    rcc: false,
    peerId: peer && peerOf(peer),
  });
}

const peerOf = ({ session, party }: Place): Body => ({
  ...{ sessionId: session.sessionId, telephonySessionId: session.id, partyId: party.id },
});

/** Those of this party's own conversation, where there are any. */
function recordingsOf({ recording }: Session, { extension }: Party): Body {
  if (!recording || recording.extensionId !== extension?.id) return {};
  return { recordings: [{ id: recording.id, active: recording.pausedAt === undefined }] };
}

function sidesOf(board: Board, session: Session, party: Party): Body {
  const caller = callerSeenBy(session, party);
  const sides = {
    direction: party.direction,
    from: endpointFields(board, caller, party.side === 'caller' ? party.deviceId : undefined),
    to: calledFields(board, session, party),
  };
  if (!board.quirks().ringOutLegsInbound || party.ringOutRole === undefined) return sides;
  const { from, to } = sides;
  const isOwn = party.ringOutRole === 'Initiator';
  return { direction: 'Inbound', from: isOwn ? to : from, to: isOwn ? from : to };
}

function partyFields(board: Board, session: Session, party: Party): Body {
  return known({
    id: party.id,
    accountId: party.extension ? String(board.people.account.id) : '',
    extensionId: party.extension && String(party.extension.id),
    ...sidesOf(board, session, party),
    status: statusOf(session, party),
    ringOutRole: party.ringOutRole,
    park: party.slot === undefined || party.slot === '' ? {} : { id: party.slot },
    muted: party.mutedByRequest,
    standAlone: false,
    ...recordingsOf(session, party),
  });
}

function uiCallInfo(session: Session): Body | undefined {
  if (!isQueueCall(session)) return undefined;
  const caller = session.from.name;
  return known({
    primary: { type: 'QueueName', value: session.to.name ?? '' },
    additional: caller === undefined ? undefined : { type: 'CallerIdName', value: caller },
  });
}

/** Each event tells of one changed party; the reader merges by party id. */
function sessionEventBody(board: Board, session: Session, party: Party): Body {
  const now = isoTime(board.clock.now());
  const sip = { callId: party.legId, toTag: 'blf', fromTag: party.id };
  return {
    sequence: session.sequence,
    sessionId: session.sessionId,
    telephonySessionId: session.id,
    serverId: '10.0.12.7.TAM',
    eventTime: now,
    accountId: String(board.people.account.id),
    origin: { type: session.origin },
    parties: [
      known({
        ...partyFields(board, session, party),
        queueCall: isQueueCall(session),
        missedCall: party.missed,
        uiCallInfo: uiCallInfo(session),
        sipData: sip,
      }),
    ],
  };
}

/**
 * Who hears of a change: the party's own extension and, once somebody talks, the others still in the session.
 * Parties outside the account are not told of, except the far leg of a RingOut.
 */
export function receiversOf(session: Session, party: Party): readonly number[] {
  const own = party.extension?.id;
  if (own === undefined && party.ringOutRole === undefined) return [];
  const matters =
    party.side === 'caller' || party.answeredAt !== undefined || party.ringOutRole !== undefined;
  const ids = new Set<number>(own === undefined ? [] : [own]);
  if (party.handedBy !== undefined) ids.add(party.handedBy);
  for (const other of session.parties) {
    if (matters && other.extension?.type === 'User' && isLive(other)) ids.add(other.extension.id);
  }
  return [...ids];
}

export function sessionEvents(
  board: Board,
  session: Session,
  party: Party,
  ids: readonly number[],
): WorldEvent[] {
  const body = sessionEventBody(board, session, party);
  const timestamp = isoTime(board.clock.now());
  return ids.map((extensionId) => ({ kind: 'telephony-session', extensionId, body, timestamp }));
}

/** GET party, and what actions on it are answered with. */
export const partyAnswer = (board: Board, session: Session, party: Party): Body => ({
  ...partyFields(board, session, party),
  attributes: { queueCall: isQueueCall(session) },
});

/** GET telephony session: every party, also those outside the account. */
export function sessionAnswer(board: Board, session: Session): Body {
  return {
    id: session.id,
    creationTime: isoTime(session.createdAt),
    origin: { type: session.origin },
    voiceCallToken: '',
    parties: session.parties.map((party) => partyAnswer(board, session, party)),
  };
}
