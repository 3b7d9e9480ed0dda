import type { DocumentPart, DocumentRange } from '../../shared/document.ts';
import type { FaxAnswer, FaxItem, FaxRow } from '../../shared/fax.ts';
import type { FaxState } from '../../shared/fax-state.ts';
import type { Identity } from '../../shared/person.ts';
import type { Clock } from '../clock.ts';
import type { DocumentCopy, Documents } from '../documents/documents-port.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';
import { viewItem } from './items.ts';
import type { OutboxPort } from './ports.ts';

export type FollowingPorts = {
  readonly clock: Clock;
  /** Undefined while nobody is signed in. */
  readonly outbox: () => OutboxPort | undefined;
  readonly documents: Pick<Documents, 'readCopy'>;
  /** Where a copy lies. */
  readonly copyOf: (row: OutboxRow, place: number) => DocumentCopy | undefined;
  readonly followed: (faxId: string) => FaxRow | undefined;
  readonly identify: (e164: string) => Identity | undefined;
  readonly save: (items: FaxState['items']) => void;
};

/** What became of everything that was sent from here. */
export type Following = {
  readonly items: () => readonly FaxItem[];
  /** Something that items show is different. */
  readonly update: () => void;
  readonly cancel: (itemId: string) => void;
  readonly answer: (itemId: string, answer: FaxAnswer) => void;
  readonly hide: (itemId: string) => void;
  readonly sentPart: (range: DocumentRange) => Promise<DocumentPart> | undefined;
  readonly forget: () => void;
  readonly close: () => void;
};

/** How often it is looked whether the platform has been silent for too long. */
const lookMs = 60_000;

export function createFollowing(ports: FollowingPorts): Following {
  const { clock } = ports;
  const hidden = new Set<string>();
  let cancelLook = (): void => undefined;

  function items(): readonly FaxItem[] {
    const ground = { now: clock.now(), identify: ports.identify, followed: ports.followed };
    const all = ports.outbox()?.items() ?? [];
    return all
      .filter(({ id }) => !hidden.has(id))
      .map((item) => viewItem(item, ground))
      .toReversed();
  }

  function update(): void {
    const now = items();
    ports.save(now);
    cancelLook();
    const isWaiting = now.some(({ phase }) => phase === 'queued' || phase === 'sending');
    cancelLook = isWaiting ? clock.after(lookMs, update) : () => undefined;
  }

  return {
    items,
    update,
    cancel: (id) => ports.outbox()?.cancel(id),
    answer: (id, answer) => ports.outbox()?.answer(id, answer),
    hide: (id) => {
      hidden.add(id);
      update();
    },
    sentPart: ({ document, from, count }) => {
      if (document.kind !== 'sent-file') return undefined;
      const row = ports.outbox()?.find(document.itemId);
      const copy = row && ports.copyOf(row, document.place);
      return copy && ports.documents.readCopy(copy, from, count);
    },
    forget: () => {
      hidden.clear();
      update();
    },
    close: () => cancelLook(),
  };
}
