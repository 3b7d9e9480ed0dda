/** What the world and the protocol tell each other of calls steered by request; a part of the line that `world-types.ts` draws. */

export const callOperations = [
  ...(['read-session', 'read-party', 'end', 'drop', 'mute', 'unmute', 'hold', 'unhold'] as const),
  ...(['reject', 'ignore', 'reply', 'answer', 'pickup', 'forward', 'transfer', 'bridge'] as const),
  ...(['flip', 'park', 'record', 'pause', 'resume'] as const),
] as const;

/** An operation of the platform on a telephony session, by its name there; `end` is of the whole session. */
export type CallOperation = (typeof callOperations)[number];

/** Why a request is refused, in the platform's form. */
export type Refusal = {
  readonly status: 400 | 403 | 404 | 409;
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName?: string;
  readonly parameterValue?: string;
  readonly permissionName?: string;
};

/** Where a call is handed on to, as it was asked for. */
export type HandOnTarget =
  | { readonly kind: 'phoneNumber' | 'extensionNumber' | 'extensionId'; readonly value: string }
  /** The mailbox of an extension, by its id. */
  | { readonly kind: 'voicemail'; readonly value: string }
  /** A park location, by its extension id. */
  | { readonly kind: 'parkOrbit'; readonly value: string };

export const replyPatterns = [
  ...(['WillCallYouBack', 'CallMeBack', 'OnMyWay', 'OnTheOtherLine', 'WillCallYouBackLater'] as const),
  ...(['CallMeBackLater', 'InAMeeting', 'OnTheOtherLineNoCall'] as const),
] as const;

export type CallReply =
  | { readonly text: string }
  | {
      readonly pattern: (typeof replyPatterns)[number];
      readonly time?: number;
      readonly timeUnit?: 'Minute' | 'Hour' | 'Day';
    };

export type CallRequest = {
  readonly operation: CallOperation;
  /** Whose request it is. */
  readonly extensionId: number;
  readonly telephonySessionId: string;
  /** Undefined where the session as a whole is meant. */
  readonly partyId?: string | undefined;
  readonly deviceId?: string;
  readonly target?: HandOnTarget;
  /** The own party of the second call. */
  readonly second?: { readonly telephonySessionId: string; readonly partyId: string };
  readonly flipId?: string;
  readonly recordingId?: string;
  readonly reply?: CallReply;
};

export type CallOutcome =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The party or the session, shaped as the platform shows it. */
  | { readonly kind: 'shown'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'done' };

/** What the world itself knows of a request: tests count them, and compare. */
export type CallActTruth = {
  readonly at: number;
  readonly operation: CallOperation;
  readonly extensionId: number;
  readonly telephonySessionId: string;
  readonly partyId: string | undefined;
  /** `ok`, or the code of the refusal. */
  readonly verdict: string;
  readonly reply: CallReply | undefined;
};

/** What keeps the sound of a talk away: whose hand is on it. */
export type SoundTruth = {
  readonly heldBy: readonly ('phone' | 'request')[];
  readonly mutedBy: readonly ('phone' | 'request')[];
};

export type ParkedTruth = {
  readonly telephonySessionId: string;
  readonly partyId: string;
  /** '' in a park location. */
  readonly slot: string;
  readonly extensionId: number | undefined;
};

export type CallControl = {
  /** @param isDeaf the phone that is told to take the call never does */
  readonly act: (request: CallRequest, circumstances?: { readonly isDeaf?: boolean }) => CallOutcome;
  /** Every request that would change something, oldest first. */
  readonly acts: () => readonly CallActTruth[];
  /** Of the live party of an extension; undefined where it is in no such call. */
  readonly sound: (telephonySessionId: string, extensionId: number) => SoundTruth | undefined;
  readonly parked: () => readonly ParkedTruth[];
  /** What an administrator has taken from a person: names of user permissions. */
  readonly lackingRights: (extensionId: number) => ReadonlySet<string>;
  readonly changeRight: (extensionId: number, permission: string, has: boolean) => void;
  /** Whether every talk of a person is recorded by a rule of the company. */
  readonly changeRecordingRule: (extensionId: number, isAutomatic: boolean) => void;
};
