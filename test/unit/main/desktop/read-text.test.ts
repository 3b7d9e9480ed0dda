import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readText } from '../../../../src/main/desktop/read-text.ts';
import { largestFile } from '../../../../src/main/people/contacts/import-preview.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'read-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(bytes: number): string {
  const file = path.join(folder, 'contacts.vcf');
  writeFileSync(file, Buffer.alloc(bytes, 'a'));
  return file;
}

describe('a file of contacts that is picked', () => {
  it('[G09] is read up to 10 MB', async () => {
    const read = await readText(fileOf(largestFile), largestFile);
    expect(read.kind === 'read' && read.text.length).toBe(largestFile);
  });

  it('[G09] is too large with one byte more', async () => {
    expect(await readText(fileOf(largestFile + 1), largestFile)).toEqual({ kind: 'too-large' });
  });

  it.runIf(process.platform === 'linux')('[G09] is too large where it has no end', async () => {
    expect(await readText('/dev/zero', largestFile)).toEqual({ kind: 'too-large' });
  });

  it('throws where it is gone', async () => {
    await expect(readText(path.join(folder, 'gone'), largestFile)).rejects.toThrow('ENOENT');
  });
});
