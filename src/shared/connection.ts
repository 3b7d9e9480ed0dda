/** A way for events to reach us. */
export type TransportName = 'websocket' | 'pubnub';
/** What the person wants: by itself the best that works, or one of them only. */
export type TransportChoice = 'automatic' | TransportName;
/** How news of calls comes now; `polling` asks for presence again and again. */
export type Channel = TransportName | 'polling';

/**
 * Whether events reach us.
 *
 *   signed-out ──> connecting ──> online ⇄ reconnecting ──> offline
 *                       └────────────────────^   └──<───────┘
 */
export type ConnectionPhase = 'signed-out' | 'connecting' | 'online' | 'reconnecting' | 'offline';

export type ConnectionReason =
  | 'network'
  /** Names cannot be looked up. */
  | 'name-lookup'
  /** The network answers with a web page instead of the platform. */
  | 'captive-portal'
  | 'proxy'
  | 'certificate'
  | 'server'
  | 'rate-limited'
  | 'permission'
  | 'sleeping'
  | 'signed-out';

/** Events of one kind that the platform does not send us. */
export type Limitation = {
  /** The filter without ids: `telephony/sessions`. */
  readonly filter: string;
  /** The platform's code, e.g. `CMN-401`; undefined where it said nothing. */
  readonly code: string | undefined;
  /** The permission that is missing, in the platform's spelling: `CallControl`. */
  readonly permission: string | undefined;
};

/**
 * What people are shown of the connection. `short-break` looks like `online` everywhere but on the page about
 * the connection, which says what holds at once.
 */
export type LookKind =
  | 'signed-out'
  | 'connecting'
  | 'online'
  | 'short-break'
  | 'reconnecting'
  | 'offline'
  /** No events come, but asking again and again works. */
  | 'slow';

/** What people were shown when a state came. Times in ms since the epoch. */
export type ShownBefore = {
  readonly kind: LookKind;
  /** Since when they were shown it. */
  readonly from: number;
  /** What it told: since when it was so, and why. */
  readonly since: number;
  readonly reason: ConnectionReason | undefined;
  /** When the state came. */
  readonly at: number;
};

export type ConnectionState = {
  readonly phase: ConnectionPhase;
  /** When this phase began, ms since the epoch. */
  readonly since: number;
  /** When events stopped, through all phases since; undefined while they flow and while nobody is signed in. */
  readonly lostAt: number | undefined;
  readonly reason: ConnectionReason | undefined;
  /** How news of calls comes now; undefined while none does. */
  readonly channel: Channel | undefined;
  /** Tries since it was last online; 0 while it is. */
  readonly attempt: number;
  /** When the line last gave a sign of life, ms since the epoch. */
  readonly lastHeardAt: number | undefined;
  /** When the last event came, ms since the epoch. */
  readonly lastEventAt: number | undefined;
  /** When presence was last read because no events come, ms since the epoch. */
  readonly polledAt: number | undefined;
  /** When the next try is due, ms since the epoch. */
  readonly nextTryAt: number | undefined;
  /** Server time minus local time in ms, when it is known. */
  readonly clockOffset: number | undefined;
  /** Kinds of events the account may not see. */
  readonly limitations: readonly Limitation[];
  /** Kept for those who are shown one thing after the other; whoever signs in has seen nothing before. */
  readonly shownBefore?: ShownBefore | undefined;
};

export const signedOutConnection: ConnectionState = {
  phase: 'signed-out',
  since: 0,
  lostAt: undefined,
  reason: undefined,
  channel: undefined,
  attempt: 0,
  lastHeardAt: undefined,
  lastEventAt: undefined,
  polledAt: undefined,
  nextTryAt: undefined,
  clockOffset: undefined,
  limitations: [],
};
