import type { Limitation, TransportName } from '../../shared/connection.ts';

/** How a connection came about. */
export type Linked = {
  /** `recovered`: the old subscription lives and missed events follow. `new`: everything in between is lost. */
  readonly how: 'recovered' | 'new';
  readonly limitations: readonly Limitation[];
};

/**
 * One way events reach us. It holds at most one connection, and knows nothing of when to try again: that is
 * decided by whoever opens it.
 */
export type Transport = {
  readonly name: TransportName;
  /**
   * Tries once. Throws PlatformError; nothing of the connection is left then.
   * @param lostAt when the connection before it was lost, ms since the epoch; undefined where there was none
   */
  readonly open: (lostAt: number | undefined) => Promise<Linked>;
  readonly isOpen: () => boolean;
  /** Asks the other side for a sign of life, which is told by `onHeard`. */
  readonly probe: () => void;
  /** Other filters from now on, with no event lost in between. Answers what was refused of them. */
  readonly setFilters: (filters: readonly string[]) => Promise<readonly Limitation[]>;
  /** Cuts the line at once. */
  readonly cut: () => void;
  /** Gives the subscription back if that is quick, then cuts. */
  readonly close: () => Promise<void>;
};

/** What a transport tells. */
export type TransportEars = {
  /**
   * One event, as a frame of the gateway: `[meta, envelope]` in JSON. Other transports wrap what they got in the
   * same, so that one reader with one set of limits serves all.
   */
  readonly onFrame: (text: string) => void;
  /** Any sign of life, answers included. */
  readonly onHeard: () => void;
  /** So many events were waiting that some are lost for sure. */
  readonly onOverflow: () => void;
  readonly onLost: (why: string) => void;
};
