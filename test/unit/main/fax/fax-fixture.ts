import type { StoredFile, TakenFile } from '../../../../src/main/documents/documents-port.ts';
import type { Examination } from '../../../../src/main/documents/examine-file.ts';
import type { Draft, DraftFile } from '../../../../src/main/fax/draft.ts';
import type { FilePort, SentItem } from '../../../../src/main/fax/ports.ts';
import type { RecipientGround } from '../../../../src/main/fax/recipients.ts';
import type { FaxRow } from '../../../../src/shared/fax.ts';
import { diallingIn } from '../dialling/dialling-fixture.ts';

/** An account of San Francisco, whose own number ends in 0100. */
export function recipientGround(): RecipientGround {
  let count = 0;
  return {
    newId: () => `r-${String((count += 1))}`,
    readText: diallingIn({}).readText,
    isOwn: (e164) => e164 === '+16505550100',
    isAbroad: (e164) => !e164.startsWith('+1'),
  };
}

export function draftWith(different: Partial<Draft> = {}): Draft {
  return {
    ...{ id: 'd-1', recipients: [], files: [], coverIndex: undefined, coverText: '', resolution: 'High' },
    ...{ sendAt: undefined, leftOut: 0, savedAt: undefined, forwards: undefined },
    ...different,
  };
}

export function fileWith(different: Partial<DraftFile> = {}): DraftFile {
  return {
    ...{ id: 'f-1', name: 'referral.pdf', linkTo: undefined, bytes: 212_000, kind: 'pdf', hash: 'aa' },
    ...{ state: { status: 'ready', pages: 4 }, pages: undefined, canEdit: true, isMeant: false },
    ...different,
  };
}

type Ready = Extract<Examination, { readonly status: 'ready' }>;
/** What lies at a path: its content in one word, and how many pages that has. */
type Laid = { readonly hash: string; readonly pages?: number };

export type PlayedFiles = FilePort & {
  readonly lay: (path: string, laid: Laid | undefined) => void;
  readonly take: (path: string, id?: string) => TakenFile;
  readonly forgotten: () => readonly string[];
  /** A new start: nothing of what was taken is known. */
  readonly restart: () => void;
};

/** Files that are where the test lays them. */
export function playedFiles(): PlayedFiles {
  const there = new Map<string, Laid>();
  const taken = new Map<string, StoredFile>();
  const forgotten: string[] = [];
  let count = 0;
  const newId = (): string => String((count += 1)).padStart(32, '0');

  function examined(file: string): Examination {
    const laid = there.get(file);
    return laid === undefined ? { status: 'moved' } : readyWith(file, laid);
  }

  return {
    lay: (file, laid) => {
      if (laid === undefined) there.delete(file);
      else there.set(file, laid);
    },
    take: (file, id = newId()) => {
      taken.set(id, { id, path: file, way: 'drop', known: undefined });
      return { id, name: file.split('/').at(-1) ?? file };
    },
    examine: (id) => {
      const file = taken.get(id);
      const found = examined(file?.path ?? '');
      if (file !== undefined && found.status === 'ready') taken.set(id, { ...file, known: found });
      return Promise.resolve(found);
    },
    check: (id) => {
      const { path = '', known } = taken.get(id) ?? {};
      const laid = there.get(path);
      if (laid === undefined) return Promise.resolve('moved');
      return Promise.resolve(laid.hash === known?.identity.hash ? 'same' : 'changed');
    },
    stored: (id) => taken.get(id),
    restore: (file) => void taken.set(file.id, file),
    release: (id) => void taken.delete(id),
    forget: (id) => {
      forgotten.push(id);
      return Promise.resolve();
    },
    forgotten: () => forgotten,
    restart: () => taken.clear(),
  };
}

function readyWith(file: string, { hash, pages = 4 }: Laid): Ready {
  return {
    ...{ status: 'ready', kind: 'pdf', pages, canEdit: true, path: file, linkTo: undefined },
    identity: { device: '1', inode: '2', size: 212_000, modified: '3', hash },
  };
}

/** A fax of one file to one clinic. */
export function sentItem(different: Partial<SentItem> = {}): SentItem {
  const file = {
    file: '0.pdf',
    name: 'referral.pdf',
    shownName: 'Référral.pdf',
    kind: 'pdf',
    contentType: 'application/pdf',
    size: 212_000,
    hash: 'aa',
    pages: 4,
  } as const;
  return {
    ...{ id: 'i-1', place: 1, state: 'queued', attempt: 0, attemptAt: undefined, attemptElapsed: undefined },
    ...{ bootId: undefined, fingerprint: 'x', platformId: undefined, writtenAt: 0, changedAt: 0 },
    ...{ attemptServerAt: undefined, doubts: [], twinId: undefined, problem: undefined, questions: 0 },
    ...{ confirmedAt: undefined, waits: undefined, bytesSent: 0 },
    content: {
      ...{ kind: 'fax', from: '+16505550119', files: [file], repeats: undefined, coverIndex: 7 },
      to: [{ e164: '+14155550188', shown: '+1 (415) 555-0188', name: 'Bay Clinic' }],
      ...{ coverText: '', resolution: 'High', sendAt: undefined },
    },
    ...different,
  };
}

/** The same at the platform. */
export function faxRow(different: Partial<FaxRow> = {}): FaxRow {
  return {
    ...{ id: '2391440005', direction: 'outbound', createdAt: 0, unread: false, pages: 5, resolution: 'High' },
    from: { number: undefined, shown: '', identity: undefined },
    to: [
      {
        number: { e164: '+14155550188', shown: '+1 (415) 555-0188' },
        shown: '+1 (415) 555-0188',
        identity: undefined,
        status: 'sending',
        errorCode: undefined,
      },
    ],
    ...{ coverText: undefined, phase: 'sending', sendAt: undefined, content: 'on-server', turn: 0 },
    ...different,
  };
}
