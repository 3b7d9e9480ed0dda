import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { FaxSent } from '../ringcentral/fax-port.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';
import type { Live } from './lives.ts';
import type { OutboxPorts } from './ports.ts';

export type AttemptsParts = Pick<OutboxPorts, 'post' | 'changed'> & {
  readonly clock: Clock;
  readonly log: Log;
  readonly live: (id: string) => Live;
  readonly ended: (id: string, sent: FaxSent) => void;
};

/** Uploads that are under way. */
export type Attempts = {
  /** It has to stand on the disk as begun. */
  readonly begin: (row: OutboxRow) => void;
  readonly breakOff: (id: string) => void;
  /** Breaks all of them off, and waits a moment for their ends. */
  readonly close: () => Promise<void>;
};

/** Ms that an attempt has to come to its end when the app closes. */
const lastMs = 3_000;

export function createAttempts({ clock, log, live, ended, post, changed }: AttemptsParts): Attempts {
  const underWay = new Map<string, Promise<void>>();

  function begin(row: OutboxRow): void {
    const own = live(row.id);
    own.abort = new AbortController();
    own.bytesSent = 0;
    own.isCancelled = false;
    const way = {
      signal: own.abort.signal,
      onProgress: (sent: number) => {
        own.bytesSent = sent;
        changed();
      },
    };
    const done = attempt(row, way).then((sent) => {
      own.abort = undefined;
      underWay.delete(row.id);
      ended(row.id, sent);
    });
    underWay.set(row.id, done);
  }

  /** A mistake of ours may have happened at any point: then nobody knows. */
  async function attempt(row: OutboxRow, way: Parameters<OutboxPorts['post']>[1]): Promise<FaxSent> {
    try {
      return await post(row, way);
    } catch (error) {
      log.error('an attempt ended in a way nobody expected', error);
      return { kind: 'unsure', status: undefined, requestId: undefined };
    }
  }

  return {
    begin,
    breakOff: (id) => {
      live(id).isCancelled = true;
      live(id).abort?.abort();
    },
    close: async () => {
      for (const id of underWay.keys()) live(id).abort?.abort();
      let isOver = (): void => undefined;
      const limit = new Promise<void>((resolve) => (isOver = clock.after(lastMs, resolve)));
      await Promise.race([Promise.allSettled(underWay.values()), limit]);
      isOver();
    },
  };
}
