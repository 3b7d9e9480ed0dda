import type { FaxResolution } from '../../shared/fax.ts';

/** A message of the platform's store; today only faxes are read. */
export type MessageRecord = {
  /** The platform's id; a number in REST and a text in events, here always a text. */
  readonly id: string;
  readonly type: 'Fax';
  readonly direction: 'Inbound' | 'Outbound';
  readonly availability: 'Alive' | 'Deleted' | 'Purged';
  readonly readStatus: 'Read' | 'Unread';
  /** The platform's spelling; unknown ones are kept. */
  readonly messageStatus: string;
  /** The platform's clock, ms since the epoch. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly from: MessageParty;
  readonly to: readonly MessageRecipient[];
  readonly faxPageCount: number | undefined;
  readonly faxResolution: FaxResolution | undefined;
  readonly coverIndex: number | undefined;
  readonly coverPageText: string | undefined;
  readonly subject: string | undefined;
  readonly attachments: readonly MessageAttachment[];
};

export type MessageParty = {
  readonly phoneNumber: string | undefined;
  readonly extensionNumber: string | undefined;
  readonly name: string | undefined;
  readonly location: string | undefined;
};

export type MessageRecipient = MessageParty & {
  readonly messageStatus: string | undefined;
  readonly faxErrorCode: string | undefined;
};

export type MessageAttachment = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly size: number | undefined;
  /** As the platform sent it; only the platform's own media host is ever asked. */
  readonly uri: string;
};

/** What was deleted says its id alone. */
export type MessageGone = { readonly id: string; readonly availability: 'Deleted' | 'Purged' };

/** Where to begin. `all`: sent ones since then (the platform's clock, ms since the epoch), and the newest received. */
export type MessagesFrom =
  | { readonly kind: 'all'; readonly sentSince: number; readonly received: number }
  | { readonly kind: 'token'; readonly token: string };

export type MessageChanges = {
  readonly records: readonly MessageRecord[];
  readonly gone: readonly MessageGone[];
  /** With it the next reading brings only what changed since. */
  readonly token: string;
  /**
   * All alive ones created since then are in `records`, by direction; others are gone. Undefined for an answer that
   * tells changes only.
   */
  readonly whole: { readonly sentSince: number; readonly receivedSince: number } | undefined;
};

/** `not-yet`: the platform is still making the pages. `gone`: purged. `cut`: broke off, and may be asked for again. */
export type ContentRead =
  | { readonly kind: 'kept'; readonly contentType: string; readonly size: number }
  | { readonly kind: 'not-yet'; readonly retryAfter: number | undefined }
  | {
      readonly kind:
        'gone' | 'too-large' | 'refused' | 'cut' | 'offline' | 'throttled' | 'disk' | 'cancelled' | 'failed';
    };

/** Where downloaded bytes go; `finish` makes them whole at once, `giveUp` leaves nothing behind. Each may reject. */
export type ContentSink = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** What was written so far belongs to another content. */
  readonly startOver: () => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
};

export type ContentWay = {
  readonly signal: AbortSignal;
  /** `user`: somebody looks at it already. */
  readonly urgency: 'user' | 'background';
};

export type MessageDoor = {
  /** Faxes of the message store. Throws PlatformError; code `MSG-333` asks for all of them again. */
  readonly syncMessages: (from: MessagesFrom) => Promise<MessageChanges>;
  /** Outbound faxes of the store created since then, by the platform's clock, newest first. Throws PlatformError. */
  readonly listSentFaxes: (since: number) => Promise<readonly MessageRecord[]>;
  /** Undefined where it is gone. Throws PlatformError. */
  readonly readMessage: (id: string) => Promise<MessageRecord | undefined>;
  /** These three throw PlatformError; code `odd-id` for what is no id of one message. */
  readonly markMessage: (id: string, readStatus: 'Read' | 'Unread') => Promise<void>;
  /** One message by its id; never without one. Resolves also where it is gone already. */
  readonly deleteMessage: (id: string) => Promise<void>;
  /** Out of the platform's trash, where it lies for some days. */
  readonly restoreMessage: (id: string) => Promise<void>;
  /** Never throws for what the platform, the network or the disk does. */
  readonly readContent: (
    attachment: MessageAttachment,
    sink: ContentSink,
    way: ContentWay,
  ) => Promise<ContentRead>;
};
