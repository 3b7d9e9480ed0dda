import { expect, test } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onRealElectron } from '../support/launch-app.ts';

test.skip(onRealElectron || process.platform !== 'linux', 'looks into /proc for what is left behind');

const root = path.join(import.meta.dirname, '..', '..');

type Started = {
  readonly npm: ChildProcess;
  readonly profile: string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

/** `npm start` as a person types it, in a process group of its own, as a terminal gives it one. */
function start(args: readonly string[], profile = mkdtempSync(path.join(tmpdir(), 'start-'))): Started {
  const npm = spawn('npm', ['start', '--', '--headless', '--profile', profile, ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => npm.once('exit', resolve));
  return { npm, profile, output: () => output, ended };
}

/** Every process that was started for this profile, the browser's helpers included. */
function processesOf({ npm, profile }: Started): readonly string[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const group = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2];
      return line !== '' && (line.includes(profile) || Number(group) === npm.pid) ? [`${pid} ${line}`] : [];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

async function says(started: Started, words: string | RegExp, timeout = 60_000): Promise<void> {
  const hears = typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);
  await expect.poll(started.output, { timeout }).toEqual(hears);
}

async function endCleanly(started: Started): Promise<void> {
  await expect.poll(() => processesOf(started), { timeout: 20_000 }).toEqual([]);
  rmSync(started.profile, { recursive: true, force: true, maxRetries: 3 });
}

test('npm start prints what happens, and within 15 seconds a known customer rings', async () => {
  test.setTimeout(120_000);
  const started = start([]);
  await says(started, 'Listening for calls.');
  await says(started, /\d\d:\d\d:\d\d {2}Ada Lovelace is calling/, 15_000);
  expect(started.output()).toMatch(/Runtime: (the stand-in for )?Electron \d+\./);
  expect(started.output()).not.toMatch(/Warning|Error|undefined/);
  process.kill(-started.npm.pid!, 'SIGINT');
  await started.ended;
  await endCleanly(started);
});

const endings: readonly (readonly [string, (npm: number) => void])[] = [
  ['a Ctrl-C in the terminal', (npm) => process.kill(-npm, 'SIGINT')],
  ['a SIGTERM to npm alone', (npm) => process.kill(npm, 'SIGTERM')],
  ['the sudden death of npm', (npm) => process.kill(npm, 'SIGKILL')],
];

test('whichever way npm start is ended, it leaves nothing behind and starts again on the same profile', async () => {
  test.setTimeout(180_000);
  const profile = mkdtempSync(path.join(tmpdir(), 'start-'));
  for (const [way, end] of endings) {
    await test.step(way, async () => {
      const started = start(['--scenario', 'quiet'], profile);
      await says(started, 'Listening for calls.');
      expect(processesOf(started).length).toBeGreaterThan(3);
      end(started.npm.pid!);
      await started.ended;
      await expect.poll(() => processesOf(started), { timeout: 20_000 }).toEqual([]);
    });
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});

test('npm start can begin signed out, and a second one on the same profile says that one runs', async () => {
  test.setTimeout(120_000);
  const first = start(['--sign-in']);
  await says(first, 'Signed out.');
  const second = start(['--sign-in'], first.profile);
  await says(second, 'already running');
  expect(await second.ended).toBe(0);
  first.npm.kill('SIGTERM');
  await endCleanly(first);
});

test('npm start names the scenarios when it is given one that is none', async () => {
  const started = start(['--scenario', 'office-our']);
  expect(await started.ended).toBe(2);
  expect(started.output()).toContain('There is no scenario "office-our".');
  expect(started.output()).toMatch(/office-hour, quiet, busy/);
  await endCleanly(started);
});
