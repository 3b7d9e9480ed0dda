/**
 * Whether events reach us.
 *
 *   signed-out ──> connecting ──> online ⇄ reconnecting ──> offline
 *                       └────────────────────^   └──<───────┘
 */
export type ConnectionPhase = 'signed-out' | 'connecting' | 'online' | 'reconnecting' | 'offline';

export type ConnectionReason =
  'network' | 'server' | 'rate-limited' | 'permission' | 'sleeping' | 'signed-out';

export type ConnectionState = {
  readonly phase: ConnectionPhase;
  /** When this phase began, ms since the epoch. */
  readonly since: number;
  readonly reason: ConnectionReason | undefined;
  /** When events last reached us for sure, ms since the epoch. */
  readonly lastHeardAt: number | undefined;
  /** When the next try is due, ms since the epoch. */
  readonly nextTryAt: number | undefined;
  /** Server time minus local time in ms, when it is known. */
  readonly clockOffset: number | undefined;
  /** Kinds of events the account may not see, in the platform's words. */
  readonly limitations: readonly string[];
};

export const signedOutConnection: ConnectionState = {
  phase: 'signed-out',
  since: 0,
  reason: undefined,
  lastHeardAt: undefined,
  nextTryAt: undefined,
  clockOffset: undefined,
  limitations: [],
};
