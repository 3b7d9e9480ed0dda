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

export type MessagesFrom =
  { readonly kind: 'all'; readonly since: number } | { readonly kind: 'token'; readonly token: string };

export type MessageChanges = {
  readonly records: readonly MessageRecord[];
  readonly gone: readonly MessageGone[];
  readonly token: string;
  /** Older ones than those of this answer exist. */
  readonly olderExist: boolean;
};

/** `not-yet`: the platform is still making the pages. `gone`: purged. */
export type ContentRead =
  | { readonly kind: 'kept'; readonly contentType: string; readonly size: number }
  | { readonly kind: 'not-yet' | 'gone' | 'too-large' | 'refused' | 'offline' | 'failed' };

/** Where downloaded bytes go; `finish` makes them whole at once, `give up` leaves nothing behind. */
export type ContentSink = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
};

export type MessageDoor = {
  /** Faxes of the message store. Throws PlatformError; code `MSG-333` asks for all of them again. */
  readonly syncMessages: (from: MessagesFrom) => Promise<MessageChanges>;
  /** Outbound faxes of the store created since then, by the platform's clock. Throws PlatformError. */
  readonly listSentFaxes: (since: number) => Promise<readonly MessageRecord[]>;
  /** Undefined where it is gone. Throws PlatformError. */
  readonly readMessage: (id: string) => Promise<MessageRecord | undefined>;
  readonly markMessage: (id: string, readStatus: 'Read' | 'Unread') => Promise<void>;
  /** One message by its id; never without one. */
  readonly deleteMessage: (id: string) => Promise<void>;
  readonly restoreMessage: (id: string) => Promise<void>;
  readonly readContent: (attachment: MessageAttachment, sink: ContentSink, signal: AbortSignal) => Promise<ContentRead>; // prettier-ignore
};
