import type { MessageChanges, MessageGone, MessageRecord, MessagesFrom } from './message-port.ts';
import { parseGone, parseMessage } from './message-record.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';

const own = '/restapi/v1.0/account/~/extension/~';
/** Today only these are read; each type of messages has a stream of its own. */
const faxes = { messageType: 'Fax' } as const;
/** The platform's most for a sync; more may come all the same. */
const mostAtOnce = 250;
const perPage = 100;
const mostPages = 20;
const longestToken = 4_000;
/** Ms; the store keeps no message for longer. */
const farBack = 365 * 86_400_000;

type Read = { readonly records: readonly MessageRecord[]; readonly gone: readonly MessageGone[] };

/**
 * Reads faxes by the platform's sync (developer guide, Messaging › Message store › Synchronization): everything first,
 * then changes. The sync tells only of the newest; older ones are read from the list. All of these are Light requests.
 * Throws PlatformError; nothing of a half-read answer is told.
 */
export async function syncMessages(door: Pick<RestDoor, 'ask'>, from: MessagesFrom): Promise<MessageChanges> {
  if (from.kind === 'token') {
    const changes = await sync(door, { syncType: 'ISync', syncToken: from.token });
    return { records: changes.records, gone: changes.gone, token: changes.token, whole: undefined };
  }
  const { sentSince, received } = from;
  const dateFrom = new Date(sentSince).toISOString();
  // The token first: what changes while the lists are read is told by the next sync.
  const { token } = await sync(door, {
    syncType: 'FSync',
    ...faxes,
    dateFrom,
    recordCount: String(mostAtOnce),
  });
  const sent = await list(door, { direction: 'Outbound', dateFrom }, mostPages * perPage);
  const all = { direction: 'Inbound', dateFrom: new Date(sentSince - farBack).toISOString() };
  const inbound = await list(door, all, received);
  return {
    records: [...sent.records, ...inbound.records],
    gone: [],
    token,
    whole: { sentSince: sent.since ?? sentSince, receivedSince: inbound.since ?? 0 },
  };
}

/** Outbound faxes created since then, newest first. */
export async function listSentFaxes(
  door: Pick<RestDoor, 'ask'>,
  since: number,
): Promise<readonly MessageRecord[]> {
  const span = { direction: 'Outbound', dateFrom: new Date(since).toISOString() };
  return (await list(door, span, mostPages * perPage)).records;
}

async function sync(
  door: Pick<RestDoor, 'ask'>,
  query: Readonly<Record<string, string>>,
): Promise<Read & { readonly token: string }> {
  const body = await door.ask({ method: 'GET', path: `${own}/message-sync`, query, urgency: 'background' });
  const info = isLoose(body) ? body['syncInfo'] : undefined;
  const token = isLoose(info) ? info['syncToken'] : undefined;
  if (typeof token !== 'string' || token === '' || token.length > longestToken)
    throw new PlatformError('unexpected-answer', 'the answer names no place to go on from');
  return { ...readRecords(body), token };
}

type Listed = {
  readonly records: readonly MessageRecord[];
  /** Where there were more than were asked for: all that were created since then are here. */
  readonly since: number | undefined;
};

/** Pages are followed by number, never by the address in the answer, and end where one brings nothing new. */
async function list(
  door: Pick<RestDoor, 'ask'>,
  span: Readonly<Record<string, string>>,
  most: number,
): Promise<Listed> {
  const found = new Map<string, MessageRecord>();
  for (let page = 1; (page - 1) * perPage < most; page += 1) {
    const query = { ...faxes, ...span, page: String(page), perPage: String(perPage) };
    const body = await door.ask({
      method: 'GET',
      path: `${own}/message-store`,
      query,
      urgency: 'background',
    });
    const fresh = readRecords(body).records.filter(({ id }) => !found.has(id));
    for (const record of fresh) found.set(record.id, record);
    const navigation = isLoose(body) ? body['navigation'] : undefined;
    if (fresh.length === 0 || !isLoose(navigation) || !isLoose(navigation['nextPage']))
      return { records: [...found.values()], since: undefined };
  }
  const records = [...found.values()];
  // Others of the same moment may be on the next page.
  return { records, since: Math.min(...records.map(({ createdAt }) => createdAt)) + 1 };
}

function readRecords(body: unknown): Read {
  if (!isLoose(body) || !Array.isArray(body['records']))
    throw new PlatformError('unexpected-answer', 'the answer is no list of messages');
  const values = body['records'] as unknown[];
  const gone = values.map(parseGone);
  return {
    gone: gone.filter((one) => one !== undefined),
    records: values.flatMap((value, at) => (gone[at] === undefined ? (parseMessage(value) ?? []) : [])),
  };
}
