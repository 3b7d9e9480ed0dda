import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { createAtomicFile } from '../../../../src/main/storage/atomic-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atomic-'));
});

afterEach(() => rm(folder, { recursive: true }));

const module = path.resolve(import.meta.dirname, '../../../../src/main/storage/atomic-file.ts');

/** Writes as fast as it can until it is killed. */
const writer = `
import { createAtomicFile } from ${JSON.stringify(module)};
const file = createAtomicFile(process.argv[1], 'secrets.json');
for (let count = 0; ; count += 1) {
  await file.write(JSON.stringify({ count, filler: 'x'.repeat(20_000) }), async () => undefined);
  if (count === 0) process.stdout.write('begun');
}`;

it('is whole after each of 20 kills in the middle of writing', { timeout: 60_000 }, async () => {
  for (let kill = 0; kill < 20; kill += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', writer, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, kill % 7));
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    const { filler } = JSON.parse(await readFile(path.join(folder, 'secrets.json'), 'utf8')) as {
      filler: string;
    };
    expect(filler).toHaveLength(20_000);
  }
});

it('removes half-written files and those set aside along with itself, and nothing else', async () => {
  const file = createAtomicFile(folder, 'secrets.json');
  const other = createAtomicFile(folder, 'settings.json');
  await other.write('{}', () => Promise.resolve());
  await file.write('one', () => Promise.resolve());
  await file.setAside('undecryptable-1');
  await file.write('two', () => Promise.resolve());
  await createAtomicFile(folder, 'secrets.json.9-9.tmp').write('half', () => Promise.resolve());
  await file.remove();
  expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.reserve']);
});

it('keeps the old text when the new one does not pass its check', async () => {
  const file = createAtomicFile(folder, 'secrets.json');
  await file.write('old', () => Promise.resolve());
  await expect(file.write('new', () => Promise.reject(new Error('not read back')))).rejects.toThrow(
    'not read back',
  );
  expect(await file.read()).toBe('old');
  expect((await readdir(folder)).sort()).toEqual(['secrets.json', 'secrets.json.reserve']);
});
