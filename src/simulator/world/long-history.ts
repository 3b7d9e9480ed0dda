import { platformOrigin, type CallLogQuery, type ExtensionRecord } from '../world-types.ts';
import type { Board } from './board.ts';
import type { Row } from './call-record.ts';
import { contactAt } from './contacts/many-contacts.ts';
import { personAt } from './directory/many-people.ts';
import { northAmericanNumber } from './made-up/numbers.ts';
import { roll } from './made-up/roll.ts';
import { isoTime, known } from './shown-number.ts';

/** Calls of a busy desk, between nine and six of every day before the world began. */
const leastADay = 100;
/** The platform keeps little more than a year: all of them have to lie in it. */
const mostDays = 360;
const day = 86_400_000;
const workingDay = 9 * 3_600_000;

export type LongHistory = {
  /** Newest first; each record is written when somebody reads it. */
  readonly rows: (extension: ExtensionRecord, query: CallLogQuery) => readonly Row[];
};

/** How large the people are among whom callers are found. */
export type MadeUp = { readonly calls: number; readonly contacts: number; readonly directory: number };

/**
 * So many calls in the past of each who can sign in: the same ones every time. A call is a number until it is read, so
 * that a hundred thousand of them cost neither a start nor memory.
 */
export function createLongHistory(board: Board, made: MadeUp): LongHistory {
  const callsADay = Math.max(leastADay, Math.ceil(made.calls / mostDays));
  const begin = board.clock.now() - 2 * day;
  const startOf = (place: number): number =>
    begin - Math.floor(place / callsADay) * day - Math.floor(((place % callsADay) / callsADay) * workingDay);
  const lists = new Map<string, readonly Row[]>();

  function all(extension: ExtensionRecord, view: CallLogQuery['view']): readonly Row[] {
    const key = `${extension.id} ${view}`;
    const before = lists.get(key);
    if (before) return before;
    const reader = readLater((place) => recordAt(board, made, extension, place, startOf(place), view));
    const list = Array.from({ length: made.calls }, (_, place) => new Proxy<Row>({ place }, reader));
    lists.set(key, list);
    return list;
  }

  return {
    rows: (extension, { dateFrom, dateTo, direction, view, changedAfter }) => {
      // None of them has changed since the world began.
      if (!extension.canSignIn || changedAfter !== undefined) return [];
      const [from, to] = [Date.parse(dateFrom), dateTo === undefined ? Infinity : Date.parse(dateTo)];
      return all(extension, view).filter((_row, place) => {
        const startedAt = startOf(place);
        if (startedAt < from || startedAt > to) return false;
        return direction === undefined || directionAt(place) === direction;
      });
    },
  };
}

/** Stands for a record: its fields, and the whole of it as JSON, are made when they are asked for. */
function readLater(write: (place: number) => Row): ProxyHandler<Row> {
  const of = (target: Row): Row => write(Number(target.place));
  return {
    get: (target, name) => {
      if (name === 'toJSON') return () => of(target);
      return typeof name === 'string' ? of(target)[name] : undefined;
    },
    has: (target, name) => name in of(target),
    ownKeys: (target) => Reflect.ownKeys(of(target)),
    getOwnPropertyDescriptor: (target, name) => {
      const found = Reflect.getOwnPropertyDescriptor(of(target), name);
      return found && { ...found, configurable: true };
    },
  };
}

const directionAt = (place: number): 'Inbound' | 'Outbound' =>
  roll(place, 70, 10) < 6 ? 'Inbound' : 'Outbound';

function resultAt(place: number): string {
  const dice = roll(place, 71, 20);
  if (directionAt(place) === 'Outbound')
    return dice < 16 ? 'Call connected' : dice < 18 ? 'Busy' : 'No Answer';
  if (dice < 13) return 'Accepted';
  if (dice < 16) return 'Missed';
  return dice < 18 ? 'Voicemail' : 'Answered Elsewhere';
}

/** Few people call often and many once: the lower of two dice. One in ten nobody knows. */
function farEndAt(place: number, { contacts, directory }: MadeUp): Row {
  const dice = roll(place, 72, 10);
  const lower = (count: number): number => Math.min(roll(place, 73, count), roll(place, 74, count));
  if (dice < 6 && contacts > 0) return { phoneNumber: numberOf(contactAt(lower(contacts)), place) };
  if (dice < 9 && directory > 0) {
    const { id, extensionNumber, name, firstName, lastName } = personAt(lower(directory));
    return known({
      extensionNumber,
      extensionId: id,
      name: name ?? `${firstName ?? ''} ${lastName ?? ''}`.trim(),
    });
  }
  return { phoneNumber: northAmericanNumber(roll(place, 75, 15_000)), location: 'San Francisco, CA' };
}

function numberOf(contact: ReturnType<typeof contactAt>, place: number): string {
  const written = contact.companyPhone ?? contact.mobilePhone;
  return typeof written === 'string' && /^\+\d{8,15}$/.test(written) ? written : northAmericanNumber(place);
}

function recordAt(
  board: Board,
  made: MadeUp,
  extension: ExtensionRecord,
  place: number,
  startedAt: number,
  view: CallLogQuery['view'],
): Row {
  const direction = directionAt(place);
  const own = known({
    phoneNumber: extension.directNumber,
    extensionNumber: extension.extensionNumber,
    extensionId: String(extension.id),
    name: extension.name,
  });
  const far = farEndAt(place, made);
  const [from, to] = direction === 'Inbound' ? [far, own] : [own, far];
  const result = resultAt(place);
  const duration = 4 + roll(place, 76, result === 'Accepted' || result === 'Call connected' ? 900 : 40);
  const uri = `${platformOrigin}/restapi/v1.0/account/${board.people.account.id}/extension/${extension.id}`;
  const call = {
    ...{ startTime: isoTime(startedAt), duration, durationMs: duration * 1_000, type: 'Voice', direction },
    ...{ action: 'Phone Call', result, from, to, transport: far.phoneNumber === undefined ? 'VoIP' : 'PSTN' },
    extension: { id: extension.id, uri },
  };
  const [id, telephonySessionId, partyId] = [
    `Lng${extension.id}-${place}`,
    `s-lng${extension.id}-${place}`,
    `p-lng${place}-1`,
  ];
  const record = {
    ...{ id, uri: `${uri}/call-log/${id}?view=${view}`, sessionId: String(4_000_000_000 + place) },
    ...{ telephonySessionId, partyId, ...call },
  };
  if (view === 'Simple') return record;
  const leg = {
    ...call,
    legType: direction === 'Inbound' ? 'Accept' : 'SipToPstnMetered',
    telephonySessionId,
    partyId,
    master: true,
  };
  return {
    ...record,
    lastModifiedTime: isoTime(startedAt + duration * 1_000 + 20_000),
    billing: { costIncluded: 0, costPurchased: 0 },
    legs: [leg],
  };
}
