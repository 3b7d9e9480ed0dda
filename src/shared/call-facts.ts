import type { CallDirection } from './call.ts';

/** Why nobody was reached, or why it rang nowhere. */
export type CallReason =
  'busy' | 'no-answer' | 'hung-up' | 'rejected' | 'blocked' | 'wrong-number' | 'failed';

/** What the platform's record tells of a call beside who, when and how it ended. */
export type CallFacts = {
  /** Seconds until somebody took it, here or elsewhere; undefined where nobody did or where it is not known. */
  readonly takenAfterSeconds: number | undefined;
  readonly reason: CallReason | undefined;
  /** The message that was left: its id in the message store, as long as the platform names it. */
  readonly voicemailId: string | undefined;
  /** Whom it went on to from me, as far as the call's legs say. */
  readonly transferredTo: string | undefined;
  readonly recordings: readonly RecordingName[];
};

export type RecordingName = {
  /** The platform's id. */
  readonly id: string;
  readonly kind: 'automatic' | 'on-demand';
  /** Where the platform says that the sound lies; no secret is in it. */
  readonly uri?: string;
};

/** One way of a call: from the outside to a queue, from a queue to a colleague, on to a telephone. */
export type CallLeg = {
  readonly startedAt: number | undefined;
  /** Seconds; ringing and talking together. */
  readonly seconds: number | undefined;
  readonly direction: CallDirection;
  readonly from: CallLegEnd;
  readonly to: CallLegEnd;
  /** Whose leg it is; undefined where the platform does not say. */
  readonly extensionId: string | undefined;
  readonly isMine: boolean;
  /** It rang another telephone of mine, which is no other person's; left out where it did not. */
  readonly toMyself?: boolean;
  /** Who acted for the one whose leg it is; left out where nobody did. */
  readonly delegate?: CallDelegate;
  /** The platform's words, such as `Accepted` and `FindMe`. */
  readonly result: string | undefined;
  readonly action: string | undefined;
  readonly legType: string | undefined;
  readonly end: CallLegEnding;
};

export type CallDelegate = { readonly name: string | undefined; readonly isMe: boolean };

export type CallLegEnding = 'talked' | 'not-taken' | 'voicemail' | 'going-on' | 'unknown';

export type CallLegEnd = {
  readonly shown: string | undefined;
  readonly name: string | undefined;
  readonly deviceId: string | undefined;
};
