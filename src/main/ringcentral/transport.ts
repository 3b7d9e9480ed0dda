import type { Limitation, TransportName } from '../../shared/connection.ts';
import type { PlatformOutside } from './outside.ts';
import type { RateGate } from './rate-gate.ts';
import type { RestDoor } from './rest-door.ts';
import type { Session } from './session.ts';

/** How a connection came about. */
export type Linked = {
  /** `recovered`: the old subscription lives and missed events follow. `new`: everything in between is lost. */
  readonly how: 'recovered' | 'new';
  /** What was refused of the filters that were asked for. */
  readonly limitations: readonly Limitation[];
};

/**
 * One way events reach us. It holds at most one connection, and knows nothing of when to try again: that is
 * decided by whoever opens it.
 */
export type Transport = {
  readonly name: TransportName;
  /**
   * Tries once. Throws PlatformError; nothing of the connection is left then. Afterwards exactly these filters are
   * subscribed, less the limitations. Whether own presence may be missing is for the caller to judge.
   * @param away ms since the connection before it last gave a sign of life; undefined where there was none
   */
  readonly open: (filters: readonly string[], away: number | undefined) => Promise<Linked>;
  readonly isOpen: () => boolean;
  /** Asks the other side for a sign of life, which is told by `onHeard`. */
  readonly probe: () => void;
  /** Other filters from now on, with no event lost in between. Answers what was refused of them. */
  readonly setFilters: (filters: readonly string[]) => Promise<readonly Limitation[]>;
  /**
   * Cuts the line at once; nothing more is told of it, not even the loss. An `open` under way fails at once, and
   * what it still brings is closed unseen.
   */
  readonly cut: () => void;
  /** Gives the subscription back if that is quick, then cuts. Events that come until then are told. */
  readonly close: () => Promise<void>;
};

/**
 * Why a connection is gone: `ended` by the platform after its allowed time, which is no trouble; `restarted` where
 * it said that it goes away; `session-over` where it says the sign-in ended; `silent` where nobody answers any more;
 * `broken` is all the rest.
 */
export type LossKind = 'ended' | 'restarted' | 'session-over' | 'silent' | 'broken';

/** What a transport tells. */
export type TransportEars = {
  /**
   * One event, as a frame of the gateway: `[meta, envelope]` in JSON. Other transports wrap what they got in the
   * same, so that one reader with one set of limits serves all. Also whatever came in an event's place.
   */
  readonly onFrame: (text: string) => void;
  /** Any sign of life, answers included. */
  readonly onHeard: () => void;
  /** So many events were waiting that some are lost for sure. */
  readonly onOverflow: () => void;
  /** An open connection is gone; told once for each. `why` is for the log. */
  readonly onLost: (why: string, kind: LossKind) => void;
};

/** What a transport is made of. */
export type TransportParts = {
  readonly outside: PlatformOutside;
  readonly session: Session;
  readonly door: RestDoor;
  readonly gate: RateGate;
  readonly ears: TransportEars;
  /** Time as the other side has it, ms since the epoch: it shows how wrong this computer's clock is. */
  readonly noteServerTime: (serverTime: number) => void;
};
