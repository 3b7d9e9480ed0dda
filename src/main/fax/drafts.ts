import type { FaxResolution } from '../../shared/fax.ts';
import { type FaxDraft, type FaxDraftChange, type FaxFileState, faxLimits } from '../../shared/fax-draft.ts';
import type { Identity } from '../../shared/person.ts';
import type { Chance, Clock } from '../clock.ts';
import type { TakenFile } from '../documents/documents-port.ts';
import type { KeptFaxDraft } from '../storage/fax-draft-schema.ts';
import { changeDraft, withFile } from './change-draft.ts';
import { type Draft, viewDraft } from './draft.ts';
import { draftOf, freshFile, keptOf } from './kept-draft.ts';
import { knownBefore, lookedAt } from './looked-at.ts';
import type { DraftShelf, FilePort } from './ports.ts';
import { addRecipients, type RecipientGround, recogniseAgain } from './recipients.ts';

export type DraftsPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly files: FilePort;
  readonly parse: (content: string) => KeptFaxDraft | undefined;
  readonly recipients: Omit<RecipientGround, 'newId'>;
  readonly identify: (e164: string) => Identity | undefined;
  readonly resolution: () => FaxResolution;
  readonly allowed: () => boolean;
  /** What windows see has changed. */
  readonly changed: () => void;
};

export type Drafts = {
  /** Newest first. */
  readonly views: () => readonly FaxDraft[];
  readonly get: (id: string) => Draft | undefined;
  /** Its view, made now. */
  readonly view: (id: string) => FaxDraft | undefined;
  /** Answers its id. */
  readonly begin: (start: {
    readonly to?: string | undefined;
    readonly forwards?: string | undefined;
  }) => string;
  readonly change: (id: string, change: FaxDraftChange) => void;
  /** Resolves when all were looked at. @param leftOut how many more there were */
  readonly addFiles: (id: string, taken: readonly TakenFile[], leftOut: number) => Promise<void>;
  /** A file that was moved is there now. */
  readonly replaceFile: (id: string, taken: TakenFile) => void;
  /** Looks whether files are still what they were. Resolves when all were looked at. */
  readonly checkFiles: (id: string) => Promise<void>;
  /** It forwards nothing any more: its files are all there is. */
  readonly detach: (id: string) => void;
  readonly setFileState: (id: string, fileId: string, state: FaxFileState) => void;
  /** Where it can be brought back for a while, until when; undefined where there was nothing in it. */
  readonly discard: (id: string) => number | undefined;
  readonly restore: (id: string) => void;
  readonly discarded: () => { readonly draftId: string; readonly until: number } | undefined;
  /** It is on its way now. */
  readonly gone: (id: string) => void;
  readonly renamed: () => void;
  readonly follow: (shelf: DraftShelf) => void;
  readonly forget: () => void;
  readonly close: () => void;
};

/** Ms in which a discarded draft can be brought back. */
const undoMs = 10_000;
/** Ms after a keystroke until it stands on the disk. */
const saveMs = 400;

/** What is being written: kept with every change, and brought back after a restart. */
export function createDrafts(ports: DraftsPorts): Drafts {
  const { clock, files } = ports;
  const ground: RecipientGround = { ...ports.recipients, newId: ports.chance.uuid };
  let drafts: readonly Draft[] = [];
  let shelf: DraftShelf | undefined;
  let discarded: { readonly draft: Draft; readonly until: number } | undefined;
  let cancelUndo = (): void => undefined;
  const unsaved = new Map<string, () => void>();

  function set(id: string, change: (draft: Draft) => Draft): void {
    const before = drafts.find((draft) => draft.id === id);
    if (before === undefined) return;
    const after = change(before);
    if (after === before) return;
    drafts = drafts.map((draft) => (draft.id === id ? after : draft));
    unsaved.get(id)?.();
    unsaved.set(
      id,
      clock.after(saveMs, () => save(id)),
    );
    ports.changed();
  }

  function save(id: string): void {
    unsaved.get(id)?.();
    unsaved.delete(id);
    const draft = drafts.find((one) => one.id === id);
    if (draft === undefined || shelf === undefined) return;
    const isKept = shelf.put(id, JSON.stringify(keptOf(draft, files)));
    const savedAt = isKept ? clock.now() : undefined;
    drafts = drafts.map((one) => (one.id === id ? { ...one, savedAt } : one));
    ports.changed();
  }

  async function look(id: string, fileId: string): Promise<void> {
    const seen = lookedAt(await files.examine(fileId));
    set(id, (draft) => withFile(draft, fileId, (file) => ({ ...file, ...seen })));
  }

  async function addFiles(id: string, taken: readonly TakenFile[], leftOut: number): Promise<void> {
    const draft = drafts.find((one) => one.id === id);
    const room = draft === undefined ? 0 : Math.max(0, faxLimits.files - draft.files.length);
    const added = taken.slice(0, room).map(freshFile);
    for (const file of taken.slice(room)) void files.forget(file.id);
    set(id, (now) => ({
      ...now,
      files: [...now.files, ...added],
      leftOut: leftOut + taken.length - added.length,
    }));
    await Promise.all(added.map((file) => look(id, file.id)));
  }

  function replaceFile(id: string, taken: TakenFile): void {
    set(id, (draft) => withFile(draft, taken.id, () => freshFile(taken)));
    void look(id, taken.id);
  }

  async function checkFiles(id: string): Promise<void> {
    const known = drafts.find((one) => one.id === id)?.files ?? [];
    const ready = known.filter(({ state }) => state.status === 'ready');
    await Promise.all(
      ready.map(async (file) => {
        const now = await files.check(file.id);
        if (now === 'same') return;
        set(id, (draft) => withFile(draft, file.id, (one) => ({ ...one, state: { status: now } })));
      }),
    );
  }

  /** What was added then must still be what is there now; pages that were chosen belong to that content. */
  async function lookAgain(id: string, fileId: string): Promise<void> {
    const stored = files.stored(fileId);
    const before = stored && knownBefore(stored);
    if (before === undefined) return look(id, fileId);
    const now = await files.check(fileId);
    const state = now === 'same' ? before.state : { status: now };
    set(id, (draft) => withFile(draft, fileId, (file) => ({ ...file, state })));
  }

  function drop(id: string): Draft | undefined {
    const draft = drafts.find((one) => one.id === id);
    unsaved.get(id)?.();
    unsaved.delete(id);
    drafts = drafts.filter((one) => one.id !== id);
    shelf?.drop(id);
    return draft;
  }

  function letGo(): void {
    cancelUndo();
    for (const file of discarded?.draft.files ?? []) void files.forget(file.id);
    discarded = undefined;
  }

  const view = (draft: Draft): FaxDraft => viewDraft(draft, { now: clock.now(), allowed: ports.allowed() });
  return {
    views: () => drafts.map(view),
    get: (id) => drafts.find((one) => one.id === id),
    view: (id) => drafts.filter((one) => one.id === id).map(view)[0],
    begin: ({ to, forwards }) => {
      const id = ports.chance.uuid();
      const recipients = to === undefined ? [] : addRecipients([], to, ground);
      const nothing = {
        coverIndex: undefined,
        coverText: '',
        sendAt: undefined,
        leftOut: 0,
        savedAt: undefined,
      };
      drafts = [
        { ...nothing, id, recipients, files: [], resolution: ports.resolution(), forwards },
        ...drafts,
      ];
      save(id);
      return id;
    },
    change: (id, change) => {
      if (change.kind === 'take-changed-file') {
        set(id, (draft) =>
          withFile(draft, change.fileId, (file) => ({
            ...file,
            pages: undefined,
            state: { status: 'reading' },
          })),
        );
        void look(id, change.fileId);
      } else set(id, (draft) => changeDraft(draft, change, ground));
    },
    addFiles,
    replaceFile,
    checkFiles,
    detach: (id) => set(id, (draft) => ({ ...draft, forwards: undefined })),
    setFileState: (id, fileId, state) =>
      set(id, (draft) => withFile(draft, fileId, (file) => ({ ...file, state }))),
    discard: (id) => {
      const draft = drop(id);
      letGo();
      if (draft === undefined) return undefined;
      const isEmpty = draft.recipients.length + draft.files.length === 0 && draft.coverText === '';
      if (!isEmpty) {
        discarded = { draft, until: clock.now() + undoMs };
        cancelUndo = clock.after(undoMs, () => {
          letGo();
          ports.changed();
        });
      }
      ports.changed();
      return discarded?.until;
    },
    restore: (id) => {
      if (discarded?.draft.id !== id) return;
      drafts = [discarded.draft, ...drafts];
      discarded = undefined;
      cancelUndo();
      save(id);
    },
    discarded: () => discarded && { draftId: discarded.draft.id, until: discarded.until },
    gone: (id) => {
      for (const file of drop(id)?.files ?? []) void files.forget(file.id);
      ports.changed();
    },
    renamed: () => {
      drafts = drafts.map((draft) => ({
        ...draft,
        recipients: recogniseAgain(draft.recipients, ports.identify),
      }));
      ports.changed();
    },
    follow: (next) => {
      shelf = next;
      for (const { id, content, savedAt } of next.all()) {
        const kept = ports.parse(content);
        if (kept !== undefined && !drafts.some((draft) => draft.id === id))
          drafts = [...drafts, draftOf(kept, { id, savedAt, files, ground })];
      }
      for (const { id, files: known } of drafts) for (const file of known) void lookAgain(id, file.id);
      ports.changed();
    },
    forget: () => {
      for (const id of [...unsaved.keys()]) save(id);
      letGo();
      // They are written down, and so is what they need: a pasted picture stays where it is.
      for (const { files: known } of drafts) for (const file of known) files.release(file.id);
      drafts = [];
      shelf = undefined;
      ports.changed();
    },
    close: () => {
      for (const id of [...unsaved.keys()]) save(id);
      cancelUndo();
    },
  };
}
