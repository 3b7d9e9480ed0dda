/**
 * What the platform told us, parsed: known fields only, our own names, nothing trusted twice. The schemas in
 * this folder make them; the features read them.
 */
import type { OwnPresence } from '../../shared/presence.ts';

export type TelephonyStatus = 'NoCall' | 'Ringing' | 'CallConnected' | 'OnHold' | 'ParkedCall';

/** One item of a presence report's active calls. */
export type PresenceCall = {
  readonly sessionId: string | undefined;
  readonly telephonySessionId: string | undefined;
  readonly partyId: string | undefined;
  readonly direction: 'Inbound' | 'Outbound';
  readonly status: TelephonyStatus;
  /** Only `final` ends a call at once; anything else may be followed by more of the same call. */
  readonly termination: 'final' | 'intermediate' | undefined;
  /** Undefined where the platform sent an empty text. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly fromName: string | undefined;
  readonly toName: string | undefined;
  /** Server time, ms since the epoch; undefined when missing or not a time. */
  readonly startTime: number | undefined;
  readonly queueCall: boolean | undefined;
};

export type PresenceReport = {
  /** `event` came by the stream; `answer` is a REST answer, which holds every call there is. */
  readonly source: 'event' | 'answer';
  readonly extensionId: string | undefined;
  /** Grows per extension, with holes. */
  readonly sequence: number | undefined;
  /** Server time of the event, ms since the epoch. */
  readonly timestamp: number | undefined;
  readonly presence: Partial<OwnPresence>;
  /** Undefined when the body had no list at all: then it says nothing about calls. */
  readonly calls: readonly PresenceCall[] | undefined;
  readonly totalCalls: number | undefined;
  /** Some part could not be read; the truth should be asked for. */
  readonly damaged: boolean;
};

export type SessionPartyStatus =
  | 'Setup'
  | 'Proceeding'
  | 'Answered'
  | 'Disconnected'
  | 'Gone'
  | 'Parked'
  | 'Hold'
  | 'VoiceMail'
  | 'FaxReceive'
  | 'VoiceMailScreening';

export type SessionEnd = {
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly extensionId: string | undefined;
  readonly deviceId: string | undefined;
};

export type SessionParty = {
  readonly id: string;
  readonly extensionId: string | undefined;
  readonly direction: 'Inbound' | 'Outbound';
  readonly status: SessionPartyStatus;
  readonly reason: string | undefined;
  readonly from: SessionEnd;
  readonly to: SessionEnd;
  readonly missedCall: boolean;
  readonly queueCall: boolean | undefined;
  readonly ringOutRole: 'Initiator' | 'Target' | undefined;
  /** Undefined, as in the three below, where the platform said nothing of it: what was known stays. */
  readonly muted: boolean | undefined;
  readonly recordings: readonly SessionRecording[] | undefined;
  /** What is dialled to take the call back, such as `*813`. */
  readonly parkSlot: string | undefined;
  /** It stands apart from the others of the session; nothing it says is heard there. */
  readonly standAlone: boolean | undefined;
  readonly isInConference: boolean;
  /** Where a party that is `Gone` goes on. */
  readonly peer: SessionPeer | undefined;
};

export type SessionRecording = {
  readonly id: string;
  readonly active: boolean;
  /** By a rule of the company; undefined where the platform does not say. */
  readonly mode: 'Automatic' | 'OnDemand' | undefined;
};

export type SessionPeer = { readonly telephonySessionId: string; readonly partyId: string | undefined };

export type SessionReport = {
  readonly telephonySessionId: string;
  readonly sessionId: string | undefined;
  /** Grows per session. */
  readonly sequence: number | undefined;
  readonly timestamp: number | undefined;
  readonly creationTime: number | undefined;
  readonly origin: string | undefined;
  readonly parties: readonly SessionParty[];
  readonly damaged: boolean;
};

export type CallLogEnd = {
  readonly number: string | undefined;
  readonly extensionNumber: string | undefined;
  readonly extensionId: string | undefined;
  readonly name: string | undefined;
  readonly deviceId: string | undefined;
};

export type CallLogLeg = {
  readonly startTime: number | undefined;
  readonly direction: 'Inbound' | 'Outbound';
  readonly result: string | undefined;
  readonly action: string | undefined;
  readonly legType: string | undefined;
  readonly from: CallLogEnd;
  readonly to: CallLogEnd;
  readonly extensionId: string | undefined;
  /** The account of that extension; ids of two accounts may be the same. */
  readonly accountId?: string | undefined;
  /** Who acted for the extension. */
  readonly delegateId?: string | undefined;
  /** The leg that stands for the whole call. */
  readonly isMaster?: boolean;
  readonly durationSeconds: number | undefined;
  readonly reason: string | undefined;
  /** Who took it in the person's place, by name. */
  readonly delegate: string | undefined;
  /** What was left in the message store. */
  readonly message: { readonly id: string; readonly type: string | undefined } | undefined;
  readonly recording: CallLogRecording | undefined;
};

export type CallLogRecording = {
  readonly id: string;
  readonly type: string | undefined;
  /** As the platform sent it; only the platform's own media host is ever asked. */
  readonly contentUri: string | undefined;
};

export type CallLogRecord = CallLogLeg & {
  readonly id: string;
  readonly sessionId: string | undefined;
  readonly telephonySessionId: string | undefined;
  /** Our party in the telephony session. */
  readonly partyId: string | undefined;
  /** When the platform last changed the record, ms since the epoch; only detailed answers say. */
  readonly modifiedAt: number | undefined;
  readonly legs: readonly CallLogLeg[];
};

/** What the reader knows already. Moments are the platform's, in ms since the epoch. */
export type CallLogFrom = {
  /** What the answer before ended with; undefined where everything is to be read. */
  readonly token: string | undefined;
  /** Where "everything" begins; at most 30 days back. */
  readonly since: number;
  readonly isKnown: (record: CallLogRecord) => boolean;
};

export type CallLogChanges = {
  readonly records: readonly CallLogRecord[];
  /** Ids of records that the platform deleted. */
  readonly gone: readonly string[];
  /** With it the next reading brings only what changed since. */
  readonly token: string;
  /** Calls that began in this span are all in `records`. Undefined for an answer that tells changes only. */
  readonly whole: { readonly from: number; readonly to: number } | undefined;
};

/** Calls that began in this span, ends included; ms since the epoch, the platform's. */
export type CallLogPartOf = { readonly from: number; readonly to: number };

/** The newest of them. */
export type CallLogPart = { readonly records: readonly CallLogRecord[]; readonly isEnd: boolean };

/** The active-calls list uses the call-log's shape; `In Progress` results are live. */
export type ActiveCall = CallLogRecord;

/** What an event says of the message store: which types have changed. What they are now is read. */
export type MessageNews = { readonly types: readonly string[] };
