import type { OwnPhone } from '../../shared/ring-out.ts';
import type { SessionParty, SessionRecording, SessionReport } from './reports.ts';

/** Whom a call is handed to, as the platform wants it named. */
export type ControlTarget =
  | { readonly phoneNumber: string }
  | { readonly extensionNumber: string }
  /** The extension id whose mailbox takes it. */
  | { readonly voicemail: string };

/** What is asked of the platform for one party. One wish is one request. */
export type ControlWish =
  | { readonly kind: 'hang-up' | 'hold' | 'unhold' | 'reject' | 'park' | 'record' }
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'answer' | 'ignore' | 'pickup'; readonly deviceId: string }
  | { readonly kind: 'forward' | 'transfer'; readonly to: ControlTarget }
  | { readonly kind: 'reply-text'; readonly text: string }
  | { readonly kind: 'reply-pattern'; readonly pattern: string; readonly minutes: number | undefined }
  /** Hands the party's other side to the other side of that one. */
  | { readonly kind: 'bridge'; readonly telephonySessionId: string; readonly partyId: string }
  | { readonly kind: 'flip'; readonly callFlipId: string }
  | { readonly kind: 'keep-recording'; readonly recordingId: string; readonly active: boolean };

export type ControlAddress = { readonly telephonySessionId: string; readonly partyId: string };

/** What became of one request. Nothing here is ever asked a second time by itself. */
export type ControlAnswer =
  | {
      readonly kind: 'done';
      /** How the party stands now, where the answer says it. */
      readonly party: SessionParty | undefined;
      readonly recording: SessionRecording | undefined;
      readonly requestId: string | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly why: ControlRefusal;
      readonly code: string | undefined;
      /** In the platform's spelling. */
      readonly permission: string | undefined;
      /** The part of the request that was refused, e.g. `deviceId`. */
      readonly parameter: string | undefined;
      readonly requestId: string | undefined;
    }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number | undefined }
  /** It certainly never arrived. */
  | { readonly kind: 'offline' }
  /** It may have arrived. */
  | { readonly kind: 'lost'; readonly requestId: string | undefined };

export type ControlRefusal =
  /** The app, the person's role, or what the account has. */
  | 'no-right'
  /** The platform knows no such call, party or device. */
  | 'not-found'
  /** The call is in another state than the action needs. */
  | 'conflict'
  | 'bad-request'
  /** The platform is in trouble; whether something was done all the same, nobody says. */
  | 'failed';

/** The truth about one telephony session. */
export type SessionRead =
  | { readonly kind: 'session'; readonly report: SessionReport }
  /** There is no such call any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-answer' };

/** A phone of mine by the id the platform knows it by. */
export type ControlDeviceRead = {
  readonly id: string;
  readonly label: string;
  readonly kind: OwnPhone['kind'];
  /** Undefined where the platform does not say. */
  readonly online: boolean | undefined;
  /** The platform can let it take a call. */
  readonly mayAnswer: boolean;
};

/** What the reading of the own phones tells the control of calls besides. */
export type ControlRead = {
  /** Undefined where nobody told. */
  readonly devices: readonly ControlDeviceRead[] | undefined;
  readonly flips: readonly { readonly id: string; readonly label: string }[] | undefined;
  /** Service features that are off, in the platform's spelling. */
  readonly missing: readonly string[];
};

export type CallControlDoor = {
  /** Never throws for what the platform or the network does. @param withinMs later than that it is not sent any more */
  readonly controlParty: (at: ControlAddress, wish: ControlWish, withinMs: number) => Promise<ControlAnswer>;
  readonly readSession: (telephonySessionId: string) => Promise<SessionRead>;
  /** @param permission of the person, in the platform's spelling */
  readonly checkPermission: (permission: string) => Promise<'yes' | 'no' | 'unknown'>;
  /** Which of my phones are there now. Undefined where nobody told. */
  readonly readControlDevices: () => Promise<readonly ControlDeviceRead[] | undefined>;
};
