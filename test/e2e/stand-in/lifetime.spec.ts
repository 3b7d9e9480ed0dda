import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronPath } from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow, samplePath } from './sample-app.ts';

/** Processes that were started with this profile: the app's and the browser's. Zombies have no command line. */
function processesOf(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLineOf(pid).includes(profile))
    .map(Number);
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
}

function profile(): string {
  return mkdtempSync(join(tmpdir(), 'lifetime-'));
}

type Started = {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly ended: Promise<number | string>;
};

function start(folder: string, ...args: string[]): Started {
  const child = spawn(electronPath, [`--user-data-dir=${folder}`, '--no-sandbox', samplePath, ...args], {
    stdio: 'pipe',
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
  return { child, ended, text: () => written };
}

/** The first window is open when the browser has a renderer for it. */
async function untilBrowserRuns(folder: string): Promise<void> {
  await expect.poll(() => processesOf(folder).length, { timeout: 10_000 }).toBeGreaterThan(3);
}

test('a second start hands its arguments to the first and ends @real-binary', async () => {
  const running = await launchSample();
  await mainWindow(running);
  const second = start(running.userData, 'tel:+15550100');
  expect(await second.ended).toBe(0);
  await expect.poll(() => eventsOf(running.app)).toContain('second tel:+15550100 true from the second');
  await running.close();
});

test('the lock of a process that was killed is taken over @real-binary', async () => {
  const folder = profile();
  const first = start(folder);
  await untilBrowserRuns(folder);
  first.child.kill('SIGKILL');
  await first.ended;
  const running = await launchSample({ userData: folder });
  await mainWindow(running);
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

test('quitting asks, closes, and tells, in that order @real-binary', async () => {
  const running = await launchSample();
  await mainWindow(running);
  await running.close();
  const told = running.output().match(/sample: \S+/g);
  expect(told).toEqual(['sample: before-quit', 'sample: will-quit', 'sample: quit']);
});

test('before-quit can keep the app running, exit() cannot be stopped', async () => {
  const running = await launchSample();
  await mainWindow(running);
  const kept = await running.app.evaluate(({ app, BrowserWindow }) => {
    app.once('before-quit', (event) => event.preventDefault());
    app.quit();
    return BrowserWindow.getAllWindows().length;
  });
  expect(kept).toBe(1);
  const gone = new Promise((resolve) => running.app.process().once('exit', resolve));
  await running.app.evaluate(({ app }) => setImmediate(() => app.exit(3)));
  expect(await gone).toBe(3);
  await running.close();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} is a quit, and nothing is left behind @real-binary`, async () => {
    const folder = profile();
    const app = start(folder);
    await untilBrowserRuns(folder);
    app.child.kill(signal);
    expect(await app.ended).toBe(0);
    expect(app.text()).toContain('sample: will-quit');
    await expect.poll(() => processesOf(folder)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
}

test('Ctrl-C in a terminal, which reaches the whole process group, is an orderly quit', async () => {
  const folder = profile();
  const app = start(folder);
  await untilBrowserRuns(folder);
  process.kill(-(app.child.pid ?? 0), 'SIGINT');
  expect(await app.ended).toBe(0);
  expect(app.text()).toContain('sample: will-quit');
  expect(app.text()).not.toContain('Chromium is gone');
  await expect.poll(() => processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('a killed app takes its browser along', async () => {
  const folder = profile();
  const app = start(folder);
  await untilBrowserRuns(folder);
  app.child.kill('SIGKILL');
  expect(await app.ended).toBe('SIGKILL');
  await expect.poll(() => processesOf(folder), { timeout: 5_000 }).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('an error that nobody catches is reported and the app goes on', async () => {
  const running = await launchSample({ mayThrow: true });
  await mainWindow(running);
  await running.app.evaluate(() => {
    setImmediate(() => {
      throw new Error('planted');
    });
  });
  await expect.poll(() => running.output()).toContain('Error: planted');
  expect(await running.app.evaluate(({ app }) => app.isReady())).toBe(true);
  await running.close();
});

test('a failure of the main process fails the test that did not expect it', async () => {
  const running = await launchSample();
  await mainWindow(running);
  await running.app.evaluate(() => void Promise.reject(new Error('planted')));
  await expect(running.close()).rejects.toThrow('planted');
});

test('twenty starts and ends leave no process and no lock behind', async () => {
  test.setTimeout(120_000);
  const folder = profile();
  for (let cycle = 0; cycle < 20; cycle++) {
    const app = start(folder);
    await expect.poll(() => existsSync(join(folder, 'stand-in.lock')), { intervals: [5] }).toBe(true);
    // at every stage of a start: before the browser runs, while it does, with a window
    await new Promise((wait) => setTimeout(wait, cycle * 40));
    app.child.kill('SIGTERM');
    expect(await app.ended, app.text()).toBe(0);
    expect(existsSync(join(folder, 'stand-in.lock'))).toBe(false);
  }
  await expect.poll(() => processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
