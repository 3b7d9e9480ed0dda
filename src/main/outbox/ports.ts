import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { FaxSent, FaxWay } from '../ringcentral/fax-port.ts';
import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { HistoryFailure } from '../storage/history-failure.ts';
import type { OutboxStore } from '../storage/history-outbox-store.ts';
import type { DraftRow, OutboxContent, OutboxRow } from '../storage/outbox-row.ts';
import type { FaxAnswer } from '../../shared/fax.ts';
import type { OutboxMark } from './shelf.ts';
import type { Waiting } from './waiting.ts';

/** Why nothing may be sent now. `forMs`: how long at least, as far as known. */
export type Obstacle = { readonly kind: 'offline' } | { readonly kind: 'budget'; readonly forMs: number };

export type OutboxPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly log: Log;
  /** Another one for each run of the process. */
  readonly bootId: string;
  readonly store: OutboxStore;
  readonly mark: OutboxMark;
  /** The platform's clock, as far as known; ms since the epoch. */
  readonly serverNow: () => number;
  /** One request, sent once. What it throws counts as unsure. */
  readonly post: (item: OutboxRow, way: FaxWay) => Promise<FaxSent>;
  /** Outbound messages created since then by the platform's clock. Rejects where they cannot be read. */
  readonly look: (since: number) => Promise<readonly MessageRecord[]>;
  readonly obstacle: () => Obstacle | undefined;
  /** Something that `items` shows is different. */
  readonly changed: () => void;
  /** The platform has it; `record` is how it was then. */
  readonly sent: (item: OutboxItem, record: MessageRecord) => void;
  /** A second copy of something that the person sent again, told once. */
  readonly lateTwin: (item: OutboxItem, record: MessageRecord) => void;
  /** Nothing can be written ahead, so nothing is sent, and why; undefined: it goes on. */
  readonly trouble: (why: HistoryFailure | undefined) => void;
};

/** As it is kept, and what nobody needs to keep. */
export type OutboxItem = OutboxRow & {
  /** While it is queued: why. While it is unsure: why nobody has looked yet. */
  readonly waits: Waiting;
  readonly bytesSent: number;
  /** False: only in memory; it does not leave before it is on the disk. */
  readonly isKept: boolean;
};

/**
 * What is to be sent: each item once, or a question. Nothing here throws for what the disk, the network or the
 * platform do.
 */
export type Outbox = {
  /** Unsettled ones and those settled in this run, in the order they were written. */
  readonly items: () => readonly OutboxItem[];
  readonly get: (id: string) => OutboxItem | undefined;
  /** Also of what was settled in the last days; for its files. */
  readonly find: (id: string) => OutboxRow | undefined;
  /**
   * To be sent from now on. The draft of that id is gone in the same moment. An id that is known already stays what
   * it is: a second click is no second fax.
   */
  readonly add: (id: string, content: OutboxContent) => OutboxItem;
  /** What waits is cancelled at once; what is under way as far as the platform has not got all of it. */
  readonly cancel: (id: string) => void;
  /** Does nothing where there is no question. */
  readonly answer: (id: string, answer: FaxAnswer) => void;
  /** Line, budget or disk are different, or the person wants it tried again. */
  readonly resume: () => void;
  /** What anybody has read of the platform's messages; each may be a lost attempt. */
  readonly seen: (records: readonly MessageRecord[]) => void;
  readonly drafts: () => readonly DraftRow[];
  /** False: only in memory, because the disk does not take it. */
  readonly putDraft: (draft: DraftRow) => boolean;
  readonly dropDraft: (id: string) => void;
  /** Breaks off what is under way; what of that the platform cannot have goes on with the next run. */
  readonly close: () => Promise<void>;
};
