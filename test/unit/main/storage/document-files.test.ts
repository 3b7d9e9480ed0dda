import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentFiles, type DocumentFiles } from '../../../../src/main/storage/document-files.ts';
import { kindOf } from '../../../../src/main/storage/document-kind.ts';
import { createDocumentMemory } from '../../../../src/main/storage/document-memory.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await system.mkdtemp(path.join(tmpdir(), 'documents-'));
  folder = path.join(root, 'mine');
});
afterEach(() => system.rm(root, { recursive: true, force: true }));

const pdf = Buffer.from('%PDF-1.7 a document of some bytes');

async function keep(files: DocumentFiles, id: string, ...pieces: readonly Uint8Array[]): Promise<void> {
  const writer = files.begin(id);
  for (const piece of pieces) await writer.write(piece);
  await writer.finish();
}

describe.each([
  ['on the disk', () => createDocumentFiles(folder)],
  ['in memory', createDocumentMemory],
])('documents %s', (_, open) => {
  it('are read in parts', async () => {
    const files = open();
    await keep(files, '7', pdf.subarray(0, 3), pdf.subarray(3));
    expect(await files.find('7')).toEqual({ kind: 'pdf', size: pdf.byteLength });
    expect(Buffer.from((await files.read('7', 5, 3)) ?? []).toString()).toBe('1.7');
    expect(await files.read('7', pdf.byteLength - 2, 100)).toHaveLength(2);
    expect(await files.read('7', pdf.byteLength + 9, 100)).toHaveLength(0);
    expect(await files.read('8', 0, 10)).toBeUndefined();
  });

  it('are another one when they come again, and none after they are removed', async () => {
    const files = open();
    await keep(files, '7', pdf);
    await keep(files, '7', Buffer.from('II*\0 a tiff of other bytes'));
    expect(await files.list()).toEqual([{ id: '7', kind: 'tiff', size: 26 }]);
    await files.remove('7');
    expect(await files.list()).toEqual([]);
    await keep(files, '7', pdf);
    files.removeAll();
    expect(await files.list()).toEqual([]);
  });

  it('begin anew where what came belongs to another content', async () => {
    const files = open();
    const writer = files.begin('7');
    await writer.write(Buffer.from('<html>'));
    await writer.startOver();
    await writer.write(pdf);
    await writer.finish();
    expect(await files.find('7')).toEqual({ kind: 'pdf', size: pdf.byteLength });
  });
});

describe('documents on the disk', () => {
  it('can be read by their owner alone, under names of ours', async () => {
    await keep(createDocumentFiles(folder), '7', pdf);
    expect(await system.readdir(folder)).toEqual(['7.pdf']);
    expect((await system.stat(folder)).mode & 0o777).toBe(0o700);
    expect((await system.stat(path.join(folder, '7.pdf'))).mode & 0o777).toBe(0o600);
  });

  it.each(['../7', '', '0', '7.pdf', '*', '7,8', '7/8', ' 7', '-1', '١'])(
    '[G01] take no name for an id: %j',
    (id) => {
      expect(() => createDocumentFiles(folder).begin(id)).toThrow(/digits/);
    },
  );

  it('are there as a whole or not at all: half ones go with the next start', async () => {
    const writer = createDocumentFiles(folder).begin('7');
    await writer.write(pdf);
    expect(await createDocumentFiles(folder).find('7')).toBeUndefined();
    expect(await createDocumentFiles(folder).list()).toEqual([]);
    expect(await system.readdir(folder)).toEqual([]);
    const other = createDocumentFiles(folder).begin('8');
    await other.write(pdf);
    await other.giveUp();
    expect(await system.readdir(folder)).toEqual([]);
  });

  it('[G17] [I11] say so where the disk is full, and leave nothing behind', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const disk = {
      ...system,
      open: async (...given: Parameters<typeof system.open>) => {
        const file = await system.open(...given);
        file.sync = () => Promise.reject(full);
        return file;
      },
    };
    const writer = createDocumentFiles(folder, disk).begin('7');
    await writer.write(pdf);
    await expect(writer.finish()).rejects.toBe(full);
    await writer.giveUp();
    expect(await system.readdir(folder)).toEqual([]);
  });

  it('[G17] say so where a folder has their name or theirs is a file', async () => {
    await system.mkdir(path.join(folder, '7.pdf'), { recursive: true });
    const writer = createDocumentFiles(folder).begin('7');
    await writer.write(pdf);
    await expect(writer.finish()).rejects.toMatchObject({ code: expect.stringMatching(/^E/) as string });
    await writer.giveUp();
    expect(await system.readdir(folder)).toEqual(['7.pdf']);
    await system.writeFile(path.join(root, 'file'), '');
    await expect(createDocumentFiles(path.join(root, 'file')).begin('7').write(pdf)).rejects.toMatchObject({
      code: expect.stringMatching(/^E/) as string,
    });
  });
});

describe('[G05] a document is what its first bytes say', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['\n%PDF-1.4', 'pdf'],
    ['II*\0abc', 'tiff'],
    ['MM\0*abc', 'tiff'],
    ['<html>%PDF-1.7', 'unknown'],
    ['MZ\u0090\0', 'unknown'],
    ['<svg xmlns=""/>', 'unknown'],
    ['PK\u0003\u0004', 'unknown'],
    ['', 'unknown'],
  ])('%j', (head, kind) => {
    expect(kindOf(Buffer.from(head, 'latin1'))).toBe(kind);
  });
});
