import { writeSync } from 'node:fs';
import { ReadableStream } from 'node:stream/web';
import type { Clock } from '../../src/main/clock.ts';
import { createOutbox } from '../../src/main/outbox/outbox.ts';
import type { Outbox } from '../../src/main/outbox/ports.ts';
import type { FaxSent, FaxWay } from '../../src/main/ringcentral/fax-port.ts';
import type { MessageRecord } from '../../src/main/ringcentral/message-port.ts';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { OutboxStore } from '../../src/main/storage/history-outbox-store.ts';
import type { OutboxRow } from '../../src/main/storage/outbox-row.ts';
import { faxContent } from './outbox-builders.ts';
import { createPerson } from '../simulation/outbox/person.ts';

/**
 * A process that sends faxes as fast as it can until it is killed, or kills itself at a named point. The platform is
 * in the process that started it. Arguments: folder, address of the platform, a kill point or `-`, and the numbers
 * of the first and the last fax to send; what is known already is not sent again. After each fax that is promised to be sent it says its number; when all are settled it
 * says `settled` and waits.
 */
const [, script, folder = '', platform = '', point = '-', first = '1', last = '0'] = process.argv;

/** Where it can be killed from within; between them lies everything that can be told apart. */
export const killPoints = [
  ...['before-added', 'after-added', 'before-written-ahead', 'after-written-ahead', 'half-sent', 'all-sent'],
  ...['answered', 'after-settled', 'before-unsure-kept', 'looked', 'before-claim', 'before-sent-again'],
] as const;

type KillPoint = (typeof killPoints)[number];

/** So much faster than the real one: three minutes pass in a blink. The platform's process has the same. */
const timesFaster = 1_000;

export const quickClock: Clock = {
  now: () => Date.now() * timesFaster,
  elapsed: () => performance.now() * timesFaster,
  after: (ms, task) => {
    const timer = setTimeout(task, ms / timesFaster);
    return () => clearTimeout(timer);
  },
};

function reach(here: KillPoint): void {
  if (here === point && Math.random() < 0.5) process.kill(process.pid, 'SIGKILL');
}

/** What is about to be written says where in a fax's life we are. */
function watched(store: OutboxStore): OutboxStore {
  const before = (row: OutboxRow): void => {
    if (row.state === 'queued' && row.attempt === 0) reach('before-added');
    if (row.state === 'queued' && row.attempt > 0) reach('before-sent-again');
    if (row.state === 'sending') reach('before-written-ahead');
    if (row.state === 'unsure') reach('before-unsure-kept');
    if (row.state === 'sent' && row.doubts.length > 0) reach('before-claim');
  };
  const after = (row: OutboxRow): void => {
    if (row.state === 'queued') reach('after-added');
    if (row.state === 'sending') reach('after-written-ahead');
    if (row.state === 'sent') reach('after-settled');
  };
  return {
    ...store,
    write: (change) => {
      for (const row of change.put ?? []) before(row);
      const written = store.write(change);
      for (const row of change.put ?? []) after(row);
      return written;
    },
  };
}

/** One request with a body in two parts, so that it can break off in the middle. */
async function post(row: OutboxRow, { signal }: FaxWay): Promise<FaxSent> {
  async function* body(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const bytes = Buffer.from(JSON.stringify(row));
    yield bytes.subarray(0, 20);
    reach('half-sent');
    await new Promise((resolve) => setTimeout(resolve, 2));
    yield bytes.subarray(20);
    reach('all-sent');
  }
  try {
    const sending = { method: 'POST', body: ReadableStream.from(body()), duplex: 'half', signal } as const;
    const answer = await fetch(`${platform}/fax`, sending as unknown as RequestInit);
    if (answer.status === 429) return { kind: 'throttled', retryAfter: 1_000 };
    if (!answer.ok) return { kind: 'unsure', status: answer.status, requestId: undefined };
    const message = (await answer.json()) as MessageRecord;
    reach('answered');
    return { kind: 'accepted', message };
  } catch {
    return { kind: 'unsure', status: undefined, requestId: undefined };
  }
}

async function look(since: number): Promise<readonly MessageRecord[]> {
  const answer = await fetch(`${platform}/faxes?since=${since}`);
  if (!answer.ok) throw new Error(String(answer.status));
  const records = (await answer.json()) as readonly MessageRecord[];
  reach('looked');
  return records;
}

function open(): Outbox {
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (text: string, error: unknown) => writeSync(2, `${text} ${String(error)}\n`),
  };
  const histories = createHistories({
    ...{
      folder,
      clock: quickClock,
      log,
      migrations: historyMigrations,
      files: systemFiles,
      open: findSqlite(),
    },
    newId: () => 'the one and only',
  });
  const history = histories.open('somebody', ({ kind }) => writeSync(2, `the disk: ${kind}\n`));
  return createOutbox({
    ...{ clock: quickClock, log, bootId: String(process.pid), store: watched(history.outbox), post, look },
    chance: { fraction: Math.random },
    mark: { get: () => undefined, set: () => undefined },
    serverNow: quickClock.now,
    obstacle: () => undefined,
    changed: () => undefined,
    sent: () => undefined,
    lateTwin: () => undefined,
    trouble: (why) => {
      if (why !== undefined) writeSync(2, `cannot be kept: ${why.kind}\n`);
    },
  });
}

function run(): void {
  const outbox = open();
  createPerson(quickClock).sitsBefore(outbox);
  let next = Number(first);
  writeSync(1, 'begun\n');
  const step = (): void => {
    const open = outbox.items().filter(({ state }) => state !== 'sent');
    const moving = open.filter(({ state }) => state === 'queued' || state === 'sending');
    if (next > Number(last) && open.length === 0) writeSync(1, 'settled\n');
    if (next <= Number(last) && moving.length < 8) {
      const e164 = `+1415555${String(1_000 + (next % 997))}`;
      const { isKept } = outbox.add(
        `fax-${next}`,
        faxContent({ to: [{ e164, shown: e164, name: undefined }] }),
      );
      if (isKept) writeSync(1, `${next}\n`);
      next += 1;
    }
    setTimeout(step, 3);
  };
  step();
}

if (script === import.meta.filename && folder !== '') run();
