import type { DocumentKind, DocumentPage } from './document.ts';
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
  /** Of one picture: what is larger would not be drawn anywhere. */
  pixels: 100_000_000,
} as const;

/** The platform's spelling: 200 and 100 dots per inch. */
export type FaxResolution = 'High' | 'Low';

export type FaxNumber = { readonly e164: string; readonly shown: string };

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
  | 'not-allowed'
  | 'not-kept';

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

/** What became of one recipient. */
export type FaxRecipientStatus = 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown';

export type FaxParty = {
  readonly number: FaxNumber | undefined;
  readonly shown: string;
  readonly identity: Identity | undefined;
};

export type FaxSentTo = FaxParty & {
  readonly status: FaxRecipientStatus;
  /** The platform's `faxErrorCode`, e.g. `LineBusy`. */
  readonly errorCode: string | undefined;
};

/**
 *   waiting ──> uploading ──> queued ──> sending ──> sent | partly | failed
 *      ^           ├──> refused
 *      │           └──> unsure ──> (queued …) | ask ──> waiting | dropped
 *      └── cancelled by the person; `scheduled` stands before `queued`
 */
export type FaxPhase =
  | 'waiting'
  | 'uploading'
  | 'refused'
  | 'unsure'
  | 'ask'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'partly'
  | 'failed'
  | 'dropped'
  | 'cancelled';

/** Something that is sent from this computer, from the click to the last recipient. */
export type FaxItem = {
  readonly id: string;
  readonly phase: FaxPhase;
  readonly to: readonly FaxSentTo[];
  /** Names of its files. */
  readonly files: readonly string[];
  readonly pages: number | undefined;
  readonly bytes: number;
  readonly bytesSent: number;
  /** Why it waits; undefined in other phases. `disk`: it could not be written down, and so it is not sent. */
  readonly waits: 'offline' | 'budget' | 'turn' | 'twin' | 'retry' | 'confirm-late' | 'disk' | undefined;
  /** From 1. */
  readonly attempt: number;
  /** `FaxRow.id` once the platform has it. */
  readonly faxId: string | undefined;
  /** The platform's own words where it refused. */
  readonly problem: { readonly code: string | undefined; readonly text: string | undefined; readonly requestId: string | undefined } | undefined; // prettier-ignore
  readonly sendAt: number | undefined;
  /** This computer's clock, ms since the epoch. */
  readonly writtenAt: number;
  readonly changedAt: number;
  readonly canCancel: boolean;
  /** A second copy that turned up after the person sent it again: `FaxRow.id`. */
  readonly twinFaxId: string | undefined;
  /** What the platform has not confirmed within 15 minutes. */
  readonly unconfirmed: boolean;
};

/** A fax of the platform's message store. */
export type FaxRow = {
  /** The platform's message id. */
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  /** The platform's clock, ms since the epoch. */
  readonly createdAt: number;
  readonly unread: boolean;
  /** Whoever sent it; for an outbound one my own number. */
  readonly from: FaxParty;
  readonly to: readonly FaxSentTo[];
  readonly pages: number | undefined;
  readonly resolution: FaxResolution | undefined;
  readonly coverText: string | undefined;
  readonly phase: 'received' | 'scheduled' | 'queued' | 'sending' | 'sent' | 'partly' | 'failed';
  /** Ms since the epoch, while it waits for its time. */
  readonly sendAt: number | undefined;
  /** `kept`: can be read without the network. */
  readonly content: 'kept' | 'on-server' | 'not-yet' | 'gone';
  /** Degrees clockwise, as the person left it. */
  readonly turn: 0 | 90 | 180 | 270;
};

export const faxBoxes = ['received', 'sent', 'scheduled'] as const;
export type FaxBox = (typeof faxBoxes)[number];

export type FaxQuery = {
  readonly box: FaxBox;
  /** Words of a name or cover text, or digits of a number; empty for all. */
  readonly text: string;
  /** Ms since the epoch; both ends belong to it. */
  readonly since?: number;
  readonly until?: number;
  /** Rows to leave out at the beginning. */
  readonly from: number;
  /** At most 200. */
  readonly count: number;
};

export type FaxListPage = {
  readonly total: number;
  readonly rows: readonly FaxRow[];
  /** The `FaxState.version` it was made from. */
  readonly version: number;
};

export type FaxState = {
  readonly drafts: readonly FaxDraft[];
  /** Under way, waiting for an answer, and settled within this run; newest first. */
  readonly items: readonly FaxItem[];
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly unread: number;
  /** Grows with every change of the lists: whoever shows them asks again. */
  readonly version: number;
  readonly readAt: number | undefined;
  readonly ownNumber: FaxNumber | undefined;
  readonly covers: readonly FaxCover[];
  /** False where the account, the person or the app may not fax; `why` in the platform's spelling. */
  readonly allowed: boolean;
  readonly why: string | undefined;
  /** A fax was deleted a moment ago and can be brought back. */
  readonly deleted: { readonly faxId: string; readonly until: number } | undefined;
  /** A draft was discarded a moment ago and can be brought back. */
  readonly discarded: { readonly draftId: string; readonly until: number } | undefined;
};

export type FaxCover = { readonly index: number; readonly name: string };

export const noFaxes: FaxState = {
  drafts: [],
  items: [],
  status: 'empty',
  unread: 0,
  version: 0,
  readAt: undefined,
  ownNumber: undefined,
  covers: [],
  allowed: true,
  why: undefined,
  deleted: undefined,
  discarded: undefined,
};

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

/** What the person says where nobody knows whether a fax went out, or whether a late one still shall. */
export type FaxAnswer = 'check-again' | 'send-again' | 'do-not-send';
