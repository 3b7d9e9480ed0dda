import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { takeOwnerLock } from '../../../../src/main/storage/owner-lock.ts';
import { type Processes, systemProcesses } from '../../../../src/main/storage/processes.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

let root: string;
let folder: string;
let clock: StillClock;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'owner-'));
  folder = path.join(root, 'profile');
  clock = createStillClock(Date.now());
});

afterEach(() => rm(root, { recursive: true }));

const file = () => path.join(folder, 'owner.lock');
const names = () => readdir(folder);

/** A computer on which these processes run, each with its beginning. */
function computer(
  pid: number,
  running: Readonly<Record<number, string | undefined>>,
  host = 'desk',
): Processes {
  return {
    ...{ host, pid },
    isRunning: (other) => other in running,
    startOf: (other) => running[other],
  };
}

const take = (processes: Processes) => takeOwnerLock({ folder, clock, processes });

describe('[B14] the owner of a folder', () => {
  it('is the first who comes, and the file says who', async () => {
    expect(await take(computer(7, { 7: 'monday' }))).toBeDefined();
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ host: 'desk', pid: 7, startedAt: 'monday' });
  });

  it('is nobody else while it lives', async () => {
    await take(computer(7, { 7: 'monday' }));
    expect(await take(computer(8, { 7: 'monday', 8: 'tuesday' }))).toBeUndefined();
  });

  it('leaves nothing behind when it goes', async () => {
    const lock = await take(computer(7, { 7: 'monday' }));
    await lock?.release();
    expect(await names()).toEqual([]);
    expect(clock.pending()).toBe(0);
    expect(await take(computer(8, { 7: 'monday', 8: 'tuesday' }))).toBeDefined();
  });

  it('is one of many who start at once', async () => {
    const running = Object.fromEntries(Array.from({ length: 20 }, (_, pid) => [pid + 1, `start ${pid}`]));
    for (let round = 0; round < 20; round += 1) {
      const all = await Promise.all(Array.from({ length: 20 }, (_, pid) => take(computer(pid + 1, running))));
      const owners = all.filter((lock) => lock !== undefined);
      expect(owners).toHaveLength(1);
      expect(await names()).toEqual(['owner.lock']);
      await owners[0]?.release();
    }
  });
});

describe('[B15] a lock without an owner is taken over', () => {
  it.each([
    ['its process is gone', computer(8, { 8: 'tuesday' })],
    ['its number belongs to a later process', computer(8, { 7: 'wednesday', 8: 'tuesday' })],
    ['its number is our own', computer(7, { 7: 'tuesday' })],
  ])('when %s', async (_, processes) => {
    await take(computer(7, { 7: 'monday' }));
    expect(await take(processes)).toBeDefined();
    expect(await names()).toEqual(['owner.lock']);
  });

  it.each(['', '{', 'null', '[]', '{"host":"desk"}', '{"host":"desk","pid":-1}', '\0\0\0'])(
    'when it holds %j',
    async (text) => {
      await (await take(computer(7, { 7: 'monday' })))?.release();
      await writeFile(file(), text);
      expect(await take(computer(8, { 8: 'tuesday' }))).toBeDefined();
    },
  );

  it('by one of many who find it', async () => {
    await take(computer(99, { 99: 'monday' }));
    const running = Object.fromEntries(Array.from({ length: 20 }, (_, pid) => [pid + 1, `start ${pid}`]));
    const all = await Promise.all(Array.from({ length: 20 }, (_, pid) => take(computer(pid + 1, running))));
    expect(all.filter((lock) => lock !== undefined).length).toBeLessThanOrEqual(1);
    const next = await take(computer(50, { ...running, 50: 'later' }));
    expect(all.filter((lock) => lock !== undefined).length + (next === undefined ? 0 : 1)).toBe(1);
  });

  it('after five minutes of silence where nobody can ask for the owner’s life', async () => {
    await take(computer(7, { 7: undefined }));
    const other = computer(8, { 7: undefined, 8: undefined });
    expect(await take(other)).toBeUndefined();
    const old = new Date(clock.now() - 6 * 60_000);
    await utimes(file(), old, old);
    expect(await take(other)).toBeDefined();
  });

  it('after five minutes of silence of another computer, and not before', async () => {
    await take(computer(7, { 7: 'monday' }, 'laptop'));
    const here = computer(8, { 8: 'tuesday' });
    expect(await take(here)).toBeUndefined();
    const old = new Date(clock.now() - 6 * 60_000);
    await utimes(file(), old, old);
    expect(await take(here)).toBeDefined();
  });
});

it('an owner that lives is not silent: it touches its file every minute', async () => {
  await take(computer(7, { 7: undefined }));
  const old = new Date(clock.now() - 6 * 60_000);
  await utimes(file(), old, old);
  clock.pass(60_000);
  const other = computer(8, { 7: undefined, 8: undefined });
  await expect.poll(() => take(other)).toBeUndefined();
});

describe('this system’s processes', () => {
  it('are told apart by their beginning, and the dead from the living', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)']);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const pid = child.pid ?? 0;
    expect(systemProcesses.isRunning(pid)).toBe(true);
    expect(systemProcesses.isRunning(process.pid)).toBe(true);
    if (process.platform === 'linux') {
      expect(systemProcesses.startOf(pid)).toMatch(/^[0-9a-f-]{36}\/\d+$/);
      expect(systemProcesses.startOf(pid)).not.toBe(systemProcesses.startOf(process.pid));
    }
    child.kill('SIGKILL');
    await gone;
    expect(systemProcesses.isRunning(pid)).toBe(false);
    expect(systemProcesses.startOf(pid)).toBeUndefined();
  });
});
