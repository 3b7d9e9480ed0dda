import { platformOrigin, type CallLogQuery } from '../world-types.ts';
import type { Board } from './board.ts';
import { locationOf } from './customers.ts';
import { isoTime, known, shownNumber } from './shown-number.ts';
import { isConnected, isQueueCall, type Endpoint, type Party, type Session } from './session.ts';

type Row = Readonly<Record<string, unknown>>;
type View = CallLogQuery['view'];

/** Ended calls stay in the list of active calls this long. */
const activeCallsKeepMs = 120_000;

function resultOf(session: Session, party: Party): string {
  if (party.endedAt === undefined) return 'In Progress';
  if (party.side === 'caller')
    return session.answeredAt === undefined && !session.voicemail ? 'Hang Up' : 'Call connected';
  if (party.answeredAt !== undefined) return 'Accepted';
  if (session.voicemail) return 'Voicemail';
  if (party.reason === 'Rejected') return 'Declined';
  return session.answeredAt === undefined ? 'Missed' : 'Answered Elsewhere';
}

function actionOf(session: Session, party: Party): string {
  if (session.origin === 'RingOut' && party.side === 'caller') return 'RingOut Web';
  return session.from.extension && session.to.extension ? 'VoIP Call' : 'Phone Call';
}

/** Short numbers are extension numbers; a withheld number is not shown at all. */
function endpointFields(board: Board, { number, name, extension }: Endpoint, deviceUri?: Row): Row {
  const shown = shownNumber({ number, name, extension }, board.quirks());
  const isShort = /^\d{1,6}$/.test(number);
  return known({
    phoneNumber: !isShort && /\d/.test(number) ? shown : undefined,
    extensionNumber: isShort ? number : undefined,
    extensionId: extension && String(extension.id),
    name: name ?? (/\d/.test(number) ? undefined : 'Anonymous'),
    location: extension ? undefined : locationOf(number),
    device: deviceUri,
  });
}

const accountUri = (board: Board): string =>
  `${platformOrigin}/restapi/v1.0/account/${board.people.account.id}`;

const extensionUri = (board: Board, id: number): string => `${accountUri(board)}/extension/${id}`;

function timesOf(board: Board, from: number, to: number | undefined): Row {
  const durationMs = (to ?? board.clock.now()) - from;
  return { startTime: isoTime(from), duration: Math.floor(durationMs / 1000), durationMs };
}

function commonFields(board: Board, session: Session, party: Party): Row {
  const device = party.deviceId && {
    id: party.deviceId,
    uri: `${accountUri(board)}/device/${party.deviceId}`,
  };
  const inside = session.from.extension !== undefined && session.to.extension !== undefined;
  return {
    ...timesOf(board, party.createdAt, party.endedAt),
    type: 'Voice',
    direction: party.direction,
    action: actionOf(session, party),
    result: resultOf(session, party),
    from: endpointFields(board, session.from, party.side === 'caller' && device ? device : undefined),
    to: endpointFields(board, session.to, party.side === 'callee' && device ? device : undefined),
    transport: inside ? 'VoIP' : 'PSTN',
    ...(party.extension
      ? { extension: { id: party.extension.id, uri: extensionUri(board, party.extension.id) } }
      : {}),
  };
}

/** One leg for each of our parties: the record's own is the master, the rest say who else rang or answered. */
function legsOf(board: Board, session: Session, own: Party): readonly Row[] {
  const others = session.parties.filter((party) => party !== own && party.extension !== undefined);
  return [own, ...others].map((party) => ({
    ...commonFields(board, session, party),
    legType: legTypeOf(session, party),
    telephonySessionId: session.id,
    partyId: party.id,
    ...(party === own ? { master: true } : {}),
    ...(party.side === 'callee' && party.extension && party.extension !== session.to.extension
      ? {
          to: {
            ...endpointFields(board, {
              number: party.extension.extensionNumber,
              name: party.extension.name,
              extension: party.extension,
            }),
          },
        }
      : {}),
  }));
}

function legTypeOf(session: Session, party: Party): string {
  if (party.ringOutRole === 'Initiator') return 'RingOutWebToSubscriber';
  if (party.ringOutRole === 'Target') return 'RingOutWebToCaller';
  if (party.side === 'caller') return 'SipToPstnMetered';
  return party.extension === session.to.extension ? 'Accept' : 'FindMe';
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

function recordOf(board: Board, session: Session, party: Party, extensionId: number, view: View): Row {
  const base = {
    id: party.recordId,
    uri: `${extensionUri(board, extensionId)}/call-log/${party.recordId}?view=${view}`,
    sessionId: session.sessionId,
    telephonySessionId: session.id,
    partyId: party.id,
    ...commonFields(board, session, party),
    ...delegateFields(session, party),
    ...(session.endedAt === undefined ? { finished: false } : {}),
  };
  if (view === 'Simple') return base;
  return {
    ...base,
    lastModifiedTime: isoTime(session.loggedAt ?? board.clock.now()),
    billing: { costIncluded: 0, costPurchased: 0 },
    legs: legsOf(board, session, party),
  };
}

/** The extension's party that its record tells of: the last one, if a call came back to it. */
const partiesOf = (session: Session, extensionId: number): readonly Party[] =>
  session.parties.filter((party) => party.extension?.id === extensionId).slice(-1);

export function callLog(board: Board, extensionId: number, query: CallLogQuery): readonly Row[] {
  const from = Date.parse(query.dateFrom);
  const to = query.dateTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.dateTo);
  const now = board.clock.now();
  return [...board.history, ...board.ended]
    .filter(({ loggedAt, createdAt }) => (loggedAt ?? now) <= now && createdAt >= from && createdAt <= to)
    .flatMap((session) => partiesOf(session, extensionId).map((party) => ({ session, party })))
    .filter(({ party }) => query.direction === undefined || party.direction === query.direction)
    .sort((one, other) => other.session.createdAt - one.session.createdAt)
    .map(({ session, party }) => recordOf(board, session, party, extensionId, query.view));
}

/** Connected calls and those that ended in the last 120 s; ringing ones do not show here. */
export function activeCalls(board: Board, extensionId: number, view: View): readonly Row[] {
  const since = board.clock.now() - activeCallsKeepMs;
  const recent = board.ended.filter(({ endedAt }) => endedAt !== undefined && endedAt > since);
  return [...recent, ...board.live.values()]
    .flatMap((session) => partiesOf(session, extensionId).map((party) => ({ session, party })))
    .filter(({ party }) => (party.endedAt !== undefined ? party.endedAt > since : isConnected(party)))
    .sort((one, other) => other.session.createdAt - one.session.createdAt)
    .map(({ session, party }) => recordOf(board, session, party, extensionId, view));
}
