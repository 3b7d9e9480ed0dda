import type { FaxSent, FaxWay } from '../../../src/main/ringcentral/fax-port.ts';
import type { MessageRecord } from '../../../src/main/ringcentral/message-port.ts';
import type { OutboxRow } from '../../../src/main/storage/outbox-row.ts';
import { sentFax } from '../../support/outbox-builders.ts';
import { type AttemptFault, drawFault } from './fault-mix.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import type { Scene } from './play-outbox.ts';
import type { Copy, OutboxStage, StageParts } from './stage.ts';

/** Ms by which this computer's idea of the platform's clock is wrong, at most. */
const clockError = 3_000;

type Kept = { readonly record: MessageRecord; readonly shownAt: number };

/** Thousands of faxes in a minute: nothing here waits for anything real. */
export const modelScene: Scene = {
  ...{ stride: 60, calmHours: 26 },
  clock: (seed, start, onThrown) => createVirtualClock({ seed, start, onThrown }),
  stage: (parts) => Promise.resolve(createModelStage(parts)),
};

/** A platform of a few lines behind the outbox's own port: what it takes, it lists, now or later. */
function createModelStage(parts: StageParts): OutboxStage {
  const { clock, random, lateness } = parts;
  const kept: Kept[] = [];
  const copies: Copy[] = [];
  const faults: Record<string, number> = {};
  let life = 0;
  let isCalm = false;
  let nextId = 1_000_000;

  /** Nine of ten at once; the others within the longest time. */
  function lateBy(most: number): number {
    return random() < 0.9 ? random() * Math.min(5_000, most) : random() * most;
  }

  function accept(row: OutboxRow): MessageRecord {
    nextId += 1;
    const record = recordOf(row, String(nextId), clock.now());
    kept.push({ record, shownAt: clock.now() + lateBy(lateness.shown) });
    copies.push({ platformId: record.id, itemId: row.id, attempt: row.attempt, at: clock.now() });
    return record;
  }

  const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
  const never = new Promise<never>(() => undefined);

  async function post(row: OutboxRow, way: FaxWay): Promise<FaxSent> {
    const fault = isCalm ? undefined : drawFault(parts.rate, random);
    if (fault !== undefined) faults[fault] = (faults[fault] ?? 0) + 1;
    const mine = life;
    await wait(fault === 'never-left' || fault === 'throttled' ? 200 + random() * 1_800 : upload());
    way.onProgress(1, 1);
    // The connection broke with the process: the platform has less than was announced.
    return mine === life ? outcome(row, fault) : never;
  }

  /** Ms that a page or three take. */
  const upload = (): number => 500 + random() * 4_500;

  async function outcome(row: OutboxRow, fault: AttemptFault | 'throttled' | undefined): Promise<FaxSent> {
    const mine = life;
    switch (fault) {
      case 'never-left':
        return { kind: 'never-left' };
      case 'throttled':
        return { kind: 'throttled', retryAfter: 60_000 * random() };
      case 'crash-before':
        parts.crash();
        return never;
      case 'crash-after':
        accept(row);
        parts.crash();
        return never;
      case 'failed':
        return { kind: 'unsure', status: 503, requestId: undefined };
      case 'failed-accepted':
        void wait(random() * lateness.accepted).then(() => accept(row));
        return { kind: 'unsure', status: 502, requestId: undefined };
      case 'answer-lost':
        accept(row);
        await wait(random() * 30_000);
        return mine === life ? { kind: 'unsure', status: undefined, requestId: undefined } : never;
      default: {
        const message = accept(row);
        await wait(random() * 500);
        return mine === life ? { kind: 'accepted', message } : never;
      }
    }
  }

  async function look(since: number): Promise<readonly MessageRecord[]> {
    const mine = life;
    await wait(200 + random() * 300);
    if (mine !== life) return never;
    if (!isCalm && random() < parts.rate) throw new Error('503');
    const now = clock.now();
    // Newest at the end: what is older than asked for is not looked through.
    const listed: MessageRecord[] = [];
    for (let at = kept.length - 1; at >= 0; at -= 1) {
      const { record, shownAt } = kept[at] ?? {};
      if (record === undefined || record.createdAt < since) break;
      if ((shownAt ?? 0) <= now) listed.push(record);
    }
    return listed;
  }

  return {
    name: 'a model of the platform behind the outbox’s own port',
    ...{ post, look, copies: () => copies, faults: () => faults },
    serverNow: () => clock.now() + (random() * 2 - 1) * clockError,
    cut: () => (life += 1),
    calm: () => (isCalm = true),
    close: () => Promise.resolve(),
  };
}

function recordOf({ content }: OutboxRow, id: string, createdAt: number): MessageRecord {
  const pages = content.files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
  const plain = sentFax(id);
  return {
    ...plain,
    ...{ createdAt, modifiedAt: createdAt, faxPageCount: pages, faxResolution: content.resolution },
    coverPageText: content.coverText === '' ? undefined : content.coverText,
    to: content.to.flatMap(({ e164 }) => plain.to.map((one) => ({ ...one, phoneNumber: e164.slice(1) }))),
  };
}
