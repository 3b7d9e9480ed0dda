import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import { outboxRow } from '../support/outbox-builders.ts';
import { realClock } from '../support/real-clock.ts';
import { type BenchOptions, type Found, type Metric, monotonic, rounded } from './measure.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Each fax goes through the three commits of a good day: written, written ahead of its first byte, sent. */
function commitsPerSecond(folder: string, faxes: number): number {
  const histories = createHistories({
    ...{ folder, clock: realClock, log: silent, files: systemFiles, migrations: historyMigrations },
    ...{ open: findSqlite(), newId: () => 'bench' },
  });
  const history = histories.open('bench', () => undefined);
  history.outbox.read();
  const from = monotonic();
  for (let n = 1; n <= faxes; n += 1) {
    const written = outboxRow({ id: `fax-${n}`, place: n, fingerprint: `f-${n}` });
    const sending = { ...written, state: 'sending', attempt: 1, attemptAt: 1, bootId: 'b' } as const;
    const sent = { ...sending, state: 'sent', platformId: `m-${n}` } as const;
    for (const row of [written, sending, sent])
      if (history.outbox.write({ put: [row] }).kind !== 'kept') throw new Error('the disk did not take it');
  }
  const perSecond = (faxes * 3 * 1000) / (monotonic() - from);
  history.close();
  return rounded(perSecond, 0);
}

/** The same disk without a database: as many bytes as a page, appended and flushed. */
function flushesPerSecond(folder: string, count: number): number {
  const file = openSync(path.join(folder, 'plain'), 'w');
  const page = Buffer.alloc(4096, 'x');
  const from = monotonic();
  for (let n = 0; n < count; n += 1) {
    writeSync(file, page);
    fdatasyncSync(file);
  }
  const perSecond = (count * 1000) / (monotonic() - from);
  closeSync(file);
  return rounded(perSecond, 0);
}

function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'outbox-bench-'));
  const faxes = quick ? 100 : 500;
  const figure = commitsPerSecond(folder, faxes);
  const baseline = flushesPerSecond(folder, faxes * 3);
  rmSync(folder, { recursive: true });
  const notes = `${faxes * 3} commits of ${faxes} faxes, each flushed to the disk (synchronous FULL); the yardstick is 4 kB appended to a plain file and flushed, as often`;
  return Promise.resolve([{ name: 'outbox_commits_per_s', figure, baseline, notes }]);
}

/** How many changes of the outbox a second are safe from a power cut. */
export const outboxCommits: Metric = { names: ['outbox_commits_per_s'], measure };
