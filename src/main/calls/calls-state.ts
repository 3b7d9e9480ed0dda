import type { Call, CallDirection, CallEnding, CallParty } from '../../shared/call.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { SessionPartyStatus, SessionRecording, TelephonyStatus } from '../ringcentral/reports.ts';

/** Most live calls that are followed; more than that is no office. */
export const mostLive = 300;
/** Most ended calls that are remembered, so that late events cannot bring them back. */
export const mostEnded = 200;
/** How many are left when there are more; making the list anew for each one would be slow in a flood. */
export const keptEnded = 150;

/** Ms. The platform may report NoCall between two legs of a call that goes on. */
export const transitionalFor = 1500;
/** Ms. The same where the NoCall was itself under way for long: on a narrow line the rest comes one after the other. */
export const transitionalWhenLate = 8000;
/** Ms between the time stamps of a NoCall and a new ring from which on it is another call of that session. */
export const ringsAnewAfter = 4000;
/** Ms after an end in which other events may still say how it came about. */
export const settlesWithin = 1500;
/** The same where the telephony session was followed and its end is still to come. */
export const settlesLate = 3500;
/** Ms an event may be under way before a ring it announces is checked first. */
export const latenessAllowed = 1500;
/** Ms our idea of the platform's time may be wrong: its answers tell whole seconds and take their time. */
export const serverTimeError = 2500;
/** Ms beyond which a time stamp is no measure of how long its event was under way, against others' stamps. */
export const latenessBelieved = 10 * 60_000;
/** Ms in which the end of a ring that was missed comes in behind it, when all that was missed is handed over. */
export const endFollowsWithin = 1500;
/** Ms an unchecked ring waits for the check, which may have to be repeated, before it is shown all the same. */
export const unconfirmedFor = 9500;
/** Ms without news after which a ringing call is looked up. */
export const silenceAllowed = 45_000;
/** Ms without news after which a live call is given up. */
export const staleAfter = 4 * 3_600_000;
/** Ms an ended call stays in the list, and ms it is remembered behind it. */
export const shownAfterEnd = 5 * 60_000;
export const rememberedAfterEnd = 30 * 60_000;

/** The last word of the presence events on a call. `at` is server time. */
export type PresenceEvidence = {
  readonly sequence: number | undefined;
  readonly status: TelephonyStatus;
  readonly at: number;
  /** The event's own time stamp as it stood, to compare with others of its kind. */
  readonly stamp: number | undefined;
  /** A NoCall that the platform called the last. */
  readonly final: boolean;
};

/** The last word of the telephony session on one party. `at` is server time. */
export type PartyEvidence = {
  readonly id: string;
  readonly role: 'own' | 'target' | 'other';
  readonly status: SessionPartyStatus;
  readonly reason: string | undefined;
  readonly sequence: number;
  readonly at: number;
  readonly deviceId: string | undefined;
  readonly missed: boolean;
  /** Server time of the first Answered. */
  readonly answeredAt: number | undefined;
  /** Monotonic ms when it was last told of. */
  readonly heardAt: number;
  readonly extras: PartyExtras;
};

/** What only the control of calls asks for. */
export type PartyExtras = {
  readonly muted: boolean;
  readonly recordings: readonly SessionRecording[];
  readonly parkSlot: string | undefined;
  /** Whoever was called, as the platform writes the number, and their extension id. */
  readonly calledNumber: string | undefined;
  readonly calledExtensionId: string | undefined;
  /** The party that goes on where this one is over. */
  readonly nextPartyId: string | undefined;
};

/** What is known about a call for good: later events fill holes and never erase. */
export type Facts = {
  readonly direction: CallDirection;
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly dialled: string | undefined;
  readonly dialledName: string | undefined;
  readonly queue: boolean;
  readonly ringOut: boolean;
  /** That it is a RingOut of ours is only likely; a telephony session may say otherwise. */
  readonly presumed: boolean;
  readonly startedAt: number;
};

/** One call with everything it was made of. Times called `…Since` and `…At` inside are monotonic ms. */
export type TrackedCall = {
  /** As the person sees it. */
  readonly call: Call;
  readonly facts: Facts;
  readonly presence: PresenceEvidence | undefined;
  readonly parties: readonly PartyEvidence[];
  /** Our party as presence names it. */
  readonly presencePartyId: string | undefined;
  readonly isConference: boolean;
  readonly sessionSequence: number;
  /** Server time of the first CallConnected of the presence events. */
  readonly connectedAt: number | undefined;
  readonly wasConnected: boolean;
  readonly answeredBy: string | undefined;
  readonly answeredByColleague: boolean;
  /** What the call log said in the end. */
  readonly logged: CallEnding | undefined;
  /** A NoCall that may be transitional: counts as the end from monotonic `due` on. `at` is server time. */
  readonly pendingEnd: PendingEnd | undefined;
  /** Why it is over although no event said so. */
  readonly gone: { readonly at: number } | undefined;
  readonly lastNewsAt: number;
  readonly lastCheckedAt: number;
  readonly absentOnce: boolean;
  /** False while a ring that may be long over waits for a check; monotonic time of the last moment to wait. */
  readonly unconfirmedUntil: number | undefined;
  /** It was in the list; a call whose end came first never is. */
  readonly shown: boolean;
  readonly alerted: boolean;
  /** The platform's answer told of it first: it may have rung for a while. */
  readonly found: boolean;
  /** Monotonic time of the end as we learnt it. */
  readonly endedSeenAt: number | undefined;
  /** Nothing better is expected to be learnt about the ending from events. */
  readonly settled: boolean;
  /** What the rest of the app was told about it. */
  readonly told: Told;
};

export type Told = {
  readonly rang: boolean;
  readonly answered: boolean;
  readonly ending: CallEnding | undefined;
};

export type PendingEnd = {
  readonly due: number;
  readonly at: number;
  readonly stamp: number | undefined;
};

export type ReadReason =
  'late' | 'damaged' | 'hole' | 'unlisted' | 'unclear' | 'silent' | 'recheck' | 'too-many';

/**
 * Least ms from an event's time stamp to its arrival on the clock that never jumps: good for comparing only. One stamp
 * that is ahead of the others would make all of them seem late; so it counts for a while and not for ever.
 */
export type QuickestDelay = {
  /** On the clock that never jumps. */
  readonly since: number;
  readonly least: number;
  /** In the time before that. */
  readonly before: number | undefined;
};

export type CallsState = {
  /** In order of arrival. */
  readonly tracked: readonly TrackedCall[];
  /** Those of them a person should see. */
  readonly calls: readonly Call[];
  /** How many of them are live. */
  readonly liveCount: number;
  /** Places in `tracked` that changed since the news were last taken; `all` where that is not known. */
  readonly touched: readonly number[] | 'all';
  /** Largest sequence of the extension's presence events. */
  readonly presenceSequence: number;
  /** How quick events were of late; undefined before the first one. */
  readonly quickest: QuickestDelay | undefined;
  /** Rings stamped earlier, in server time, are checked first: they were missed, and came all at once. */
  readonly trustedFrom: number;
  /** Why the truth should be asked for, until somebody does. */
  readonly wish: ReadReason | undefined;
};

export const noCalls: CallsState = {
  tracked: [],
  calls: [],
  liveCount: 0,
  touched: [],
  presenceSequence: -1,
  quickest: undefined,
  trustedFrom: -Infinity,
  wish: undefined,
};

/**
 * Who is called by the RingOut of ours whose first phone may be what rings there; undefined where there is none.
 * `startedAt` is server time.
 */
export type FirstLegTo = (ring: {
  readonly number: string | undefined;
  readonly startedAt: number;
}) => string | undefined;

export type OwnIdentity = {
  readonly extensionId: string;
  readonly name: string | undefined;
  /** A name for one of the own lines, e.g. "Main line"; by E.164 or short extension. */
  readonly lineName: (number: string) => string | undefined;
};

/** What a step needs to know besides the state and the report. */
export type CallsContext = {
  readonly own: OwnIdentity;
  readonly numbers: PhoneNumbers;
  /** The same party with the name that the people know it by. */
  readonly recognise: (party: CallParty) => CallParty;
  readonly deviceName: (deviceId: string) => string | undefined;
  readonly firstLegTo: FirstLegTo;
  /** Monotonic ms. */
  readonly elapsed: number;
  /** Our best idea of the platform's clock, ms since the epoch. */
  readonly serverNow: number;
  /** The platform told its time; else `serverNow` is only this computer's. */
  readonly isServerTimeKnown: boolean;
  /** Events reach us as they happen. False while those are handed over that were missed. */
  readonly isListening: boolean;
  /** The computer had no way out when the platform was asked last, and nothing was heard since. */
  readonly isCutOff: boolean;
};
