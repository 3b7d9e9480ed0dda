import type { FaxItem } from '../shared/fax.ts';
import type { DocumentCopy } from './documents/documents-port.ts';
import { copyAt } from './fax/copies.ts';
import { postFax } from './fax/post-fax.ts';
import type { DraftShelf } from './fax/ports.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { Outbox } from './outbox/ports.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OutboxPlace, OwnHistory } from './own-history.ts';
import type { TellProblem } from './problems.ts';
import { isReachable } from './reachable.ts';
import type { MessageRecord } from './ringcentral/message-port.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import type { StateStore } from './state-store.ts';
import type { HistoryFailure } from './storage/history-failure.ts';
import type { History } from './storage/history.ts';
import type { FaxContent, OutboxRow } from './storage/outbox-row.ts';
import { isUnsettled } from './unsettled.ts';

export type OwnOutboxParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'documents' | 'words'>;
  readonly store: StateStore;
  readonly ownHistory: Pick<OwnHistory, 'outbox'>;
  readonly serverNow: () => number;
  /** Throws while nobody is signed in. */
  readonly door: () => Platform;
  readonly tellProblem: TellProblem;
  readonly changed: () => void;
  /** What the platform answered about a fax. */
  readonly learn: (records: readonly MessageRecord[]) => void;
  readonly keepsCopies: () => boolean;
};

export type OwnOutbox = {
  readonly get: () => Outbox | undefined;
  readonly follow: (history: History) => void;
  readonly drafts: DraftShelf;
  readonly add: (id: string, content: FaxContent) => void;
  /** What was sent from here as that fax of the platform, as long as it is kept. */
  readonly sentAs: (faxId: string) => OutboxRow | undefined;
  readonly find: (itemId: string) => OutboxRow | undefined;
  readonly copyOf: (row: OutboxRow, place: number) => DocumentCopy | undefined;
  /** Something that repeats that fax is not settled. */
  readonly isRepeated: (faxId: string) => boolean;
  readonly seen: (records: readonly MessageRecord[]) => void;
  readonly resume: () => void;
  /** Copies nobody needs any more go. */
  readonly tidy: (items: readonly FaxItem[]) => void;
  readonly forget: (why: 'signed-out' | 'ended') => void;
  readonly close: () => Promise<void>;
};

/** The outbox of whoever is signed in. */
export function createOwnOutbox(parts: OwnOutboxParts): OwnOutbox {
  const { clock, chance, log, documents, words: i18n } = parts.outside;
  const bootId = chance.uuid();
  let open: { readonly outbox: Outbox; readonly history: History; readonly place: OutboxPlace } | undefined;
  const removed = new Set<string>();
  let trouble: HistoryFailure | undefined;
  let isTold = false;

  function begin(history: History): void {
    const place = parts.ownHistory.outbox();
    const outbox = createOutbox({
      ...{ clock, chance, log, bootId, store: history.outbox, mark: place.mark, serverNow: parts.serverNow },
      post: (row, way) => postFax(row, way, { door: parts.door, open: openFile }),
      look: (since) => parts.door().listSentFaxes(since),
      obstacle: () => (isReachable(parts.store) ? undefined : { kind: 'offline' }),
      changed: () => {
        parts.changed();
        tellTrouble();
      },
      sent: (_item, record) => parts.learn([record]),
      lateTwin: (_item, record) => {
        parts.learn([record]);
        parts.tellProblem(
          i18n._({
            id: 'fax.lateTwin',
            message: 'A fax that you sent again had gone out the first time, too. Both are shown in Sent.',
          }),
        );
      },
      trouble: (why) => {
        trouble = why;
        isTold = false;
      },
    });
    open = { outbox, history, place };
    const ids = history.outbox.ids();
    if (ids !== undefined)
      void place.files
        .keepOnly(ids)
        .catch((error: unknown) => log.warn('copies of faxes stay behind', { error: String(error) }));
  }

  /** A disk that fails is told of elsewhere, too; here only while something waits for it. */
  function tellTrouble(): void {
    if (
      trouble === undefined ||
      isTold ||
      open?.outbox.items().some(({ waits }) => waits === 'disk') !== true
    )
      return;
    isTold = true;
    parts.tellProblem(troubleWords(trouble));
  }

  function copyOf(row: OutboxRow, place: number): DocumentCopy | undefined {
    return open && copyAt(row, place, open.place.files);
  }

  function openFile(row: OutboxRow, place: number): AsyncIterable<Uint8Array> {
    const copy = copyOf(row, place);
    if (copy === undefined) throw new Error('the item has no such file');
    return documents.openCopy(copy);
  }

  function troubleWords({ kind }: HistoryFailure): string {
    if (kind === 'full')
      return i18n._({
        id: 'fax.outboxFull',
        message:
          'The disk is full. Faxes wait here and are sent once there is room: what is not written down first is never sent.',
      });
    return i18n._({
      id: 'fax.outboxFailed',
      message:
        'Nothing can be written in Ringside’s folder. Faxes wait here until it can be: what is not written down first is never sent.',
    });
  }

  function find(itemId: string): OutboxRow | undefined {
    return open?.outbox.find(itemId);
  }

  /** Nobody waits for it; what stays is looked for again at the next start. */
  function removeCopies(itemId: string): void {
    if (removed.has(itemId)) return;
    removed.add(itemId);
    open?.place.files
      .remove(itemId)
      .catch((error: unknown) => log.warn('copies of a fax stay behind', { error: String(error) }));
  }

  return {
    get: () => open?.outbox,
    follow: begin,
    drafts: {
      all: () =>
        (open?.outbox.drafts() ?? [])
          .filter(({ kind }) => kind === 'fax')
          .map(({ id, content, changedAt }) => ({ id, content, savedAt: changedAt })),
      put: (id, content) =>
        open?.outbox.putDraft({ id, kind: 'fax', content, changedAt: clock.now() }) === true,
      drop: (id) => open?.outbox.dropDraft(id),
    },
    add: (id, content) => void open?.outbox.add(id, content),
    sentAs: (faxId) => {
      const claim = open?.history.outbox.claimOf(faxId);
      return claim && find(claim.itemId);
    },
    find,
    copyOf,
    isRepeated: (faxId) =>
      (open?.outbox.items() ?? []).some((item) => item.content.repeats === faxId && isUnsettled(item)),
    seen: (records) => open?.outbox.seen(records),
    resume: () => open?.outbox.resume(),
    tidy: (items) => {
      for (const { id, phase } of items) {
        if (phase === 'sent' && !parts.keepsCopies()) removeCopies(id);
      }
    },
    forget: (why) => {
      if (open === undefined) return;
      const { outbox, place } = open;
      const unsettled = outbox.items().filter(isUnsettled);
      const kept = [...unsettled, ...outbox.drafts()].map(({ id }) => id);
      open = undefined;
      // An attempt that is being broken off still reads its copies.
      void outbox
        .close()
        .then(() => (why === 'signed-out' ? place.files.keepOnly(kept) : undefined))
        .catch((error: unknown) => log.warn('copies of faxes stay behind', { error: String(error) }));
    },
    close: async () => {
      await open?.outbox.close();
      open = undefined;
    },
  };
}
