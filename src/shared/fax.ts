import type { QuarterTurn } from './document.ts';
import type { Identity } from './person.ts';

/** The platform's spelling: 200 and 100 dots per inch. */
export type FaxResolution = 'High' | 'Low';

export type FaxNumber = { readonly e164: string; readonly shown: string };

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
  readonly problem:
    | {
        readonly code: string | undefined;
        readonly text: string | undefined;
        readonly requestId: string | undefined;
      }
    | undefined;
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
  readonly turn: QuarterTurn;
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

/** What the person says where nobody knows whether a fax went out, or whether a late one still shall. */
export type FaxAnswer = 'check-again' | 'send-again' | 'do-not-send';
