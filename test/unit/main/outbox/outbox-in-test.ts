import type { FaxSent, FaxWay } from '../../../../src/main/ringcentral/fax-port.ts';
import type { MessageRecord } from '../../../../src/main/ringcentral/message-port.ts';
import { createOutbox } from '../../../../src/main/outbox/outbox.ts';
import type { Obstacle, Outbox, OutboxItem } from '../../../../src/main/outbox/ports.ts';
import { createHistories } from '../../../../src/main/storage/histories.ts';
import type { HistoryFailure } from '../../../../src/main/storage/history-failure.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { FaxContent, OutboxRow } from '../../../../src/main/storage/outbox-row.ts';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { faxContent, sentFax } from '../../../support/outbox-builders.ts';
import type { StillClock } from '../../../support/still-clock.ts';
import { ada, historyInTest, type HistoryInTest } from '../storage/history-in-test.ts';
import { watchedDisk, type WatchedDisk } from '../storage/watched-disk.ts';

/** One attempt that reached the door, and waits for its answer. */
export type Posted = {
  readonly row: OutboxRow;
  readonly way: FaxWay;
  /** What was on the disk at that moment. */
  readonly written: OutboxRow | undefined;
  readonly answer: (sent: FaxSent) => Promise<void>;
};

export type OutboxInTest = {
  readonly disk: HistoryInTest;
  /** Set its `error`, and nothing can be written. */
  readonly platter: WatchedDisk;
  readonly clock: StillClock;
  /** What the platform lists; a text: it cannot be read, for that reason. */
  listed: readonly MessageRecord[] | string;
  obstacle: Obstacle | undefined;
  /** Remembered outside of the database. */
  mark: number | undefined;
  readonly posted: Posted[];
  readonly looks: { readonly at: number; readonly since: number }[];
  readonly told: string[];
  readonly troubles: (HistoryFailure['kind'] | 'over')[];
  outbox: Outbox;
  history: History;
  readonly add: (id: string, different?: Partial<FaxContent>) => OutboxItem;
  readonly states: () => readonly string[];
  /** Lets promises settle. */
  readonly settle: () => Promise<void>;
  /** Time passes in small steps, and everything that follows from it happens. */
  readonly pass: (ms: number) => Promise<void>;
  /** Nothing of the old run reaches the disk any more; another run opens what is there. */
  readonly killAndStart: (before?: () => void) => Promise<void>;
  readonly end: () => Promise<void>;
};

export async function outboxInTest(): Promise<OutboxInTest> {
  const disk = historyInTest();
  const platter = watchedDisk(disk.parts.open);
  let run = 0;
  const test: OutboxInTest = {
    ...{
      disk,
      platter,
      clock: disk.clock,
      listed: [],
      obstacle: undefined,
      mark: undefined,
      told: [],
      troubles: [],
    },
    ...{ posted: [], looks: [], settle, pass, killAndStart },
    outbox: undefined as unknown as Outbox,
    history: undefined as unknown as History,
    add: (id, different) => test.outbox.add(id, faxContent(different)),
    states: () =>
      test.outbox
        .items()
        .map(({ id, state, waits }) => `${id} ${state}${waits === undefined ? '' : ` ${waits}`}`),
    end: async () => {
      const closed = test.outbox.close();
      disk.clock.pass(3_000);
      await closed;
      test.history.close();
      disk.end();
    },
  };

  function start(): void {
    const mine = (run += 1);
    const isOver = (): boolean => mine !== run;
    test.history = createHistories({ ...disk.parts, open: platter.open }).open(ada, () => undefined);
    const { outbox: store } = test.history;
    const gone = { kind: 'not-kept', why: { kind: 'refused' } } as const;
    test.outbox = createOutbox({
      ...{ clock: disk.clock, chance: createSeededChance(), log: disk.parts.log, bootId: `boot ${mine}` },
      store: { ...store, write: (change) => (isOver() ? gone : store.write(change)) },
      mark: { get: () => test.mark, set: (count) => (test.mark = count) },
      serverNow: () => disk.clock.now() + 7_000,
      obstacle: () => test.obstacle,
      post: (row, way) =>
        new Promise((resolve) => {
          const answer = async (sent: FaxSent): Promise<void> => {
            if (!isOver()) resolve(sent);
            await settle();
          };
          test.posted.push({ row, way, written: store.find(row.id), answer });
        }),
      look: (since) => {
        test.looks.push({ at: disk.clock.elapsed(), since });
        const { listed } = test;
        return typeof listed === 'string' ? Promise.reject(new Error(listed)) : Promise.resolve(listed);
      },
      changed: () => undefined,
      sent: (item, record) => test.told.push(`sent ${item.id} as ${record.id}`),
      lateTwin: (item, record) => test.told.push(`twin of ${item.id}: ${record.id}`),
      trouble: (why) => test.troubles.push(why?.kind ?? 'over'),
    });
  }

  async function pass(ms: number): Promise<void> {
    await settle();
    for (let left = ms; left > 0; left -= 1_000) {
      disk.clock.pass(Math.min(1_000, left));
      await settle();
    }
  }

  async function killAndStart(before = (): void => undefined): Promise<void> {
    run += 1;
    test.history.close();
    before();
    start();
    await settle();
  }

  start();
  await settle();
  return test;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

export const accepted = (id: string, different: Partial<MessageRecord> = {}): FaxSent => ({
  kind: 'accepted',
  message: sentFax(id, different),
});
export const unsure: FaxSent = { kind: 'unsure', status: undefined, requestId: undefined };
export const neverLeft: FaxSent = { kind: 'never-left' };
export const throttled = (retryAfter?: number): FaxSent => ({ kind: 'throttled', retryAfter });
