import type { Caution } from './identification.ts';
import type { Identity } from './person.ts';
import type { PhoneNumberView } from './phone-number.ts';

/** Our own party in a telephony session, as the person sees it. */

export type CallDirection = 'inbound' | 'outbound';

/**
 * What the call is doing now.
 *
 *   ringing ──> connected ⇄ on-hold / parked ──> ended
 *      └──────────────────────────────────────────^
 */
export type CallPhase = 'ringing' | 'connected' | 'on-hold' | 'parked' | 'ended';

/** The other side: `name` is the best that is known, by the people where they know the number. */
export type CallParty =
  | ({ readonly kind: 'number'; readonly number: PhoneNumberView } & NamedParty & NumberedParty)
  | ({ readonly kind: 'colleague'; readonly extensionNumber: string } & NamedParty)
  | { readonly kind: 'masked'; readonly shown: string; readonly name: string | undefined }
  | { readonly kind: 'anonymous' };

type NamedParty = {
  readonly name: string | undefined;
  /** Whose number it is, as far as the people know. */
  readonly identity?: Identity | undefined;
  /** What the network said where the people know another name. */
  readonly networkName?: string | undefined;
};

type NumberedParty = {
  /** A company in whose block of numbers it lies, where nobody is known by the number itself. */
  readonly probably?: string | undefined;
  readonly caution?: Caution | undefined;
  /** Another number of the person's own, by what the platform calls it; empty where it calls it nothing. */
  readonly ownAs?: string | undefined;
};

/** What was dialled: a person's own line or a queue. */
export type CallLine = {
  readonly kind: 'direct' | 'queue';
  /** E.g. `Main line`, `Support`, or a formatted number where the platform gave no name. */
  readonly name: string;
  readonly extensionNumber: string | undefined;
};

export type CallEnding =
  /** Nobody answered and the caller did not leave a message. */
  | { readonly kind: 'missed' }
  /** We talked: on which of my devices, when the platform said so. */
  | { readonly kind: 'answered-here'; readonly device: string | undefined }
  /** Somebody else took it; `by` when the platform said who. */
  | { readonly kind: 'answered-elsewhere'; readonly by: string | undefined }
  | { readonly kind: 'voicemail' }
  /** I declined or sent it on. */
  | { readonly kind: 'declined' }
  /** Our own outbound call that nobody took. */
  | { readonly kind: 'not-connected' }
  /** It is no longer there and nobody told us why. */
  | { readonly kind: 'unknown' };

export type Call = {
  /** The platform's telephony session id, or its session id where an event carried nothing better. */
  readonly id: string;
  readonly telephonySessionId: string | undefined;
  readonly sessionId: string | undefined;
  readonly partyId: string | undefined;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  readonly party: CallParty;
  readonly line: CallLine | undefined;
  /** Who handed it over, when the platform said so. */
  readonly transferredBy: string | undefined;
  /** Names of my devices that ring or hold the call, when the platform says so. */
  readonly devices: readonly string[];
  /** Server time, ms since the epoch. */
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly ending: CallEnding | undefined;
  /** True while its ring was hidden or silenced on this computer only. */
  readonly silenced: boolean;
};

export function isIncomingRing(call: Call): boolean {
  return call.phase === 'ringing' && call.direction === 'inbound';
}

export function isLive(call: Call): boolean {
  return call.phase !== 'ended';
}
