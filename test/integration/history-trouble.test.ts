import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistories, type Histories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { createQuickClock } from '../support/quick-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
let folder: string;
let kept: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trouble-'));
  kept = path.join(folder, 'history');
});
afterEach(async () => {
  await ringside.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole app over a database on the real disk. */
async function startOnDisk(): Promise<TestApp> {
  const clock = createQuickClock();
  const histories = (): Histories =>
    createHistories({
      ...{ folder: kept, files: systemFiles, migrations: historyMigrations, open: findSqlite() },
      ...{ newId: () => 'the id', clock, log: silentLog },
    });
  return startTestApp({ clock, outside: () => ({ histories: histories() }) });
}

async function missedCall(): Promise<string> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ from: '+12125550100', fromName: 'Ada Lovelace', to: ringside.personId });
  await ringside.run(20_000);
  telephony.hangUp(id);
  await ringside.run(60_000);
  return id;
}

const file = (): string => path.join(kept, readdirSync(kept).find((name) => name.endsWith('.sqlite')) ?? '');
const ids = () => ringside.state().today.rows.map(({ telephonySessionId }) => telephonySessionId);
const problems = () => ringside.state().problems.map(({ text }) => text);

describe('people are told', () => {
  it('[I06] that what was saved was damaged; the list is read again, and the damaged file kept', async () => {
    ringside = await startOnDisk();
    const id = await missedCall();
    const damaged = file();
    for (const name of readdirSync(kept)) rmSync(path.join(kept, name));
    writeFileSync(damaged, 'no database any more. '.repeat(500));
    ringside = await ringside.killAndStart();
    expect(problems()).toEqual([
      expect.stringContaining('calls, faxes and people are read from RingCentral again.'),
    ]);
    await ringside.until(() => ids().includes(id), 60_000);
    expect(readdirSync(kept).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('[I12] that nothing can be saved; calls ring, are alerted and listed all the same', async () => {
    writeFileSync(kept, 'a file where the folder should be');
    ringside = await startOnDisk();
    expect(problems()).toEqual([expect.stringContaining('Nothing can be saved')]);
    const id = await missedCall();
    expect(ringside.alerts()).toEqual([id]);
    expect(ids()).toContain(id);
    await ringside.run(3_600_000);
    expect(problems()).toHaveLength(1);
  });

  it('[I12] that it can save again, without a new start, and what was new meanwhile is in the file then', async () => {
    writeFileSync(kept, 'a file where the folder should be');
    ringside = await startOnDisk();
    const id = await missedCall();
    rmSync(kept);
    await ringside.run(61_000);
    expect(problems()).toEqual([expect.stringContaining('Ringside can save again')]);
    // As a kill at this moment would leave it.
    cpSync(kept, path.join(folder, 'killed'), { recursive: true });
    const database = findSqlite()(path.join(folder, 'killed', path.basename(file())));
    expect(database.prepare('SELECT telephony_session_id AS id FROM past_call').all()).toEqual([{ id }]);
    database.close();
  });

  it('[I08] that what was saved is of a newer version, which is left as it is', async () => {
    ringside = await startOnDisk();
    const id = await missedCall();
    const newer = findSqlite()(path.join(folder, 'newer'));
    newer.exec('CREATE TABLE later (id TEXT); PRAGMA user_version = 99;');
    newer.close();
    const place = file();
    for (const name of readdirSync(kept)) rmSync(path.join(kept, name));
    systemFiles.rename(path.join(folder, 'newer'), place);
    ringside = await ringside.killAndStart();
    expect(problems()).toEqual([expect.stringContaining('made by a newer Ringside')]);
    await ringside.until(() => ids().includes(id), 60_000);
  });
});
