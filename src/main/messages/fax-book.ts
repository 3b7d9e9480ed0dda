import type { KeptMessage, MessageMark } from '../storage/history-message-schema.ts';
import type { MessageChange } from '../storage/history-messages.ts';
import { isUnread, isVisible } from './fax-row.ts';

/** What a reading brought. */
export type BookNews = {
  /** Unheard of until now. */
  readonly fresh: readonly KeptMessage[];
  /** Known ones that are different now. */
  readonly changed: readonly KeptMessage[];
};

/** All faxes of one person in memory; a few thousand at most. */
export type FaxBook = {
  readonly get: (id: string) => KeptMessage | undefined;
  readonly mark: (id: string) => MessageMark | undefined;
  readonly marks: () => ReadonlyMap<string, MessageMark>;
  /** Deleted ones too. */
  readonly all: () => Iterable<KeptMessage>;
  /** Those in the lists, newest first. */
  readonly visible: () => readonly KeptMessage[];
  readonly unread: () => number;
  /** Creation of the newest received one, ms since the epoch. */
  readonly newestReceived: () => number | undefined;
  readonly apply: (change: MessageChange) => BookNews;
  readonly clear: () => void;
};

export function createFaxBook(): FaxBook {
  const messages = new Map<string, KeptMessage>();
  const marks = new Map<string, MessageMark>();
  let visible: readonly KeptMessage[] | undefined;

  /** As the disk does it: an older answer never overwrites a newer one, nor brings back what was deleted since. */
  function isNewer(message: KeptMessage, known: KeptMessage): boolean {
    if (message.modifiedAt !== known.modifiedAt) return message.modifiedAt > known.modifiedAt;
    return known.availability === 'Alive' && JSON.stringify(message) !== JSON.stringify(known);
  }

  function apply({ put = [], availability = [], drop = [], marks: some = [] }: MessageChange): BookNews {
    const [fresh, changed]: KeptMessage[][] = [[], []];
    for (const message of put) {
      const known = messages.get(message.id);
      if (known !== undefined && !isNewer(message, known)) continue;
      messages.set(message.id, message);
      (known === undefined ? fresh : changed)?.push(message);
    }
    for (const { id, availability: now } of availability) {
      const known = messages.get(id);
      if (known === undefined || known.availability === now) continue;
      const next = { ...known, availability: now };
      messages.set(id, next);
      changed?.push(next);
    }
    for (const id of drop) {
      messages.delete(id);
      marks.delete(id);
    }
    for (const { id, mark } of some) {
      if (mark === undefined) marks.delete(id);
      else marks.set(id, mark);
    }
    visible = undefined;
    return { fresh: fresh ?? [], changed: changed ?? [] };
  }

  function list(): readonly KeptMessage[] {
    visible ??= [...messages.values()]
      .filter((message) => isVisible(message, marks.get(message.id)))
      .sort((one, other) => other.createdAt - one.createdAt || Number(other.id) - Number(one.id));
    return visible;
  }

  return {
    get: (id) => messages.get(id),
    mark: (id) => marks.get(id),
    marks: () => marks,
    all: () => messages.values(),
    visible: list,
    unread: () => list().filter((message) => isUnread(message, marks.get(message.id))).length,
    newestReceived: () => {
      let newest: number | undefined;
      for (const { direction, createdAt } of messages.values())
        if (direction === 'Inbound' && createdAt > (newest ?? -Infinity)) newest = createdAt;
      return newest;
    },
    apply,
    clear: () => {
      messages.clear();
      marks.clear();
      visible = undefined;
    },
  };
}
