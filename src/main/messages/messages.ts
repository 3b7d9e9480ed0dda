import type { DocumentPart, QuarterTurn } from '../../shared/document.ts';
import type { FaxListPage, FaxQuery, FaxRow } from '../../shared/fax.ts';
import { createReadingSchedule } from '../reading-schedule.ts';
import { waitAfter } from '../read-failure.ts';
import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';
import type { MessageChange } from '../storage/history-messages.ts';
import type { History } from '../storage/history.ts';
import { createFaxBook } from './fax-book.ts';
import { createFaxesWith } from './faxes-with.ts';
import { createFaxContent } from './fax-content.ts';
import { createFaxMarks } from './fax-marks.ts';
import { changeFrom, newsFrom, readChanges } from './fax-reading.ts';
import { faxRow, isUnread } from './fax-row.ts';
import { createFaxSearch } from './fax-search.ts';
import type { MessagesPorts, MessagesState } from './ports.ts';

/** The platform's message store as far as faxes go: read, kept, changed, and shown without the network, too. */
export type Messages = {
  /** Shows what is kept of them, and brings it up to date from now on. */
  readonly follow: (history: History, files: DocumentFiles) => void;
  /** The platform says that something has changed. */
  readonly heard: () => void;
  /** What the platform says may not have reached us. */
  readonly mayHaveMissed: () => void;
  /**
   * Whether events reach us, and whether those of messages are among them: a filter may have been refused. While they
   * do not, the store is asked every few minutes.
   */
  readonly listening: (isListening: boolean, hearsMessages: boolean) => void;
  readonly refresh: () => void;
  /** The people have changed. */
  readonly renamed: () => void;
  /** What somebody else has read of them: an answer to sending, or a look for a lost one. */
  readonly learn: (records: readonly MessageRecord[]) => void;
  readonly page: (query: FaxQuery) => FaxListPage;
  readonly fax: (id: string) => FaxRow | undefined;
  /** To or from any of these numbers, E.164; newest first. */
  readonly faxesWith: (numbers: readonly string[], most: number) => readonly FaxRow[];
  /** Fetches the pages first where they are not here. */
  readonly documentPart: (id: string, from: number, count: number) => Promise<DocumentPart>;
  readonly markRead: (id: string, isRead: boolean) => void;
  /** Out of the lists at once; the platform is told when there was time to take it back. */
  readonly remove: (id: string) => void;
  /** Takes the deletion back, or gets it out of the platform's trash. */
  readonly restore: (id: string) => void;
  readonly turn: (id: string, turn: QuarterTurn) => void;
  /** These are kept no more: too old for this person. */
  readonly drop: (ids: readonly string[]) => void;
  readonly forget: () => void;
  readonly close: () => void;
};

/** Names how far the store has been read. */
const cursor = 'fax-sync';
const minute = 60_000;
/** What no event brought is found at the latest after so long. */
const auditEvery = 60 * minute;
const withoutEvents = 3 * minute;
/** Events come in crowds; reading is Light, of which there are forty a minute for everything. */
const leastBetween = 3_000;
/** The store may show a change later than the event that tells of it. */
const lateChanges = [5_000, 30_000];
/** Ms; all who lost the line with us have it back at the same time. */
const afterGap = 30_000;
const mostRows = 200;
/** Unread ones whose pages are fetched before anybody looks at them. */
const mostAhead = 50;
/** Rows that are read from the disk before everything else gets its turn. */
const atOnce = 200;

type Followed = { readonly history: History };

export function createMessages(ports: MessagesPorts): Messages {
  const { clock, chance, log } = ports;
  const book = createFaxBook();
  const search = createFaxSearch(ports);
  const withNumbers = createFaxesWith(book.visible, (written) => ports.numbers.view(written)?.e164);
  let followed: Followed | undefined;
  let state: MessagesState = {
    status: 'empty',
    unread: 0,
    version: 0,
    readAt: undefined,
    deleted: undefined,
  };
  let why: 'audit' | 'told' = 'told';
  let looks = lateChanges.length;
  let cancelLook = (): void => undefined;
  let cancelPoll = (): void => undefined;
  let isListening = true;
  let hearsMessages = true;

  const content = createFaxContent({
    ...{ clock, log, get: book.get, door: ports.door },
    changed: () => show({}),
  });
  const schedule = createReadingSchedule({
    ...{ clock, chance, read, every: auditEvery, leastBetween },
    failed: (error) => {
      log.warn('faxes: could not read the message store', { error: String(error) });
      show({ status: state.readAt === undefined ? 'failed' : 'ready' });
      return waitAfter(error);
    },
  });
  const marks = createFaxMarks({
    ...{ clock, log, door: ports.door, book, write },
    changed: () => show({}),
    refused: ({ id, kind }, error) => {
      ports.refused(id, kind, error);
      readSoon();
    },
  });

  function show(change: Partial<MessagesState>): void {
    const [unread, version, deleted] = [book.unread(), state.version + 1, marks.deleted()];
    state = { ...state, ...change, unread, version, deleted };
    ports.save(state);
  }

  /** On the disk and in memory alike. */
  function write(change: MessageChange): void {
    followed?.history.write({ messages: change });
    book.apply(change);
  }

  async function read(): Promise<void> {
    const asking = followed;
    if (asking === undefined) return;
    const cause = why;
    why = 'audit';
    const { history } = asking;
    const token = history.cursors.get(cursor);
    const changes = await readChanges(ports.door(), token, ports.serverNow()).catch((error: unknown) => {
      // The next try is for the same reason.
      if (cause === 'told') why = cause;
      throw error;
    });
    if (followed !== asking) return;
    const newestKnown = book.newestReceived();
    const change = changeFrom(changes, book, ports.serverNow());
    history.write({ messages: change, cursor: { name: cursor, from: token, to: changes.token } });
    const news = book.apply(change);
    content.drop(change.drop ?? []);
    show({ status: 'ready', readAt: clock.now() });
    const isFirst = token === undefined && newestKnown === undefined;
    tell(news.fresh, news.changed, newsFrom(news.fresh, isFirst, newestKnown));
    const found = news.fresh.length + news.changed.length;
    if (cause === 'audit' && found > 0 && token !== undefined) ports.foundByAudit(found);
    if (found > 0) looks = lateChanges.length;
    else lookLater();
    marks.settle();
    content.resume();
    // The disk failed in between: what it lost is read again.
    if (history.cursors.get(cursor) !== changes.token) schedule.soon();
  }

  function tell(
    fresh: readonly KeptMessage[],
    changed: readonly KeptMessage[],
    arrived: readonly KeptMessage[],
  ): void {
    const outbound = [...fresh, ...changed].filter(({ direction }) => direction === 'Outbound');
    if (outbound.length > 0) ports.changed(outbound);
    if (arrived.length > 0) ports.arrived(arrived.map(rowOf));
    const unread = book.visible().filter((message) => isUnread(message, book.mark(message.id)));
    if (ports.keepsContent()) content.want(unread.slice(0, mostAhead).map(({ id }) => id));
  }

  /** An event told of something that the answer did not show. */
  function lookLater(): void {
    const wait = lateChanges[looks];
    if (wait === undefined) return;
    looks += 1;
    cancelLook();
    cancelLook = clock.after(wait, () => readSoon());
  }

  function readSoon(within?: number): void {
    why = 'told';
    schedule.soon(within);
  }

  function rowOf(message: KeptMessage): FaxRow {
    return faxRow(message, book.mark(message.id), content.stateOf(message), ports);
  }

  /** What the last run knew. */
  async function load(of: Followed): Promise<void> {
    const { history } = of;
    const kept = [...history.messageMarks()].map(([id, mark]) => ({ id, mark }));
    for (let last = ''; followed === of;) {
      const put = history.messagesAfter(last, atOnce);
      if (put.length === 0) break;
      book.apply({ put });
      last = put.at(-1)?.id ?? '';
      await new Promise<void>((resolve) => clock.after(0, resolve));
    }
    if (followed !== of) return;
    book.apply({ marks: kept });
    const readAt = history.cursorSetAt(cursor);
    show({ status: readAt === undefined ? 'loading' : 'ready', readAt });
    schedule.begin(0);
    marks.settle();
  }

  function page({ box, text, since, until, from, count }: FaxQuery): FaxListPage {
    const fits = search.matcher({ text });
    const now = ports.serverNow();
    const all = book.visible().filter((message) => {
      if (since !== undefined && message.createdAt < since) return false;
      if (until !== undefined && message.createdAt > until) return false;
      return isIn(box, message, now) && (fits === undefined || fits(message));
    });
    const rows = all.slice(from, from + Math.min(count, mostRows)).map(rowOf);
    return { total: all.length, rows, version: state.version };
  }

  function isIn(box: FaxQuery['box'], message: KeptMessage, now: number): boolean {
    if (message.direction === 'Inbound') return box === 'received';
    const sendAt = ports.scheduledFor(message.id);
    if (sendAt === undefined || sendAt <= now) return box === 'sent';
    return box === (rowOf(message).phase === 'scheduled' ? 'scheduled' : 'sent');
  }

  function pollWithoutEvents(): void {
    cancelPoll();
    cancelPoll = clock.after(withoutEvents, () => {
      readSoon();
      pollWithoutEvents();
    });
  }

  function close(): void {
    schedule.end();
    marks.forget();
    content.forget();
    cancelLook();
    cancelPoll();
    followed = undefined;
  }

  function forget(): void {
    close();
    book.clear();
    search.renamed();
    show({ status: 'empty', readAt: undefined });
  }

  return {
    follow: (history, files) => {
      if (followed?.history === history) return;
      forget();
      followed = { history };
      content.follow(files);
      show({ status: 'loading' });
      load(followed).catch((error: unknown) => log.error('faxes: could not be loaded', error));
    },
    heard: () => {
      looks = 0;
      readSoon();
    },
    mayHaveMissed: () => readSoon(afterGap),
    listening: (is, hears) => {
      if (hears !== hearsMessages) {
        hearsMessages = hears;
        cancelPoll();
        if (!hears) pollWithoutEvents();
      }
      if (is === isListening) return;
      isListening = is;
      if (!is) return;
      marks.settle();
      content.resume();
    },
    refresh: () => readSoon(),
    renamed: () => {
      search.renamed();
      show({});
    },
    learn: (records) => {
      const change = { put: records };
      if (followed === undefined) return;
      followed.history.write({ messages: change });
      const { fresh, changed } = book.apply(change);
      if (fresh.length + changed.length > 0) show({});
    },
    drop: (ids) => {
      content.drop(ids);
      book.apply({ drop: ids });
      show({});
    },
    page,
    fax: (id) => {
      const message = book.get(id);
      return message && rowOf(message);
    },
    faxesWith: (numbers, most) => withNumbers.find(numbers, most).map(rowOf),
    documentPart: content.part,
    markRead: (id, isRead) => marks.set(id, { readWish: isRead ? 'Read' : 'Unread' }),
    ...{ remove: marks.remove, restore: marks.restore },
    turn: (id, turn) => marks.set(id, { turn }),
    ...{ forget, close },
  };
}
