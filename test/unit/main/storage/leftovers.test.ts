import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeLeftovers } from '../../../../src/main/storage/leftovers.ts';
import { silentLog } from '../../../support/platform-fixture.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 2, 12);
let profile: string;
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'leftovers-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function leave(name: string, age: number): string {
  const file = path.join(profile, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'half');
  utimesSync(file, (now - age) / 1000, (now - age) / 1000);
  return file;
}

it.each([
  'settings.json.tmp-1234567890abcdef',
  'windows.json.tmp-1234567890abcdef',
  'secrets.json.4711-3.tmp',
  'rule-secrets.json.4711-1.tmp',
  'drafts/d-1/0.pdf.part',
  'outbox/1a2b/d-1/0.pdf.part',
  'history/documents-1a2b/77.bin.4711-9.tmp',
])('[I02] %s, an hour old, goes; a younger one may be in use', async (name) => {
  const young = leave(name.replace('4711', '99').replace('0.pdf', '1.pdf').replace('123', '999'), hour / 2);
  const old = leave(name, hour + 1_000);
  expect(await removeLeftovers(profile, now, silentLog)).toBe(1);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

it.each([
  'settings.json',
  'settings.unreadable-1.json',
  'secrets.json',
  'secrets.json.reserve',
  'secrets.json.undecryptable-1',
  'history/history-1a2b.sqlite',
  'history/history-1a2b.sqlite-wal',
  'history/history-1a2b.sqlite.damaged-1',
  'history/documents-1a2b/77.pdf',
  'outbox/1a2b/d-1/0.pdf',
  'Local Storage/leveldb/000003.part',
  'Preferences.tmp',
  'a person’s own.txt',
])('[I02] %s stays, however old it is', async (name) => {
  const file = leave(name, 1_000 * hour);
  expect(await removeLeftovers(profile, now, silentLog)).toBe(0);
  expect(existsSync(file)).toBe(true);
});

it('[I02] one from the future, left by a wrong clock, goes too; without a profile there is nothing to do', async () => {
  leave('settings.json.tmp-1234567890abcdef', -1_000 * hour);
  expect(await removeLeftovers(profile, now, silentLog)).toBe(1);
  expect(await removeLeftovers(path.join(profile, 'none'), now, silentLog)).toBe(0);
});

const root = path.resolve(import.meta.dirname, '../../../..');
/** Writes settings and secrets as fast as it can until it is killed. */
const writer = `
import Conf from 'conf';
import { createAtomicFile } from ${JSON.stringify(path.join(root, 'src/main/storage/atomic-file.ts'))};
const settings = new Conf({ cwd: process.argv[1], configName: 'settings' });
const secrets = createAtomicFile(process.argv[1], 'secrets.json');
const filler = 'x'.repeat(200_000);
for (let count = 0; ; count += 1) {
  settings.store = { count, filler };
  await secrets.write(filler, async () => undefined);
  if (count === 0) process.stdout.write('begun');
}`;

it(
  '[I02] whatever 12 kills in the middle of writing leave behind is gone an hour later',
  { timeout: 120_000 },
  async () => {
    for (let kill = 0; kill < 12; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', writer, profile], {
        ...{ cwd: root, stdio: ['ignore', 'pipe', 'ignore'] },
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, kill * 3));
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    const whole = ['secrets.json', 'secrets.json.reserve', 'settings.json'];
    const left = readdirSync(profile).filter((name) => !whole.includes(name));
    expect(left.length).toBeGreaterThan(0);
    expect(await removeLeftovers(profile, Date.now() + 2 * hour, silentLog)).toBe(left.length);
    expect(readdirSync(profile).sort()).toEqual(whole);
  },
);
