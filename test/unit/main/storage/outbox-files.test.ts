import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOutboxFiles, type OutboxFiles } from '../../../../src/main/storage/outbox-files.ts';
import { ada, grace } from './history-in-test.ts';

let root: string;
let files: OutboxFiles;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'outbox-files-'));
  files = createOutboxFiles(root, ada);
});
afterEach(() => rmSync(root, { recursive: true }));

function put(id: string, of = files): string {
  mkdirSync(of.folderOf(id), { recursive: true });
  const file = of.pathOf(id, { file: '0.pdf' });
  writeFileSync(file, 'a page');
  return file;
}

it('gives each item a folder, and nobody the folder of somebody else', () => {
  const mine = put('one');
  const theirs = put('one', createOutboxFiles(root, grace));
  expect(mine).not.toBe(theirs);
  expect(path.dirname(mine)).toBe(files.folderOf('one'));
});

it('removes what is not needed any more, and nothing else', async () => {
  const [one, two, three] = ['one', 'two', 'three'].map((id) => put(id));
  writeFileSync(path.join(files.folderOf('one'), 'half.part'), 'a');
  writeFileSync(path.join(path.dirname(files.folderOf('one')), 'not ours.txt'), 'b');
  const theirs = put('two', createOutboxFiles(root, grace));
  expect(await files.keepOnly(['two', 'four'])).toBe(2);
  expect([one, two, three].map((file) => existsSync(file ?? ''))).toEqual([false, true, false]);
  expect(existsSync(theirs)).toBe(true);
  expect(readdirSync(path.dirname(files.folderOf('two'))).sort()).toEqual(['not ours.txt', 'two']);
  await files.remove('two');
  await files.remove('two');
  expect(await files.keepOnly([])).toBe(0);
});

it('has nothing to remove before anything was sent', async () => {
  expect(await createOutboxFiles(path.join(root, 'never made'), ada).keepOnly([])).toBe(0);
});

it.each(['', '..', '../history', 'a/b', 'a\\b', 'x'.repeat(65), 'a b', 'nul\0'])(
  'refuses %j as an id: it would be a way out of the folder',
  (id) => {
    expect(() => files.folderOf(id)).toThrow('an id of the outbox');
  },
);

it('keeps a name with a way out in its folder', () => {
  expect(files.pathOf('one', { file: '../../history.sqlite' })).toBe(
    path.join(files.folderOf('one'), 'history.sqlite'),
  );
});
