import type { MessageChanges, MessageDoor } from '../ringcentral/message-port.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';
import type { MessageChange } from '../storage/history-messages.ts';
import type { FaxBook } from './fax-book.ts';

const day = 86_400_000;
/** As long as the platform keeps them: sent ones 30 days, received ones 200 to a mailbox. */
const farthest = { sent: 30 * day, received: 200 };
/** The store may show a fax only some minutes after it took it: until then its absence says nothing. */
const mayBeLate = 15 * 60_000;
/** A received fax that is older than the newest one we know by more than this is no news, whenever it turns up. */
const oldAfter = day;

/** What changed since the token was given; everything where there is none, or where the platform wants it so. */
export async function readChanges(
  door: Pick<MessageDoor, 'syncMessages'>,
  token: string | undefined,
  serverNow: number,
): Promise<MessageChanges> {
  const all = { kind: 'all', sentSince: serverNow - farthest.sent, received: farthest.received } as const;
  if (token === undefined) return door.syncMessages(all);
  try {
    return await door.syncMessages({ kind: 'token', token });
  } catch (error) {
    if (!wantsAll(error)) throw error;
    return door.syncMessages(all);
  }
}

/** The token is of no more use; the border's error by its shape, since its class lives in an edge. */
function wantsAll(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'MSG-333';
}

/** What the answer changes in what is known. */
export function changeFrom(
  { records, gone, whole }: MessageChanges,
  book: FaxBook,
  serverNow: number,
): MessageChange {
  return { put: records, availability: gone, drop: whole === undefined ? [] : absent() };

  function absent(): readonly string[] {
    const told = new Set(records.map(({ id }) => id));
    return [...book.all()].filter((one) => !told.has(one.id) && isCovered(one)).map(({ id }) => id);
  }

  function isCovered({ direction, createdAt, availability }: KeptMessage): boolean {
    if (whole === undefined || availability !== 'Alive' || createdAt > serverNow - mayBeLate) return false;
    return createdAt >= (direction === 'Inbound' ? whole.receivedSince : whole.sentSince);
  }
}

/**
 * Of what is unheard of, what the person is told about. Nothing at the first reading of all, when everything is.
 * @param newestKnown creation of the newest received one that was known before
 */
export function newsFrom(
  fresh: readonly KeptMessage[],
  isFirst: boolean,
  newestKnown: number | undefined,
): readonly KeptMessage[] {
  if (isFirst) return [];
  const since = newestKnown === undefined ? -Infinity : newestKnown - oldAfter;
  return fresh.filter(
    ({ direction, readStatus, availability, createdAt }) =>
      direction === 'Inbound' && readStatus === 'Unread' && availability === 'Alive' && createdAt > since,
  );
}
