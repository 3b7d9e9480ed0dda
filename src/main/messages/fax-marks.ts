import type { FaxState } from '../../shared/fax-state.ts';
import type { KeptMessage, MessageMark } from '../storage/history-message-schema.ts';
import type { MessageChange } from '../storage/history-messages.ts';
import type { FaxBook } from './fax-book.ts';
import { createWishes, unfulfilled, type Wish, wishOf } from './fax-wishes.ts';
import type { MessagesPorts } from './ports.ts';

export type FaxMarksPorts = Pick<MessagesPorts, 'clock' | 'log' | 'door'> & {
  readonly book: FaxBook;
  /** On the disk and in the book alike. */
  readonly write: (change: MessageChange) => void;
  /** Lists or `deleted` are different. */
  readonly changed: () => void;
  readonly refused: (wish: Wish, error: unknown) => void;
};

/** What the person does with faxes: it shows at once, is kept, and the platform is told when it can be. */
export type FaxMarks = {
  readonly set: (id: string, change: Partial<MessageMark>) => void;
  readonly remove: (id: string) => void;
  readonly restore: (id: string) => void;
  readonly deleted: () => FaxState['deleted'];
  /** The platform told something, or may be reached again. */
  readonly settle: () => void;
  readonly forget: () => void;
};

/** Ms to take a deletion back before the platform hears of it. */
const undoFor = 8_000;
const noMark: MessageMark = { turn: 0, readWish: undefined, aliveWish: undefined };

export function createFaxMarks({ clock, log, door, book, write, changed, refused }: FaxMarksPorts): FaxMarks {
  /** Deletions that may be taken back, until then in monotonic ms. */
  const undoable = new Map<string, number>();
  let deleted: FaxState['deleted'];
  const wishes = createWishes({
    ...{ clock, door, next, taken },
    refused: (wish, error) => {
      log.warn('faxes: the platform refused a change', { wish: wish.kind, error: String(error) });
      put(wish.id, withoutWish(wish));
      changed();
      refused(wish, error);
    },
  });

  function put(id: string, change: Partial<MessageMark>): void {
    const message = book.get(id);
    if (message === undefined) return;
    const wanted = { ...(book.mark(id) ?? noMark), ...change };
    // What is being told may already be done: only its end shows what is left to want.
    const mark = wishes.isTelling(id) ? wanted : unfulfilled(message, wanted);
    if (isSame(mark, book.mark(id) ?? noMark)) return;
    write({ marks: [{ id, mark: isSame(mark, noMark) ? undefined : mark }] });
  }

  function set(id: string, change: Partial<MessageMark>): void {
    put(id, change);
    changed();
    wishes.tell();
  }

  function next(): Wish | undefined {
    for (const [id, mark] of book.marks()) {
      const message = book.get(id);
      const kind = message && wishOf(message, mark);
      const mayBeTakenBack = kind === 'delete' && (undoable.get(id) ?? 0) > clock.elapsed();
      if (kind !== undefined && !mayBeTakenBack) return { id, kind };
    }
    return undefined;
  }

  function taken(wish: Wish): void {
    const message = book.get(wish.id);
    if (message !== undefined) write(asTaken(wish, message));
    put(wish.id, {});
    changed();
  }

  function remove(id: string): void {
    if (book.get(id) === undefined) return;
    undoable.set(id, clock.elapsed() + undoFor);
    deleted = { faxId: id, until: clock.now() + undoFor };
    set(id, { aliveWish: 'Deleted' });
    clock.after(undoFor, () => {
      undoable.delete(id);
      if (deleted?.faxId === id) deleted = undefined;
      changed();
      wishes.tell();
    });
  }

  function restore(id: string): void {
    undoable.delete(id);
    if (deleted?.faxId === id) deleted = undefined;
    set(id, { aliveWish: 'Alive' });
  }

  return {
    ...{ set, remove, restore, deleted: () => deleted },
    settle: () => {
      for (const id of [...book.marks().keys()]) put(id, {});
      wishes.tell();
    },
    forget: () => {
      wishes.stop();
      undoable.clear();
      deleted = undefined;
    },
  };
}

function isSame(one: MessageMark, other: MessageMark): boolean {
  return one.turn === other.turn && one.readWish === other.readWish && one.aliveWish === other.aliveWish;
}

function withoutWish({ kind }: Wish): Partial<MessageMark> {
  return kind === 'read' || kind === 'unread' ? { readWish: undefined } : { aliveWish: undefined };
}

/** As the platform has it now; how it says so itself comes with the next reading. */
function asTaken({ id, kind }: Wish, message: KeptMessage): MessageChange {
  switch (kind) {
    case 'read':
      return { put: [{ ...message, readStatus: 'Read' }] };
    case 'unread':
      return { put: [{ ...message, readStatus: 'Unread' }] };
    case 'delete':
      return { availability: [{ id, availability: 'Deleted' }] };
    case 'restore':
      return { availability: [{ id, availability: 'Alive' }] };
  }
}
