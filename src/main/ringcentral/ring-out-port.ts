import type { ControlRead } from './call-control-port.ts';
import type { OwnCallerId, OwnPhone } from '../../shared/ring-out.ts';

/** How the platform is told which phone to ring first: by its number, or by the id of a forwarding number. */
export type RingFirst = { readonly phoneNumber: string } | { readonly forwardingNumberId: string };

/** The platform's words for a leg and for the whole call, in its own spelling (`CallingStatusInfo`). */
export const callingStatuses = [
  'Invalid',
  'Success',
  'InProgress',
  'Busy',
  'NoAnswer',
  'RingOutFromThisNumberIsNotSupported',
  'Rejected',
  'GenericError',
  'Finished',
  'InternationalDisabled',
  'DestinationBlocked',
  'NotEnoughFunds',
  'NosuchUser',
  'Error',
  'CannotReach',
  'NoAnsweringMachine',
  'NoSessionFound',
  'Unknown',
] as const;
export type CallingStatus = (typeof callingStatuses)[number];

export type RingOutStatus = {
  readonly call: CallingStatus;
  readonly caller: CallingStatus;
  readonly callee: CallingStatus;
};

export type RingOutWish = {
  readonly from: RingFirst;
  /** E.164, or an extension number. */
  readonly to: string;
  /** E.164; undefined for what the platform shows by itself. */
  readonly callerId: string | undefined;
  readonly playPrompt: boolean;
};

/** What became of asking for a RingOut. Nothing here is ever asked a second time by itself. */
export type RingOutPlaced =
  | {
      readonly kind: 'accepted';
      readonly platformId: string;
      readonly status: RingOutStatus;
      readonly requestId: string | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly why: 'not-allowed' | 'unknown-number' | 'phone-not-allowed' | 'failed';
      /** In the platform's spelling, where it said which. */
      readonly permission: string | undefined;
      readonly requestId: string | undefined;
    }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number | undefined }
  /** It certainly never arrived. */
  | { readonly kind: 'offline' }
  /** It may have arrived: a phone may ring. */
  | { readonly kind: 'lost'; readonly requestId: string | undefined };

export type RingOutAsked =
  | { readonly kind: 'status'; readonly status: RingOutStatus }
  /** The platform knows nothing of it any more. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number }
  | { readonly kind: 'no-answer' };

export type RingOutCancelled =
  /** The platform took the wish, which says nothing about whether it came in time. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number }
  | { readonly kind: 'no-answer' };

/** A phone of mine, and how it is rung. */
export type RingablePhone = OwnPhone & { readonly ring: RingFirst };

export type OwnPhonesRead = {
  readonly phones: readonly RingablePhone[];
  readonly callerIds: readonly OwnCallerId[];
  /** E.164: what the other side sees of a RingOut where nothing else is asked for. */
  readonly defaultCallerId: string | undefined;
  /** The feature that is off, in the platform's spelling; undefined where calls may be placed. */
  readonly missing: string | undefined;
  /** What the other side sees of a fax, E.164, and the feature that is off where none may be sent. */
  readonly fax: { readonly number: string | undefined; readonly missing: string | undefined };
  /** Names of my devices by device id, of those that RingOut cannot ring, too. Undefined where nobody told. */
  readonly deviceNames: ReadonlyMap<string, string> | undefined;
  /** My lines by E.164. Undefined where nobody told. */
  readonly lines: ReadonlyMap<string, OwnLine> | undefined;
  readonly control: ControlRead;
};

export type OwnLine = 'main' | 'direct';

export type RingOutDoor = {
  /** Never throws for what the platform or the network does. */
  readonly placeRingOut: (wish: RingOutWish) => Promise<RingOutPlaced>;
  readonly askRingOut: (platformId: string) => Promise<RingOutAsked>;
  readonly cancelRingOut: (platformId: string) => Promise<RingOutCancelled>;
  /**
   * Throws PlatformError where nothing is known of any phone.
   * @param shownOf E.164 as people write it; undefined for what is no telephone number
   */
  readonly readOwnPhones: (shownOf: (number: string) => string | undefined) => Promise<OwnPhonesRead>;
};
