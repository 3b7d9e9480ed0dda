import type { FaxSent, FaxWay } from '../../../src/main/ringcentral/fax-port.ts';
import type { MessageRecord } from '../../../src/main/ringcentral/message-port.ts';
import type { OutboxRow } from '../../../src/main/storage/outbox-row.ts';
import type { PlatformClock } from '../../support/platform-clock.ts';

/** One copy of a fax that the platform accepted. */
export type Copy = {
  readonly platformId: string;
  readonly itemId: string;
  readonly attempt: number;
  /** Simulated ms since the epoch. */
  readonly at: number;
};

/** How late the platform shows what it accepted (fault 25), and how late it accepts (fault 24), at most; in ms. */
export type Lateness = { readonly shown: number; readonly accepted: number };

/** The platform as the outbox reaches it, with its faults; and what really happened there. */
export type OutboxStage = {
  /** For the output. */
  readonly name: string;
  readonly post: (row: OutboxRow, way: FaxWay) => Promise<FaxSent>;
  readonly look: (since: number) => Promise<readonly MessageRecord[]>;
  readonly serverNow: () => number;
  /** The process is gone, and its connections with it. */
  readonly cut: () => void;
  /** From now on nothing goes wrong. */
  readonly calm: () => void;
  readonly copies: () => readonly Copy[];
  readonly faults: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

export type StageParts = {
  readonly clock: PlatformClock;
  readonly random: () => number;
  readonly rate: number;
  readonly lateness: Lateness;
  /** The process is killed now. */
  readonly crash: () => void;
};
