import type { DialTarget } from './dialling.ts';

/** A phone of mine that a RingOut can ring first. */
export type OwnPhone = {
  /** E.g. `device:830155420005`, `number:1435830005` or `line:+16505550111`. */
  readonly id: string;
  readonly kind: 'desk-phone' | 'app' | 'mobile' | 'home' | 'work' | 'direct-number' | 'other';
  readonly label: string;
  /** E.164; undefined for a device that is rung by its own id alone. */
  readonly number: string | undefined;
  readonly shown: string | undefined;
  /** Undefined where the platform does not say. */
  readonly online: boolean | undefined;
};

/** A number of mine that the other side may see. */
export type OwnCallerId = {
  readonly number: string;
  readonly shown: string;
  readonly label: string | undefined;
};

export type OwnPhones = {
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly phones: readonly OwnPhone[];
  readonly callerIds: readonly OwnCallerId[];
  /** What the platform shows where nothing is chosen. */
  readonly defaultCallerId: string | undefined;
  /** The phone that rings first now, by the person's rules; undefined where none is known. */
  readonly chosenId: string | undefined;
  readonly chosenBecause: 'only-one' | 'setting' | 'last-used' | 'hour' | 'network' | 'first';
  /** False where the account or the app may not place calls; `why` in the platform's spelling. */
  readonly allowed: boolean;
  readonly why: string | undefined;
};

export const noPhones: OwnPhones = {
  status: 'empty',
  phones: [],
  callerIds: [],
  defaultCallerId: undefined,
  chosenId: undefined,
  chosenBecause: 'first',
  allowed: true,
  why: undefined,
};

/**
 * How far a RingOut is. It only moves to the right; `no-news` is beside each of them and leads back or to the end.
 *
 *   sending ──> own-phone-rings ──> press-1 ──> their-phone-rings ──> connected ──> ended
 */
export type RingOutPhase =
  'sending' | 'own-phone-rings' | 'press-1' | 'their-phone-rings' | 'connected' | 'ended';

export type RingOutLeg =
  | 'waits'
  | 'ringing'
  | 'connected'
  | 'no-answer'
  | 'busy'
  | 'declined'
  | 'failed'
  | 'ended'
  | 'not-called'
  | 'unknown';

export type RingOutEnding =
  | { readonly kind: 'finished'; readonly talkedSeconds: number | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'own-no-answer' | 'own-busy' | 'own-declined' | 'own-unreachable' }
  | { readonly kind: 'their-busy' | 'their-no-answer' | 'their-declined' | 'their-unreachable' }
  | { readonly kind: 'international-off' | 'blocked' | 'no-credit' | 'unknown-number' | 'phone-not-allowed' }
  /** The platform refused it before anything rang: what is missing, where it said so. */
  | { readonly kind: 'not-allowed'; readonly permission: string | undefined }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number | undefined }
  /** It never left this computer. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed' }
  /** It was asked for and the answer was lost: a phone may ring. Never sent again by itself. */
  | { readonly kind: 'unsure' }
  /** It was under way, and then nobody could be asked any more. */
  | { readonly kind: 'unknown' };

export type RingOut = {
  /** Ours; the platform's own id stays in the main process. */
  readonly id: string;
  readonly target: DialTarget;
  readonly from: OwnPhone;
  readonly callerId: string | undefined;
  readonly phase: RingOutPhase;
  /** My phone. */
  readonly own: RingOutLeg;
  readonly theirs: RingOutLeg;
  /** Nothing was heard of it for 20 s. */
  readonly noNews: boolean;
  /** A cancel can still stop it. */
  readonly canCancel: boolean;
  readonly cancelling: boolean;
  readonly ending: RingOutEnding | undefined;
  /** The `Call` it became, for holding and hanging up later. */
  readonly callId: string | undefined;
  /** This computer's clock, ms since the epoch. */
  readonly askedAt: number;
  readonly theirsRangAt: number | undefined;
  readonly connectedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly requestId: string | undefined;
};

/** A wish to call, as a window sends it. */
export type RingOutOrder = {
  /** `DialTarget.to`. */
  readonly to: string;
  /** `OwnPhone.id`; the chosen one where left out. */
  readonly fromId?: string;
  /** The person was told that another RingOut is still under way, and wants this one too. */
  readonly beside?: boolean;
};

/** The last phones and people somebody called through RingOut, newest first. */
export type RecentTarget = { readonly target: DialTarget; readonly at: number };

/** A RingOut to my own line that is cancelled once its ring was heard. */
export type RingMeTest =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly step: 'asking' | 'waiting-for-the-ring'; readonly since: number }
  | {
      readonly phase: 'passed';
      readonly at: number;
      /** From the platform's answer to the ring heard, ms. */
      readonly heardAfterMs: number;
    }
  | {
      readonly phase: 'failed';
      readonly at: number;
      readonly why:
        | 'offline'
        | 'not-allowed'
        | 'refused'
        | 'no-phone'
        | 'no-ring-heard'
        | 'phone-did-not-ring'
        | 'busy'
        | 'limit';
      readonly requestId: string | undefined;
    };
