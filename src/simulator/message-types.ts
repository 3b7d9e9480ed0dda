/** What the world and the protocol tell each other of messages; a part of the line that `world-types.ts` draws. */

export const messageTypes = ['Fax', 'SMS', 'VoiceMail', 'Pager'] as const;
export type MessageType = (typeof messageTypes)[number];
export type Direction = 'Inbound' | 'Outbound';
export type Availability = 'Alive' | 'Deleted' | 'Purged';
export type ReadStatus = 'Read' | 'Unread';
export type MessageStatus = 'Queued' | 'Sent' | 'SendingFailed' | 'Received';
export type Resolution = 'High' | 'Low';

export const faxErrorCodes = [
  ...(['AllLinesInUse', 'Undefined', 'NoFaxSendPermission', 'NoInternationalPermission'] as const),
  ...(['NoFaxMachine', 'NoAnswer', 'LineBusy', 'CallerHungUp', 'NotEnoughCredits', 'SentPartially'] as const),
  ...(['InternationalCallingDisabled', 'DestinationCountryDisabled', 'UnknownCountryCode'] as const),
  ...(['NotAccepted', 'InvalidNumber', 'CallDeclined', 'TooManyCallsPerLine', 'CallFailed'] as const),
  ...(['RenderingFailed', 'TooManyPages', 'ReturnToDBQueue', 'NoCallTime', 'WrongNumber'] as const),
  ...(['ProhibitedNumber', 'InternalError', 'FaxSendingProhibited', 'ThePhoneIsBlacklisted'] as const),
  ...(['UserNotFound', 'ConvertError', 'DBGeneralError', 'SkypeBillingFailed', 'AccountSuspended'] as const),
  ...(['ProhibitedDestination', 'InternationalDisabled'] as const),
] as const;
export type FaxErrorCode = (typeof faxErrorCodes)[number];

/** How the transmission to one number ends; `by-hand` never does unless somebody says how. */
export const faxOutcomes = ['sent', 'by-hand', ...faxErrorCodes] as const;
export type FaxOutcome = (typeof faxOutcomes)[number];

/** A side of a message as its record shows it. */
export type MessageParty = {
  readonly phoneNumber?: string;
  readonly name?: string;
  readonly location?: string;
  readonly extensionNumber?: string;
  readonly extensionId?: string;
};

export type Recipient = MessageParty & {
  readonly recipientId?: string;
  /** The own number that received it. */
  readonly target?: true;
  readonly messageStatus?: MessageStatus;
  readonly faxErrorCode?: FaxErrorCode;
};

export type Attachment = {
  readonly id: number;
  readonly type: 'RenderedDocument' | 'Text' | 'AudioRecording';
  readonly contentType: string;
  /** Undefined where it is not told. */
  readonly size: () => number | undefined;
  /** Undefined while it is being made. */
  readonly content: () => Uint8Array | undefined;
};

export type Message = {
  readonly id: number;
  readonly extensionId: number;
  readonly type: MessageType;
  readonly direction: Direction;
  readonly availability: Availability;
  readonly readStatus: ReadStatus;
  readonly messageStatus: MessageStatus;
  /** Milliseconds since the epoch, as the next one. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly from: MessageParty;
  readonly to: readonly Recipient[];
  readonly subject?: string;
  readonly fax?: {
    /** 0 until it is rendered. */
    readonly pageCount: number;
    readonly resolution: Resolution;
    readonly coverIndex?: number;
    readonly coverPageText?: string;
  };
  readonly attachments: readonly Attachment[];
};

export type MessageChange = Partial<
  Pick<Message, 'readStatus' | 'availability' | 'messageStatus' | 'to' | 'fax'>
>;

/** Everybody's message store. What is not visible yet is not there for any reader. */
export type Messages = {
  /** Visible messages that were created from `from` on, oldest first; purged ones too. */
  readonly since: (extensionId: number, from: number) => readonly Message[];
  /** Visible messages that changed or became visible after `after`; purged ones too, each once. */
  readonly changedSince: (extensionId: number, after: number) => readonly Message[];
  readonly find: (extensionId: number, id: number) => Message | undefined;
  /** Nothing happens where nothing changes, or to a message that is purged. */
  readonly change: (id: number, change: MessageChange) => void;
  /** Deletes every message that was created until `dateTo` and is of `type`, without asking further. */
  readonly deleteAll: (
    extensionId: number,
    which: { readonly type: MessageType | undefined; readonly dateTo: number; readonly purge: boolean },
  ) => number;
  /** How often somebody has deleted by filter instead of by id: a careful client never does. */
  readonly filteredDeletes: () => number;
  /** An inbound message that is no fax, so that lists have something to leave out. */
  readonly receiveText: (text: { extensionId: number; from: MessageParty; subject: string }) => Message;
};

/** A file of a request, byte for byte. */
export type FaxFile = { readonly name: string; readonly contentType: string; readonly content: Uint8Array };

export type FaxRequest = {
  readonly extensionId: number;
  readonly to: readonly { readonly phoneNumber: string; readonly name?: string }[];
  readonly files: readonly FaxFile[];
  /** The person's own settings unless given. */
  readonly resolution?: Resolution;
  readonly coverIndex?: number;
  readonly coverPageText?: string;
  /** Milliseconds since the epoch; now unless it lies ahead. */
  readonly sendAt?: number;
};

/** What a fault wants of the record of a message. */
export type Placing = {
  /** Milliseconds until it is visible in the store. */
  readonly hiddenMs?: number;
  readonly id?: number;
};

export type FaxPlan = {
  /** By the number and by chance unless given. */
  readonly outcome?: FaxOutcome;
  /** `Infinity` waits for somebody's hand; drawn by chance where left out. */
  readonly renderSeconds?: number;
  readonly queueSeconds?: number;
  /** For each page. */
  readonly pageSeconds?: number;
};

/** Which transmissions a plan is for: to this number, and so many of them. */
export type FaxMatch = { readonly to?: string; readonly times?: number };

type Range = readonly [least: number, most: number];

/** Seconds, drawn by chance between the two. */
export type FaxTimes = {
  readonly render: Range;
  readonly queue: Range;
  readonly page: Range;
  /** Until the record shows in the store. */
  readonly shown: Range;
};

export type FaxSettings = {
  readonly coverIndex: number;
  readonly resolution: Resolution;
};

/** A fax as the world itself knows it: the truth tests compare with. */
export type FaxTruth = {
  readonly id: number;
  readonly extensionId: number;
  readonly direction: Direction;
  readonly acceptedAt: number;
  readonly visibleAt: number;
  readonly sendAt: number | undefined;
  /** The message it repeats or passes on. */
  readonly originalId: number | undefined;
  readonly files: readonly FaxFile[];
  readonly coverIndex: number;
  readonly coverPageText: string | undefined;
  readonly resolution: Resolution;
  readonly pageCount: number;
  readonly cancelledAt: number | undefined;
  readonly recipients: readonly {
    readonly phoneNumber: string;
    readonly name: string | undefined;
    readonly status: MessageStatus;
    readonly errorCode: FaxErrorCode | undefined;
    readonly settledAt: number | undefined;
  }[];
};

export type ReceivedFax = {
  readonly extensionId: number;
  readonly from: string;
  readonly fromName?: string;
  readonly pages?: number;
  readonly kind?: 'pdf' | 'tiff';
  readonly resolution?: Resolution;
  /** A document that somebody sent; drawn pages unless given. */
  readonly document?: Uint8Array;
  /** What the platform calls it; that of its kind unless given. */
  readonly contentType?: string;
  /** Until its content can be read; at once unless given. */
  readonly renderSeconds?: number;
};

export type Faxes = {
  readonly send: (request: FaxRequest, placing?: Placing) => Message;
  /** Sends a message once more to those it failed at, or on to others. */
  readonly resend: (
    again: {
      readonly extensionId: number;
      readonly originalId: number;
      readonly to: FaxRequest['to'] | undefined;
      readonly sendAt?: number;
    },
    placing?: Placing,
  ) => Message | 'unknown' | 'wrong-state';
  readonly receive: (fax: ReceivedFax, placing?: Placing) => Message;
  readonly plan: (plan: FaxPlan, match?: FaxMatch) => void;
  readonly forgetPlans: () => void;
  /** Ends what is still on its way, to one number or to all. Throws `WorldError`. */
  readonly settle: (id: number, outcome: Exclude<FaxOutcome, 'by-hand'>, to?: string) => void;
  readonly settings: (extensionId: number) => FaxSettings;
  readonly changeSettings: (extensionId: number, change: Partial<FaxSettings>) => void;
  readonly times: () => FaxTimes;
  readonly changeTimes: (change: Partial<FaxTimes>) => void;
  /** Every fax there ever was, oldest first. */
  readonly truth: () => readonly FaxTruth[];
};
