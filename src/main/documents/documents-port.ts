import type { DocumentKind, DocumentPage, DocumentPart } from '../../shared/document.ts';
import type { FaxFileRefusal } from '../../shared/fax-draft.ts';
import type { Examination } from './examine-file.ts';
import type { FileIdentity } from './open-safely.ts';

/**
 * How a file came in. A link is followed only where the person pointed at it: `drop`, `picker`.
 * `own`: it lies in a folder of ours, e.g. a pasted picture, and goes with its draft.
 */
export type FileWay = 'drop' | 'picker' | 'argument' | 'watched-folder' | 'own';

/** A file that was taken in; nothing of it is read yet. */
export type TakenFile = {
  /** Opaque, 128 bits; the path stays here. */
  readonly id: string;
  /** As the person knows it, one line of plain text. */
  readonly name: string;
};

/** What a draft keeps of a file, so that it is known again after a restart. Plain data. */
export type StoredFile = {
  readonly id: string;
  readonly path: string;
  readonly way: FileWay;
  /** As it was when it was examined; undefined before. */
  readonly known:
    | {
        readonly identity: FileIdentity;
        readonly kind: DocumentKind;
        readonly pages: number | undefined;
        readonly canEdit: boolean;
        readonly linkTo: string | undefined;
      }
    | undefined;
};

/** A copy that waits to be sent, is sent, or was sent. Plain data, to be kept with the fax it belongs to. */
export type DocumentCopy = {
  /** Absolute. */
  readonly path: string;
  /** As it is sent: only letters, digits, `.`, `_` and `-`, at most 100. */
  readonly name: string;
  /** As the person knows it. */
  readonly shownName: string;
  readonly kind: DocumentKind;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly pages: number | undefined;
};

export type CopyOrder = {
  /** A folder that belongs to this fax alone; made where it is missing. */
  readonly into: string;
  /** Its place among the fax's files, from 0. */
  readonly place: number;
  /** Undefined: byte for byte. Otherwise these, in this order and turned so, as a new PDF. */
  readonly pages: readonly DocumentPage[] | undefined;
};

export type CopyOutcome =
  | { readonly status: 'copied'; readonly copy: DocumentCopy }
  /** Since it was examined. */
  | { readonly status: 'changed' | 'moved' }
  | { readonly status: 'refused'; readonly why: FaxFileRefusal }
  /** `missing`: bytes that have to become free, as far as known. */
  | { readonly status: 'disk-full'; readonly missing: number | undefined }
  /** The folder cannot be written to. `code`: the system's. */
  | { readonly status: 'disk-failed'; readonly code: string | undefined };

/** The bytes of documents: what was dropped, what is sent. */
export type Documents = {
  /** A file may come soon: what looks at it is started. */
  readonly prepare: () => void;
  /** Only paths that really came in that way; at most `faxLimits.filesAtOnce`, the others are left out. */
  readonly take: (
    paths: readonly string[],
    way: Exclude<FileWay, 'own'>,
  ) => { readonly files: readonly TakenFile[]; readonly leftOut: number };
  /** Bytes that have no file yet, e.g. a pasted picture. Undefined where they cannot be written. */
  readonly takeBytes: (bytes: Uint8Array, name: string) => Promise<TakenFile | undefined>;
  /** A copy of what was sent once, as a file of a new draft. Undefined where it is gone or not what it was. */
  readonly takeCopy: (copy: DocumentCopy) => Promise<TakenFile | undefined>;
  /** Where a file is now that was moved: the same id, and it has to be examined again. */
  readonly takeInstead: (id: string, path: string) => TakenFile | undefined;
  /** Of a draft of an earlier run. */
  readonly restore: (file: StoredFile) => void;
  /** What a draft keeps. */
  readonly stored: (id: string) => StoredFile | undefined;
  /** As it is now, from its name to its pages. Never fails. */
  readonly examine: (id: string) => Promise<Examination>;
  /** Whether it is still what was examined. Reads it again only where something about it is different. */
  readonly check: (id: string) => Promise<'same' | 'changed' | 'moved'>;
  /** Some bytes, for the window that shows it; only as long as it is what was examined. */
  readonly read: (id: string, from: number, count: number) => Promise<DocumentPart>;
  /** Never fails, and leaves nothing half-written behind. */
  readonly copyForSending: (id: string, order: CopyOrder) => Promise<CopyOutcome>;
  /** Some bytes of a copy. */
  readonly readCopy: (copy: DocumentCopy, from: number, count: number) => Promise<DocumentPart>;
  /** From beginning to end; fails where it is not what was written. */
  readonly openCopy: (copy: DocumentCopy) => AsyncIterable<Uint8Array>;
  /** Removes such a folder with the copies in it. */
  readonly removeCopies: (into: string) => Promise<void>;
  /** No draft has it any more; what lies in a folder of ours is removed. */
  readonly forget: (id: string) => Promise<void>;
  /** Its draft is put away and may be restored later: nothing is removed. */
  readonly release: (id: string) => void;
  /** Files of ours that nobody knows, from a month ago and before: drafts of another account may need younger ones. */
  readonly sweep: () => Promise<void>;
  readonly close: () => void;
};
