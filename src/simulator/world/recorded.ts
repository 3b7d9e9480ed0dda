import type { RecordedEvent } from '../world-types.ts';
import { extensionOf, type Board } from './board.ts';

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

function itemsIn(body: RecordedEvent['body']): readonly Item[] {
  const items: unknown = body['activeCalls'];
  if (!Array.isArray(items)) return [];
  return items.filter((item): item is Item => typeof item === 'object' && item !== null);
}

/** Old recordings write the offset without a colon, which `Date` does not promise to read. */
export function timeOf(timestamp: string): number {
  return Date.parse(timestamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

export function createRecordings(board: Board): Recordings {
  const current = new Map<number, readonly Item[]>();
  const playOne = (extensionId: number, { body, timestamp, uuid }: RecordedEvent): void => {
    current.set(
      extensionId,
      itemsIn(body).filter((item) => item['telephonyStatus'] !== 'NoCall'),
    );
    const sequence = body['sequence'];
    if (typeof sequence === 'number') board.desk.sawSequence(extensionId, sequence);
    board.emit({ kind: 'presence', extensionId, body, timestamp, uuid });
  };
  return {
    play: (extensionId, events, { speed = 1 } = {}) => {
      extensionOf(board, extensionId);
      const start = events[0] === undefined ? 0 : timeOf(events[0].timestamp);
      for (const event of events) {
        board.later((timeOf(event.timestamp) - start) / speed, () => playOne(extensionId, event));
      }
    },
    itemsOf: (extensionId) => current.get(extensionId) ?? [],
  };
}
