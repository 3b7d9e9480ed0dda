import type { CallParty, CallPhase } from './call.ts';
import type { DialTarget } from './dialling.ts';
import type { OwnPhone } from './ring-out.ts';

/** What can be done with a call at the platform; the call itself stays on the phone. */
export const operations = [
  ...(['hang-up', 'hold', 'resume', 'mute', 'unmute'] as const),
  ...(['answer-on', 'to-voicemail', 'skip', 'stop-ringing', 'forward-to', 'reply'] as const),
  ...(['transfer', 'ask-first', 'join-calls', 'park', 'retrieve', 'flip'] as const),
  ...(['record', 'pause-recording', 'resume-recording'] as const),
] as const;
export type Operation = (typeof operations)[number];

/** One of them with what it needs. Whom it goes to is E.164, or an extension number. */
export type CallAct =
  | { readonly kind: 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute' }
  /** To my own voicemail, at once. */
  | { readonly kind: 'to-voicemail' }
  /** A queue's call goes to the next person. */
  | { readonly kind: 'skip' }
  /** My phones stop ringing; others, and voicemail in the end, go on. */
  | { readonly kind: 'stop-ringing' }
  | { readonly kind: 'answer-on' | 'retrieve'; readonly deviceId: string }
  /** The caller is told this, and the call ends. */
  | { readonly kind: 'reply'; readonly reply: CallReply }
  /** At once, while it rings or while both talk; `voicemail` is of the colleague with that extension number. */
  | { readonly kind: 'forward-to' | 'transfer'; readonly how: 'now' | 'voicemail'; readonly to: string }
  /** Holds this call and calls them from my phone; `join-calls` brings the two together. */
  | { readonly kind: 'ask-first'; readonly to: string }
  /** This call goes to the other side of that one, and I am out of both. */
  | { readonly kind: 'join-calls'; readonly withCallId: string }
  | { readonly kind: 'park' }
  /** @see FlipTarget.id */
  | { readonly kind: 'flip'; readonly flipId: string }
  | { readonly kind: 'record' | 'pause-recording' | 'resume-recording' };

/** The platform's own patterns say it in the caller's ear; a text is spoken to them. */
export type CallReply =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'pattern';
      readonly pattern: 'OnMyWay' | 'InAMeeting' | 'WillCallYouBack' | 'CallMeBack';
    }
  | {
      readonly kind: 'later';
      readonly pattern: 'WillCallYouBackLater' | 'CallMeBackLater';
      readonly minutes: number;
    };

/** The longest reply that is taken, in characters. */
export const longestReply = 300;

/** What a window asks for. In another phase than the one that was seen, it is dropped, and the reason is told. */
export type ControlOrder = {
  readonly callId: string;
  readonly seen: CallPhase;
  readonly act: CallAct;
};

/** Why something that people look for at this moment cannot be done with this call. */
export type Withheld =
  /** The account may watch calls but not control them; see `ControlRight`. */
  | 'no-right'
  /** The same for recordings alone. */
  | 'no-recording-right'
  /** The platform has not told the ids of this call yet. */
  | 'not-known-yet'
  /** Nobody can be asked now. */
  | 'offline'
  /** Another action is under way. */
  | 'busy'
  /** No phone of mine could carry the sound. */
  | 'no-device'
  /** All that could are switched off. */
  | 'device-offline'
  /** The platform has refused it for each of them before. */
  | 'device-cannot'
  /** The phone that rings is not known, and the platform wants it named. */
  | 'phone-not-known'
  /** It is a conference. */
  | 'conference'
  /** Recorded by a rule of the company: nobody can stop that. */
  | 'recorded-by-rule'
  /** Only calls that came in can be parked. */
  | 'incoming-only'
  /** I have no number to flip to. */
  | 'nothing-to-flip-to'
  /** There is no second call to join it with. */
  | 'no-second-call'
  /** It is no caller who could be told anything. */
  | 'nobody-to-tell'
  /** A test call is nowhere but on this computer. */
  | 'test-call';

/** Offered, or why not. `not-now`: nobody looks for it in this phase; it is not drawn. */
export type Offer = 'offered' | 'not-now' | Withheld;

/** An operation that is named in neither of the two has no sense in this phase. */
export type Offers = {
  readonly offered: readonly Operation[];
  readonly withheld: Readonly<Partial<Record<Operation, Withheld>>>;
};

export const noOffers: Offers = { offered: [], withheld: {} };

export function offerOf({ offered, withheld }: Offers, operation: Operation): Offer {
  return offered.includes(operation) ? 'offered' : (withheld[operation] ?? 'not-now');
}

/**
 * An action that was sent, or is about to be. It ends with the event that shows it, with the platform's refusal, or at its
 * limit: then the call's true state is shown, with a sentence.
 *
 *   sent ──> (event) done ──┐
 *     └──> refused, limit ──┴──> none
 */
export type PendingAct = {
  readonly act: CallAct;
  /** This computer's clock, ms since the epoch. */
  readonly since: number;
  readonly until: number;
};

export type ControlFailure =
  /** The call was in another phase by then; nothing was sent. */
  | 'call-changed'
  /** The call is over. */
  | 'call-over'
  /** Somebody or something else changed the call at the same moment. */
  | 'in-the-way'
  | 'no-right'
  | 'no-recording-right'
  | 'device-offline'
  | 'device-cannot'
  /** What was named cannot be reached that way. */
  | 'wrong-number'
  /** Refused in this state, and nobody said why. */
  | 'not-possible'
  | 'too-many'
  /** It never left this computer. */
  | 'offline'
  /** Nothing of it was seen within its time; the call is as it is shown. */
  | 'no-sign'
  /** The platform is in trouble. */
  | 'failed';

/** What went wrong last, until something else is done with the call or the person has read it. */
export type ControlProblem = {
  readonly operation: Operation;
  readonly why: ControlFailure;
  /** Of the phone it was about. */
  readonly deviceLabel: string | undefined;
  /** Ms since the epoch. */
  readonly at: number;
  /** For whoever asks the platform's support. */
  readonly requestId: string | undefined;
};

/** What an action of this person's led to, as far as it was heard of. */
export type WhereItWent =
  | { readonly kind: 'voicemail' }
  /** The queue's next person. */
  | { readonly kind: 'queue' }
  | { readonly kind: 'replied' }
  | {
      readonly kind: 'person';
      readonly how: 'forwarded' | 'transferred' | 'joined';
      readonly target: DialTarget;
      /** `voicemail`: nobody there took it. */
      readonly now: 'on-its-way' | 'ringing' | 'talking' | 'voicemail' | 'over' | 'unknown';
    }
  | { readonly kind: 'their-voicemail'; readonly target: DialTarget }
  | { readonly kind: 'parked'; readonly slot: string | undefined }
  | { readonly kind: 'flipped'; readonly label: string };

/** A transfer that is being written; it is kept with the call, whatever else rings. */
export type TransferDraft = {
  readonly text: string;
  readonly how: 'now' | 'ask-first' | 'voicemail';
};

/** Somebody is asked before the call goes to them. */
export type Asking = {
  readonly target: DialTarget;
  /** The call with them; undefined until it is there. */
  readonly callId: string | undefined;
};

/** What can be done with one call, and what is being done. */
export type CallControl = Offers & {
  readonly muted: boolean;
  readonly recording: 'off' | 'on' | 'paused' | 'by-rule';
  readonly pending: PendingAct | undefined;
  readonly problem: ControlProblem | undefined;
  readonly went: WhereItWent | undefined;
  readonly draft: TransferDraft | undefined;
  /** A reply in the person's own words that is being written; kept with the call as a transfer is. */
  readonly replyDraft: string;
  readonly asking: Asking | undefined;
  /** The last ones this caller was handed to; at most three, newest first. */
  readonly lastTargets: readonly DialTarget[];
};

export const noControl: CallControl = {
  ...noOffers,
  muted: false,
  recording: 'off',
  pending: undefined,
  problem: undefined,
  went: undefined,
  draft: undefined,
  replyDraft: '',
  asking: undefined,
  lastTargets: [],
};

/** A phone of mine that the platform can be told to use. */
export type ControlDevice = {
  /** The platform's id. */
  readonly id: string;
  readonly label: string;
  readonly kind: OwnPhone['kind'];
  /** Undefined where the platform does not say. */
  readonly online: boolean | undefined;
  /** Whether it takes calls when it is told to, as the platform's answers have shown; kept over restarts. */
  readonly answers: 'yes' | 'no' | 'unknown';
};

/** Another phone a call can be moved to while it goes on. */
export type FlipTarget = {
  /** The platform's digit for it. */
  readonly id: string;
  readonly label: string;
};

/** Whether calls may be controlled at all. */
export type ControlRight = {
  readonly has: 'yes' | 'no' | 'unknown';
  /** The platform's code where it refused, for `isMissingOnApp`. */
  readonly code: string | undefined;
  /** In the platform's spelling. */
  readonly permission: string | undefined;
};

/** A call that I parked; it is listed until it is taken, or over. */
export type ParkedCall = {
  readonly callId: string;
  readonly party: CallParty;
  /** What is dialled to take it back, such as `*813`. */
  readonly slot: string | undefined;
  /** Ms since the epoch. */
  readonly parkedAt: number;
  /** When it is time to look after it; undefined where no alarm is wanted. */
  readonly alarmAt: number | undefined;
  /** The alarm is on, and the person has not said that they heard it. */
  readonly isAlarming: boolean;
};

export type CallControlState = {
  readonly right: ControlRight;
  /** By `Call.id`: live calls, parked ones, and those whose ending still has something to tell. */
  readonly byCall: Readonly<Record<string, CallControl>>;
  readonly devices: readonly ControlDevice[];
  /** `ControlDevice.id` of the phone that took the last call it was told to; kept over restarts. */
  readonly lastAnsweredOn: string | undefined;
  readonly flipTargets: readonly FlipTarget[];
  /** The longest parked first. */
  readonly parked: readonly ParkedCall[];
};

export const noCallControl: CallControlState = {
  right: { has: 'unknown', code: undefined, permission: undefined },
  byCall: {},
  devices: [],
  lastAnsweredOn: undefined,
  flipTargets: [],
  parked: [],
};

export function controlOf({ byCall }: CallControlState, callId: string): CallControl {
  return byCall[callId] ?? noControl;
}

/** What windows ask for. */
export type CallControlCommands = {
  /** Sent once at most; what becomes of it stands in `CallControlState`. */
  controlCall: (order: ControlOrder) => void;
  /** Undefined: it is given up. */
  draftTransfer: (callId: string, draft: TransferDraft | undefined) => void;
  /** The whole text, with every keystroke. */
  draftReply: (callId: string, text: string) => void;
  /** The person has read it. */
  dismissControlProblem: (callId: string) => void;
  /** The person has heard the alarm of a parked call. */
  quietParkAlarm: (callId: string) => void;
};
