import { WorldError } from '../../world-types.ts';
import type { Message, MessageChange, Messages } from '../../message-types.ts';
import type { Board } from '../board.ts';
import { isoTime } from '../shown-number.ts';

type Entry = { message: Message; isVisible: boolean; changedAt: number };
type Shelf = {
  /** In the order of their creation. */
  readonly entries: Entry[];
  /** Every change of what is visible, in the order of time; an entry may stand here often. */
  readonly log: { readonly at: number; readonly entry: Entry }[];
};

/** Deleted messages are purged after five days, and gone five days later. */
const keptMs = 5 * 86_400_000;

/** Those from the end of a list on to which something applies, oldest first. */
function lastWhile<Item>(list: readonly Item[], applies: (item: Item) => boolean): readonly Item[] {
  let start = list.length;
  for (let item = list[start - 1]; item !== undefined && applies(item); item = list[start - 1]) start -= 1;
  return list.slice(start);
}

/** Where messages lie, and who is told when something happens to them. */
export function createMessageStore(board: Board) {
  const shelves = new Map<number, Shelf>();
  const byId = new Map<number, Entry>();
  let lastId = 2_391_412_005;
  let filteredDeletes = 0;

  const shelfOf = (extensionId: number): Shelf => {
    const shelf = shelves.get(extensionId) ?? { entries: [], log: [] };
    shelves.set(extensionId, shelf);
    return shelf;
  };

  function tell({ message }: Entry, isNew: boolean) {
    const { id, type, direction, extensionId } = message;
    const counts = isNew
      ? { newCount: 1, updatedCount: 0, newMessageIds: [id] }
      : { newCount: 0, updatedCount: 1 };
    const timestamp = isoTime(board.clock.now());
    const owner = { accountId: board.people.account.id, extensionId };
    const body = { ...owner, lastUpdated: timestamp, changes: [{ type, ...counts }] };
    board.emit({ kind: 'message-store', extensionId, body, timestamp, about: { type, direction } });
  }

  function mark(entry: Entry) {
    entry.changedAt = board.clock.now();
    shelfOf(entry.message.extensionId).log.push({ at: entry.changedAt, entry });
  }

  function show(entry: Entry, whenShown: ((message: Message) => void) | undefined) {
    entry.isVisible = true;
    mark(entry);
    tell(entry, true);
    whenShown?.(entry.message);
  }

  function age(entry: Entry) {
    const { availability, id } = entry.message;
    if (availability === 'Deleted')
      board.later(keptMs, () => {
        if (entry.message.availability === 'Deleted') change(id, { availability: 'Purged' });
      });
    if (availability === 'Purged') board.later(keptMs, () => forget(entry));
  }

  function forget(entry: Entry) {
    const { entries, log } = shelfOf(entry.message.extensionId);
    byId.delete(entry.message.id);
    entries.splice(entries.indexOf(entry), 1);
    for (let place = log.length - 1; place >= 0; place -= 1)
      if (log[place]?.entry === entry) log.splice(place, 1);
  }

  function change(id: number, patch: MessageChange) {
    const entry = byId.get(id);
    if (!entry) throw new WorldError('unknown', `no message ${id}`);
    const before = entry.message;
    const names = Object.keys(patch) as (keyof MessageChange)[];
    if (before.availability === 'Purged' || names.every((name) => before[name] === patch[name])) return;
    entry.message = { ...before, ...patch, modifiedAt: board.clock.now() };
    if (entry.message.availability !== before.availability) age(entry);
    if (!entry.isVisible) return;
    mark(entry);
    tell(entry, false);
  }

  const find = (id: number): Message | undefined => byId.get(id)?.message;

  const messages: Omit<Messages, 'receiveText'> = {
    since: (extensionId, from) =>
      lastWhile(shelfOf(extensionId).entries, ({ message }) => message.createdAt >= from)
        .filter(({ isVisible }) => isVisible)
        .map(({ message }) => message),
    changedSince: (extensionId, after) => {
      const changes = lastWhile(shelfOf(extensionId).log, ({ at }) => at > after);
      return [...new Set(changes.map(({ entry }) => entry.message))];
    },
    find: (extensionId, id) => {
      const entry = byId.get(id);
      return entry?.isVisible && entry.message.extensionId === extensionId ? entry.message : undefined;
    },
    change,
    deleteAll: (extensionId, { type, dateTo, purge }) => {
      filteredDeletes += 1;
      const gone = shelfOf(extensionId).entries.filter(
        ({ message, isVisible }) =>
          isVisible && message.createdAt <= dateTo && (type === undefined || message.type === type),
      );
      for (const { message } of gone) change(message.id, { availability: purge ? 'Purged' : 'Deleted' });
      return gone.length;
    },
    filteredDeletes: () => filteredDeletes,
  };
  return {
    ...messages,
    /** Also of what nobody can see yet. */
    know: find,
    /** A fresh id; the one that is wanted, unless a message has it already. */
    nextId: (wanted?: number): number => {
      if (wanted !== undefined && !byId.has(wanted)) return wanted;
      lastId += 1_000;
      return lastId;
    },
    /** @param hiddenMs until somebody can see it @param whenShown called when it is, and then told as an event */
    put(message: Message, hiddenMs = 0, whenShown?: (message: Message) => void) {
      const entry: Entry = { message, isVisible: false, changedAt: board.clock.now() };
      byId.set(message.id, entry);
      shelfOf(message.extensionId).entries.push(entry);
      if (hiddenMs > 0) board.later(hiddenMs, () => show(entry, whenShown));
      else show(entry, whenShown);
    },
    /** Messages from before the world began; nobody is told. */
    putPast(message: Message) {
      const entry: Entry = { message, isVisible: true, changedAt: message.modifiedAt };
      byId.set(message.id, entry);
      const { entries, log } = shelfOf(message.extensionId);
      entries.push(entry);
      log.push({ at: message.modifiedAt, entry });
      entries.sort((one, other) => one.message.createdAt - other.message.createdAt);
      log.sort((one, other) => one.at - other.at);
    },
  };
}

export type MessageStore = ReturnType<typeof createMessageStore>;
