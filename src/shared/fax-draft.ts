import type { DocumentKind, DocumentPage } from './document.ts';
import type { FaxNumber, FaxResolution } from './fax.ts';
import type { Identity } from './person.ts';

/** The platform's limits for one fax. */
export const faxLimits = {
  bytes: 50 * 1024 * 1024,
  pages: 200,
  coverText: 1024,
  /** Of one drop; what is beyond is left out and said. */
  filesAtOnce: 20,
  files: 50,
  recipients: 50,
  /** What a draft holds of a list that was pasted; those beyond the limit are marked. */
  recipientsKept: 500,
  /** Of one picture: what is larger would not be drawn anywhere. */
  pixels: 100_000_000,
} as const;

/** Whoever a draft goes to, as a chip. */
export type FaxRecipient = {
  readonly id: string;
  /** As it was typed or as the person is called. */
  readonly text: string;
  /** Exactly what is dialled; undefined where nothing can be. */
  readonly number: FaxNumber | undefined;
  readonly identity: Identity | undefined;
  readonly problem: FaxRecipientProblem | undefined;
  /** Worth saying, and no obstacle. */
  readonly note: 'mobile' | 'own-number' | 'international' | 'home-country' | undefined;
};

export type FaxRecipientProblem =
  'not-a-number' | 'too-short' | 'emergency' | 'extension' | 'premium' | 'too-many';

export type FaxFileRefusal =
  | 'empty'
  | 'too-large'
  | 'folder'
  | 'not-a-file'
  | 'link-broken'
  | 'not-readable'
  | 'in-use'
  | 'not-downloaded'
  | 'not-answering'
  | 'format'
  | 'not-what-it-says'
  | 'password'
  | 'damaged'
  | 'too-many-pages'
  | 'too-many-pixels';

export type FaxFileState =
  | { readonly status: 'reading' }
  /** `pages`: undefined where only the platform can tell. */
  | { readonly status: 'ready'; readonly pages: number | undefined }
  | { readonly status: 'refused'; readonly why: FaxFileRefusal; readonly detail: string | undefined }
  /** Since it was added: another content, or nothing there any more. */
  | { readonly status: 'changed' | 'moved' };

export type FaxFile = {
  /** Opaque; the path stays in the main process. */
  readonly id: string;
  /** As the person knows it. */
  readonly name: string;
  /** Where a link that was dropped leads. */
  readonly linkTo: string | undefined;
  readonly bytes: number;
  readonly kind: DocumentKind | undefined;
  readonly state: FaxFileState;
  /** Undefined while all pages go as they are. */
  readonly pages: readonly DocumentPage[] | undefined;
  /** Pages may be left out, moved and turned. */
  readonly canEdit: boolean;
  /** `FaxFile.id` of an earlier one with the same content, until the person says that both are meant. */
  readonly sameAs: string | undefined;
};

/** What the person should know before it goes; each is confirmed by its name. */
export type FaxConcern =
  'many-recipients' | 'many-pages' | 'international' | 'text-without-cover' | 'same-file';

/** Why it cannot go yet. */
export type FaxObstacle =
  | 'no-recipient'
  | 'recipient-problem'
  | 'no-file'
  | 'file-reading'
  | 'file-problem'
  | 'too-large'
  | 'too-many-pages'
  | 'time-past'
  | 'time-too-far'
  | 'not-allowed';

export type FaxDraft = {
  readonly id: string;
  readonly recipients: readonly FaxRecipient[];
  readonly files: readonly FaxFile[];
  /** Of the platform's list; undefined: the account's own default. 0: none. */
  readonly coverIndex: number | undefined;
  readonly coverText: string;
  readonly resolution: FaxResolution;
  /** Ms since the epoch; undefined: now. */
  readonly sendAt: number | undefined;
  readonly bytes: number;
  /** Undefined where a file's are not known. */
  readonly pages: number | undefined;
  readonly concerns: readonly FaxConcern[];
  readonly obstacle: FaxObstacle | undefined;
  /** How many it would go to. */
  readonly validRecipients: number;
  /** Files left out of the last drop, because there were too many. */
  readonly leftOut: number;
  /** Ms since the epoch; undefined while it could not be written to the disk. */
  readonly savedAt: number | undefined;
  /** Another fax that this one repeats or forwards without its files being sent again. */
  readonly forwards: string | undefined;
};

/** One thing about a draft that changes. */
export type FaxDraftChange =
  /** Typed or pasted; several by comma, semicolon or line break. */
  | { readonly kind: 'add-recipients'; readonly text: string }
  | { readonly kind: 'add-person'; readonly personId: string; readonly e164: string }
  | { readonly kind: 'edit-recipient'; readonly recipientId: string; readonly text: string }
  | { readonly kind: 'remove-recipient'; readonly recipientId: string }
  | { readonly kind: 'remove-file'; readonly fileId: string }
  | { readonly kind: 'move-file'; readonly fileId: string; readonly place: number }
  /** The same file twice is meant. */
  | { readonly kind: 'keep-file'; readonly fileId: string }
  /** What it became is meant. */
  | { readonly kind: 'take-changed-file'; readonly fileId: string }
  | { readonly kind: 'set-pages'; readonly fileId: string; readonly pages: readonly DocumentPage[] }
  | { readonly kind: 'set-cover'; readonly coverIndex: number | undefined }
  | { readonly kind: 'set-cover-text'; readonly text: string }
  | { readonly kind: 'set-resolution'; readonly resolution: FaxResolution }
  /** Ms since the epoch. */
  | { readonly kind: 'set-time'; readonly sendAt: number | undefined };

/** What a new draft begins with. */
export type FaxStart = {
  /** A number, as typed or known. */
  readonly to?: string;
  /** A fax that is forwarded, by `FaxRow.id`: its pages are not sent again from here. */
  readonly forwards?: string;
};

/** Where files were dropped. */
export type FilesTarget =
  | { readonly kind: 'draft'; readonly draftId: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'call'; readonly callId: string };
