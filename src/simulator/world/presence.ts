import { platformOrigin, type WorldEvent } from '../world-types.ts';
import { extensionOf, type Board } from './board.ts';
import { isoTime, known, presenceNumber } from './shown-number.ts';
import {
  calledSeenBy,
  callerSeenBy,
  isQueueCall,
  telephonyStatusOf,
  type Party,
  type Session,
  type TelephonyStatus,
} from './session.ts';

type Item = Readonly<Record<string, unknown>>;

/** The platform lists the latest seven calls and counts all. */
const mostItems = 7;

const loudestFirst: readonly string[] = ['Ringing', 'CallConnected', 'OnHold', 'ParkedCall'];

/** One line for all calls of an extension: what rings comes before what is connected, and so on. */
function aggregated(items: readonly Item[]): string {
  return loudestFirst.find((status) => items.some((item) => item['telephonyStatus'] === status)) ?? 'NoCall';
}

function sipUri(number: string): string {
  return `sip:${number === '' ? 'anonymous' : number}@sip.ringcentral.com`;
}

/** How the phone's display names a queue call: the queue first, then the caller. */
function displayOf(session: Session): Item | undefined {
  if (!isQueueCall(session)) return undefined;
  const { name, number } = session.from;
  return {
    primary: { type: 'QueueName', value: session.to.name ?? '' },
    additional:
      name === undefined ? { type: 'CallerIdNumber', value: number } : { type: 'CallerIdName', value: name },
  };
}

export function activeCallItem(board: Board, session: Session, party: Party, status: TelephonyStatus): Item {
  const quirks = board.quirks();
  const over = status === 'NoCall';
  const caller = callerSeenBy(session, party);
  const from = presenceNumber(caller, quirks);
  const called = calledSeenBy(session, party);
  const to = presenceNumber(called, quirks);
  // The first event of a two-legged RingOut has no leg id yet (recorded traffic of 2015 shows it).
  const withoutId = party.ringOutRole === 'Initiator' && status === 'Ringing';
  const [local, remote] =
    party.side === 'caller' ? [from, to] : [party.extension?.extensionNumber ?? to, from];
  return known({
    id: withoutId ? undefined : party.legId,
    direction: party.direction,
    queueCall: isQueueCall(session),
    from,
    fromName: caller.name,
    to: over && quirks.emptyToAtEnd ? '' : to,
    toName: over && quirks.emptyToAtEnd ? undefined : called.name,
    startTime: isoTime(session.createdAt),
    telephonyStatus: status,
    terminationType: over && !quirks.withoutTerminationType ? 'final' : undefined,
    sessionId: session.sessionId,
    telephonySessionId: session.id,
    partyId: party.id,
    callInfo: displayOf(session),
    sipData: {
      callId: party.legId,
      toTag: 'blf',
      fromTag: party.id,
      remoteUri: sipUri(remote),
      localUri: sipUri(local),
    },
  });
}

/** What a call is to somebody who has several legs in it: it goes on while another phone of theirs rings for it. */
const furthestFirst: readonly TelephonyStatus[] = ['CallConnected', 'OnHold', 'ParkedCall', 'Ringing'];

/** The leg of an extension that stands for the whole call. */
export function legShown(session: Session, extensionId: number): Party | undefined {
  const own = session.parties.filter(({ extension }) => extension?.id === extensionId);
  const statuses = own.map(telephonyStatusOf);
  const status = furthestFirst.find((one) => statuses.includes(one));
  return status && own[statuses.indexOf(status)];
}

function liveItems(board: Board, extensionId: number): readonly Item[] {
  return [...board.live.values()].flatMap((session) => {
    const party = legShown(session, extensionId);
    return party ? [activeCallItem(board, session, party, telephonyStatusOf(party))] : [];
  });
}

function presenceStatusOf(userStatus: string, dndStatus: string, telephonyStatus: string): string {
  if (userStatus !== 'Available') return userStatus;
  return telephonyStatus === 'NoCall' && dndStatus !== 'DoNotAcceptAnyCalls' ? 'Available' : 'Busy';
}

/** The fields that the event and the REST answer share. `items` may hold ended calls beside the live ones. */
function presenceFields(board: Board, extensionId: number, items: readonly Item[]): Item {
  const { message, ...settings } = board.desk.settings(extensionId);
  const telephonyStatus = aggregated(items);
  return {
    telephonyStatus,
    presenceStatus: presenceStatusOf(settings.userStatus, settings.dndStatus, telephonyStatus),
    meetingStatus: 'Disconnected',
    ...settings,
    ...(message === '' ? {} : { message }),
    totalActiveCalls: items.filter((item) => item['telephonyStatus'] !== 'NoCall').length,
    activeCalls: items.slice(-mostItems),
  };
}

/** The event for one extension; `also` are items to add to or (by the same party) put over the live ones. */
export function presenceEvent(board: Board, extensionId: number, also: readonly Item[] = []): WorldEvent {
  const others = liveItems(board, extensionId).filter(
    (item) => !also.some((added) => added['partyId'] === item['partyId']),
  );
  const body = {
    extensionId: String(extensionId),
    sequence: board.desk.nextSequence(extensionId),
    ...presenceFields(board, extensionId, [...others, ...also]),
  };
  return { kind: 'presence', extensionId, body, timestamp: isoTime(board.clock.now()) };
}

/** GET presence. Queues have none of their own and always read Offline. */
export function presenceAnswer(board: Board, extensionId: number, replayed: readonly Item[]): Item {
  const extension = extensionOf(board, extensionId);
  const uri = `${platformOrigin}/restapi/v1.0/account/${board.people.account.id}/extension/${extensionId}`;
  const head = {
    uri: `${uri}/presence`,
    extension: { id: extensionId, uri, extensionNumber: extension.extensionNumber },
  };
  if (extension.type === 'Department') {
    const asleep = { userStatus: 'Offline', presenceStatus: 'Offline', meetingStatus: 'Disconnected' };
    return {
      ...head,
      ...asleep,
      telephonyStatus: 'NoCall',
      dndStatus: 'Unknown',
      activeCalls: [],
      totalActiveCalls: 0,
    };
  }
  const items = [...replayed, ...liveItems(board, extensionId)];
  return { ...head, callerIdVisibility: 'All', ...presenceFields(board, extensionId, items) };
}
