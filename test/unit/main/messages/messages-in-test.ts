import { createMessages, type Messages } from '../../../../src/main/messages/messages.ts';
import type { MessagesPorts, MessagesState, WishKind } from '../../../../src/main/messages/ports.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type {
  ContentRead,
  MessageChanges,
  MessageDoor,
  MessageRecord,
  MessagesFrom,
} from '../../../../src/main/ringcentral/message-port.ts';
import { createDocumentMemory } from '../../../../src/main/storage/document-memory.ts';
import type { DocumentFiles } from '../../../../src/main/storage/document-files.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { FaxQuery, FaxRow } from '../../../../src/shared/fax.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { settled } from '../../../support/open-parts.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { createTestHistories, type TestHistories } from '../../../support/test-histories.ts';

export const startsAt = Date.UTC(2026, 10, 20, 9);
export const clinic = {
  phoneNumber: '+14155550188',
  extensionNumber: undefined,
  name: 'Bay Clinic',
  location: undefined,
};
const mine = {
  phoneNumber: '+16505550119',
  extensionNumber: undefined,
  name: 'Ava Morgan',
  location: undefined,
};

export function received(id: string, different: Partial<MessageRecord> = {}): MessageRecord {
  return {
    ...{ id, type: 'Fax', direction: 'Inbound', availability: 'Alive', readStatus: 'Unread' },
    ...{ messageStatus: 'Received', createdAt: startsAt - 60_000, modifiedAt: startsAt - 60_000 },
    ...{ from: clinic, to: [{ ...mine, messageStatus: undefined, faxErrorCode: undefined }] },
    ...{ faxPageCount: 2, faxResolution: 'High', coverIndex: undefined, coverPageText: undefined },
    subject: undefined,
    attachments: [
      {
        id,
        type: 'RenderedDocument',
        contentType: 'application/pdf',
        size: undefined,
        uri: `https://media.ringcentral.com/${id}`,
      },
    ],
    ...different,
  };
}

export function sent(
  id: string,
  statuses: readonly string[],
  different: Partial<MessageRecord> = {},
): MessageRecord {
  const to = statuses.map((messageStatus) => ({
    ...clinic,
    messageStatus,
    faxErrorCode: messageStatus === 'SendingFailed' ? 'LineBusy' : undefined,
  }));
  return received(id, {
    direction: 'Outbound',
    readStatus: 'Read',
    messageStatus: statuses[0] ?? 'Queued',
    from: mine,
    to,
    ...different,
  });
}

export const refusal = (status: number, code?: string): Error =>
  Object.assign(new Error(String(status)), { kind: 'refused', status, code });
export const noLine = (): Error => Object.assign(new Error('no line'), { kind: 'network' });

export type MessagesInTest = Messages & {
  readonly clock: StillClock;
  readonly history: History;
  readonly files: DocumentFiles;
  readonly state: () => MessagesState;
  readonly arrived: FaxRow[];
  readonly changed: MessageRecord[];
  readonly refused: (readonly [string, WishKind])[];
  readonly audited: () => number;
  /** What the store was asked, once for each time. */
  readonly reads: MessagesFrom[];
  /** What the platform was told, in order. */
  readonly told: string[];
  readonly contentAsked: string[];
  /** What the next readings answer, in turn; without any, that nothing changed. */
  readonly answers: (Partial<MessageChanges> | Error)[];
  /** Each telling of a wish fails like this, while there is one. */
  failWith: Error | undefined;
  /** What becomes of fetching pages, in turn; `%PDF` otherwise. */
  readonly contents: (ContentRead | Uint8Array)[];
  readonly scheduled: Map<string, number>;
  /** Whom numbers belong to. */
  readonly people: Map<string, Identity>;
  readonly ids: (box?: FaxQuery['box'], text?: string) => readonly string[];
  /** Lets so much time pass, and what follows from it. */
  readonly pass: (ms: number) => Promise<void>;
  /** The next run of the app over what was kept. */
  readonly startAgain: () => Promise<MessagesInTest>;
};

type Ground = { readonly clock: StillClock; readonly disk: TestHistories; readonly files: DocumentFiles };

export async function startMessages(
  first: Partial<MessageChanges> | Error = {},
  ground: Ground = {
    clock: createStillClock(startsAt),
    disk: createTestHistories(),
    files: createDocumentMemory(),
  },
): Promise<MessagesInTest> {
  const { clock, files } = ground;
  const history = ground.disk.live(clock, silentLog).histories.open('ava', () => undefined);
  const notes = { arrived: [] as FaxRow[], changed: [] as MessageRecord[], reads: [] as MessagesFrom[] };
  const told: string[] = [];
  const refused: (readonly [string, WishKind])[] = [];
  const contentAsked: string[] = [];
  const answers = [first];
  const contents: (ContentRead | Uint8Array)[] = [];
  const scheduled = new Map<string, number>();
  const people = new Map<string, Identity>();
  let state: MessagesState | undefined;
  let audited = 0;

  const tell = (what: string): Promise<void> => {
    told.push(what);
    return test.failWith === undefined ? Promise.resolve() : Promise.reject(test.failWith);
  };
  const door: ReturnType<MessagesPorts['door']> = {
    syncMessages: (from) => {
      notes.reads.push(from);
      const answer = answers.shift() ?? {};
      const token = `token-${notes.reads.length}`;
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ records: [], gone: [], token, whole: undefined, ...answer });
    },
    markMessage: (id, status) => tell(`${status} ${id}`),
    deleteMessage: (id) => tell(`delete ${id}`),
    restoreMessage: (id) => tell(`restore ${id}`),
    readContent: async ({ id }, sink): ReturnType<MessageDoor['readContent']> => {
      contentAsked.push(id);
      const content = contents.shift() ?? Buffer.from(`%PDF-1.7 of ${id}`);
      if (!(content instanceof Uint8Array)) return content;
      await sink.write(content);
      await sink.finish();
      return { kind: 'kept', contentType: 'application/pdf', size: content.byteLength };
    },
  };
  const messages = createMessages({
    ...{ clock, log: silentLog, numbers: createPhoneNumbers(), door: () => door },
    chance: { fraction: () => 0.5 },
    identify: (number) => people.get(number),
    serverNow: clock.now,
    scheduledFor: (id) => scheduled.get(id),
    keepsContent: () => true,
    save: (next) => (state = next),
    arrived: (rows) => notes.arrived.push(...rows),
    changed: (records) => notes.changed.push(...records),
    refused: (id, wish) => refused.push([id, wish]),
    foundByAudit: (count) => (audited += count),
  });
  const test: MessagesInTest = {
    ...messages,
    ...{ clock, history, files, told, refused, contentAsked, answers, contents, scheduled, people, ...notes },
    state: () => state!,
    audited: () => audited,
    failWith: undefined,
    ids: (box = 'received', text = '') =>
      messages.page({ box, text, from: 0, count: 200 }).rows.map(({ id }) => id),
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= 1000) {
        clock.pass(Math.min(left, 1000));
        await settled(4);
      }
    },
    startAgain: () => {
      messages.close();
      return startMessages({}, ground);
    },
  };
  messages.follow(history, files);
  await test.pass(1_000);
  return test;
}
