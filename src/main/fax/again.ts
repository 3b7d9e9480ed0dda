import type { I18n } from '@lingui/core';
import type { FaxRow } from '../../shared/fax.ts';
import type { DocumentCopy, Documents, TakenFile } from '../documents/documents-port.ts';
import type { FaxContent, KeptFile, OutboxRow } from '../storage/outbox-row.ts';
import type { Drafts } from './drafts.ts';

export type AgainPorts = {
  readonly drafts: Drafts;
  readonly documents: Pick<Documents, 'takeCopy' | 'examine' | 'copyForSending' | 'forget'>;
  readonly i18n: I18n;
  readonly newId: () => string;
  readonly fax: (faxId: string) => FaxRow | undefined;
  /** What was sent as that fax, as long as it is kept. */
  readonly sentAs: (faxId: string) => OutboxRow | undefined;
  readonly find: (itemId: string) => OutboxRow | undefined;
  readonly folderOf: (itemId: string) => string;
  readonly copyOf: (row: OutboxRow, place: number) => DocumentCopy | undefined;
  readonly add: (id: string, content: FaxContent) => void;
  /** Something that repeats it has not left, or nobody knows whether it has. */
  readonly isUnderWay: (faxId: string) => boolean;
  readonly openDraft: (draftId: string) => void;
  /** The person has said so already. */
  readonly sendDraft: (draftId: string) => Promise<void>;
  readonly openItem: (itemId: string) => void;
  /** Rejects where the platform did not say that it is deleted. */
  readonly deleteScheduled: (faxId: string) => Promise<void>;
  /** The platform's clock, as far as known; ms since the epoch. */
  readonly serverNow: () => number;
  readonly tellProblem: (text: string) => void;
};

/** Ms. */
const leastAhead = 60_000;

export type Again = {
  /** To those whom it did not reach: from what the platform has, and where it refuses that from the kept copies. */
  readonly resend: (faxId: string) => Promise<void>;
  /** A new draft with what that item had. */
  readonly edit: (itemId: string) => Promise<void>;
  readonly cancelScheduled: (faxId: string) => Promise<void>;
  readonly sendNow: (faxId: string) => Promise<void>;
};

/** What was sent once, sent again because the person says so. */
export function createAgain(ports: AgainPorts): Again {
  const { drafts, documents, i18n } = ports;
  /** A second click while the first one copies. */
  const busy = new Set<string>();

  async function once(faxId: string, act: () => Promise<void>): Promise<void> {
    if (busy.has(faxId) || ports.isUnderWay(faxId)) return;
    busy.add(faxId);
    await act().finally(() => busy.delete(faxId));
  }

  async function takeCopies(row: OutboxRow): Promise<readonly TakenFile[]> {
    const taken: TakenFile[] = [];
    for (const place of row.content.files.keys()) {
      const copy = ports.copyOf(row, place);
      const file = copy && (await documents.takeCopy(copy));
      if (file !== undefined) taken.push(file);
    }
    return taken;
  }

  /** Copies of the copies, in the folder of another item; none where one is missing. */
  async function copiesFor(id: string, row: OutboxRow | undefined): Promise<readonly KeptFile[]> {
    const taken = row === undefined ? [] : await takeCopies(row);
    const files: KeptFile[] = [];
    for (const [place, { id: fileId }] of taken.entries()) {
      await documents.examine(fileId);
      const made = await documents.copyForSending(fileId, {
        into: ports.folderOf(id),
        place,
        pages: undefined,
      });
      await documents.forget(fileId);
      if (made.status !== 'copied') continue;
      const { path, ...copy } = made.copy;
      const { name = copy.name, shownName = copy.shownName } = row?.content.files[place] ?? {};
      files.push({ ...copy, name, shownName, file: path.split(/[/\\]/u).at(-1) ?? '' });
    }
    return files.length === row?.content.files.length ? files : [];
  }

  async function resend(faxId: string): Promise<void> {
    const fax = ports.fax(faxId);
    const failed = fax?.to.filter(({ status, number }) => status === 'failed' && number !== undefined) ?? [];
    if (fax === undefined || failed.length === 0) return;
    const id = ports.newId();
    const before = ports.sentAs(faxId);
    ports.add(id, {
      ...{ kind: 'fax', from: fax.from.number?.e164 ?? '', repeats: faxId, sendAt: undefined },
      to: failed.flatMap(({ number, identity }) =>
        number === undefined ? [] : [{ ...number, name: identity?.name }],
      ),
      files: await copiesFor(id, before),
      coverIndex: before?.content.coverIndex,
      coverText: fax.coverText ?? '',
      resolution: fax.resolution ?? 'High',
    });
    ports.openItem(id);
  }

  async function draftFrom(row: OutboxRow): Promise<string> {
    const { content } = row;
    const draftId = drafts.begin({ forwards: content.files.length === 0 ? content.repeats : undefined });
    const recipients = content.to.map(({ e164 }) => e164).join(', ');
    drafts.change(draftId, { kind: 'add-recipients', text: recipients });
    drafts.change(draftId, { kind: 'set-cover', coverIndex: content.coverIndex });
    drafts.change(draftId, { kind: 'set-cover-text', text: content.coverText });
    drafts.change(draftId, { kind: 'set-resolution', resolution: content.resolution });
    const taken = await takeCopies(row);
    await drafts.addFiles(draftId, taken, 0);
    if (taken.length < content.files.length)
      ports.tellProblem(
        i18n._({
          id: 'fax.copiesGone',
          message: 'Some files of that fax are not kept any more. Add them again.',
        }),
      );
    return draftId;
  }

  async function deleteOrTell(faxId: string): Promise<boolean> {
    try {
      await ports.deleteScheduled(faxId);
      return true;
    } catch {
      ports.tellProblem(
        i18n._({
          id: 'fax.notCancelled',
          message:
            'RingCentral did not confirm that the fax is cancelled. Look in a moment whether it is still listed; it may go out at its time.',
        }),
      );
      return false;
    }
  }

  async function sendNow(faxId: string): Promise<void> {
    const row = ports.sentAs(faxId);
    const { sendAt } = ports.fax(faxId) ?? {};
    // So near to its time it may go while it is deleted, and then it would go twice.
    if (sendAt === undefined || sendAt - ports.serverNow() < leastAhead) return;
    if (row === undefined) {
      ports.tellProblem(
        i18n._({
          id: 'fax.notFromHere',
          message:
            'This fax was scheduled elsewhere, so only RingCentral has its files. It goes at its time.',
        }),
      );
      return;
    }
    // The draft is on the disk before the platform's copy goes: whatever happens in between, the fax is not lost.
    const draftId = await draftFrom(row);
    if (await deleteOrTell(faxId)) await ports.sendDraft(draftId);
    else ports.openDraft(draftId);
  }

  return {
    resend: (faxId) => once(faxId, () => resend(faxId)),
    edit: async (itemId) => {
      const row = ports.find(itemId);
      if (row !== undefined) ports.openDraft(await draftFrom(row));
    },
    cancelScheduled: async (faxId) => {
      await deleteOrTell(faxId);
    },
    sendNow: (faxId) => once(faxId, () => sendNow(faxId)),
  };
}
