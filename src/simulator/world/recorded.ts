import type { RecordedEvent } from '../telephony-types.ts';
import { extensionOf, type Board } from './board.ts';
import { addParty, openSession } from './new-session.ts';
import type { Endpoint } from './session.ts';

type Item = Readonly<Record<string, unknown>>;

/** Replays recorded notifications and remembers which of their calls go on, for who asks by REST meanwhile. */
export type Recordings = {
  readonly play: (
    extensionId: number,
    events: readonly RecordedEvent[],
    options?: { speed?: number },
  ) => void;
  /** Active calls of an extension, as the last notification played left them. */
  readonly itemsOf: (extensionId: number) => readonly Item[];
};

type Played = { readonly startedAt: number; readonly connectedAt: number | undefined };

const itemsIn = (body: RecordedEvent['body']): readonly Item[] => {
  const items: unknown = body['activeCalls'];
  if (!Array.isArray(items)) return [];
  return items.filter((item): item is Item => typeof item === 'object' && item !== null);
};

const textIn = (item: Item, key: string): string => {
  const value = item[key];
  return typeof value === 'string' ? value : '';
};

/** Old recordings write the offset without a colon, which `Date` does not promise to read. */
export function timeOf(timestamp: string): number {
  return Date.parse(timestamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** Old recordings write numbers without `+`. */
const endpointIn = (number: string): Endpoint => ({
  number: /^\d{11,}$/.test(number) ? `+${number}` : number,
  name: undefined,
  extension: undefined,
});

/** A call whose notifications have all been played gets its place in the call log and among the truths. */
function keep(board: Board, extensionId: number, item: Item, { startedAt, connectedAt }: Played): void {
  const extension = extensionOf(board, extensionId);
  const now = board.clock.now();
  const outbound = item['direction'] === 'Outbound';
  const session = openSession(board, {
    from: endpointIn(textIn(item, 'from')),
    to: endpointIn(textIn(item, 'to')),
    direction: outbound ? 'Outbound' : 'Inbound',
    origin: 'Call',
    sessionId: textIn(item, 'sessionId'),
    createdAt: startedAt,
  });
  board.live.delete(session.id);
  const party = addParty(board, session, {
    side: outbound ? 'caller' : 'callee',
    direction: session.direction,
    extension,
  });
  party.code = 'Disconnected';
  party.rangAt = startedAt;
  party.answeredAt = connectedAt;
  party.endedAt = now;
  session.answeredAt = connectedAt;
  session.answeredBy =
    connectedAt === undefined || outbound ? undefined : { extensionId, deviceId: undefined };
  session.ending = connectedAt !== undefined ? 'answered' : outbound ? 'cancelled' : 'missed';
  session.endedAt = now;
  session.loggedAt = now + board.ids.between(15_000, 30_000);
  board.ended.push(session);
}

export function createRecordings(board: Board): Recordings {
  const current = new Map<number, readonly Item[]>();
  const played = new Map<string, Played & { readonly item: Item }>();

  const follow = (extensionId: number, item: Item): void => {
    const key = `${extensionId}/${textIn(item, 'sessionId')}`;
    const known = played.get(key);
    const status = item['telephonyStatus'];
    if (status === 'NoCall') {
      played.delete(key);
      if (known) keep(board, extensionId, known.item, known);
      return;
    }
    const connectedAt = status === 'CallConnected' ? board.clock.now() : undefined;
    played.set(key, {
      item: known?.item ?? item,
      startedAt: known?.startedAt ?? board.clock.now(),
      connectedAt: known?.connectedAt ?? connectedAt,
    });
  };

  const playOne = (extensionId: number, { body, timestamp, uuid }: RecordedEvent): void => {
    const items = itemsIn(body);
    current.set(
      extensionId,
      items.filter((item) => item['telephonyStatus'] !== 'NoCall'),
    );
    for (const item of items) follow(extensionId, item);
    const sequence = body['sequence'];
    if (typeof sequence === 'number') board.desk.sawSequence(extensionId, sequence);
    board.emit({ kind: 'presence', extensionId, body, timestamp, uuid });
  };

  return {
    play: (extensionId, events, { speed = 1 } = {}) => {
      extensionOf(board, extensionId);
      const start = events[0] === undefined ? 0 : timeOf(events[0].timestamp);
      for (const event of events) {
        board.later(Math.round((timeOf(event.timestamp) - start) / speed), () => playOne(extensionId, event));
      }
    },
    itemsOf: (extensionId) => current.get(extensionId) ?? [],
  };
}
