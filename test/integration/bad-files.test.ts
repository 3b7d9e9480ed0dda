import { execFile } from 'node:child_process';
import { chmod, link, mkdir, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileDesk, openFileDesk } from '../support/file-desk.ts';
import { hollowPng, pdfOf, pngOf } from '../support/written-documents.ts';

let desk: FileDesk;
beforeEach(async () => {
  desk = await openFileDesk();
});
afterEach(() => desk.close());

const refused = (why: string, more: object = {}) => ({ status: 'refused', why, ...more });

describe('a file that can be sent', () => {
  test('is known by its content, and its path stays here', async () => {
    const file = await desk.write('letter.pdf', pdfOf(3));
    const { id, name, found } = await desk.add(file);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(name).toBe('letter.pdf');
    expect(found).toMatchObject({ status: 'ready', kind: 'pdf', pages: 3, canEdit: true, linkTo: undefined });
  });

  test('[F15] may have any name that the system has', async () => {
    for (const name of [
      'a\nb.pdf',
      `it's "it"; rm.pdf`,
      'trailing. .pdf',
      '👋.pdf',
      'e\u0301.pdf',
      `${'x'.repeat(240)}.pdf`,
    ]) {
      const { found, name: shown } = await desk.add(await desk.write(name, pdfOf(1)));
      expect(found).toMatchObject({ status: 'ready', pages: 1 });
      expect(shown).not.toMatch(/[\n\0]/);
    }
  });

  test('[F07] may be a link that was dropped: where it leads is told', async () => {
    const file = await desk.write('real.pdf', pdfOf(2));
    const first = path.join(desk.folder, 'first.pdf');
    const second = path.join(desk.folder, 'second.pdf');
    await symlink(file, first);
    await symlink(first, second);
    const { found } = await desk.add(second);
    expect(found).toMatchObject({ status: 'ready', pages: 2, linkTo: file });
    expect((await desk.add(second, 'watched-folder')).found).toMatchObject(refused('not-a-file'));
    expect((await desk.add(second, 'argument')).found).toMatchObject(refused('not-a-file'));
  });
});

describe('a file that cannot be sent', () => {
  test('[F01] of 0 bytes is empty', async () => {
    expect((await desk.add(await desk.write('a.pdf', ''))).found).toMatchObject(refused('empty'));
  });

  test('[F02] of 50 MB and a byte is too large, and one of 2 GB is not read', async () => {
    const file = await desk.write('a.pdf', '');
    await truncate(file, 50 * 1024 * 1024 + 1);
    const reads = countReads();
    expect((await desk.add(file)).found).toMatchObject(refused('too-large', { bytes: 52_428_801 }));
    await truncate(file, 2 * 1024 ** 3);
    expect((await desk.add(file)).found).toMatchObject(refused('too-large', { bytes: 2_147_483_648 }));
    expect(reads()).toBe(0);
  });

  test('[F05] of another format is refused with its extension', async () => {
    const { found } = await desk.add(await desk.write('setup.exe', 'MZ'));
    expect(found).toMatchObject(refused('format', { detail: 'exe' }));
  });

  test('[F06] that announces 2.5 thousand million pixels is refused before one is decoded', async () => {
    const { found } = await desk.add(await desk.write('bomb.png', hollowPng(50_000, 50_000)));
    expect(found).toMatchObject(refused('too-many-pixels', { detail: '50000 × 50000' }));
  });

  test('[F07] that is a link to itself, or to nothing, is a broken link', async () => {
    const loop = path.join(desk.folder, 'loop.pdf');
    const dangling = path.join(desk.folder, 'dangling.pdf');
    await symlink(loop, loop);
    await symlink('/nowhere/a.pdf', dangling);
    expect((await desk.add(loop)).found).toMatchObject(refused('link-broken'));
    expect((await desk.add(dangling)).found).toMatchObject(refused('link-broken'));
  });

  test('[F07] that is a link to a file of the system is told where it leads, and refused as what it is', async () => {
    const file = path.join(desk.folder, 'list');
    await symlink('/etc/passwd', file);
    expect((await desk.add(file)).found).toMatchObject(refused('format', { linkTo: '/etc/passwd' }));
  });

  test('[F07] that becomes a link between two looks is not opened', async () => {
    const file = await desk.write('a.pdf', pdfOf(1));
    const secret = await desk.write('secret.pdf', pdfOf(1));
    const { open } = desk.disk;
    desk.disk.open = async (name) => {
      await rm(file);
      await symlink(secret, file);
      return open(name);
    };
    expect((await desk.add(file, 'argument')).found).toMatchObject(refused('link-broken'));
  });

  test('[F08] that is a folder, or an app that is one, is told with what is inside', async () => {
    const folder = path.join(desk.folder, 'Letter.pages');
    await mkdir(folder);
    for (let at = 0; at < 12; at++) await writeFile(path.join(folder, String(at)), 'x');
    expect((await desk.add(folder)).found).toMatchObject(refused('folder', { detail: '12' }));
  });

  test('[F09] four pipes are refused and hold up nothing', async () => {
    const pipes = ['a', 'b', 'c', 'd'].map((name) => path.join(desk.folder, `${name}.pdf`));
    await promisify(execFile)('mkfifo', pipes);
    for (const pipe of pipes) expect((await desk.add(pipe)).found).toMatchObject(refused('not-a-file'));
    const { found } = await desk.add(await desk.write('after.pdf', pdfOf(1)));
    expect(found).toMatchObject({ status: 'ready' });
  });

  test('[F09] a pipe that takes a file’s place at the last moment is not waited for', async () => {
    const file = await desk.write('a.pdf', pdfOf(1));
    const { open } = desk.disk;
    desk.disk.open = async (name) => {
      await rm(name, { force: true });
      await promisify(execFile)('mkfifo', [name]);
      return open(name);
    };
    expect((await desk.add(file)).found).toMatchObject(refused('not-a-file'));
  });

  test.each(['/dev/zero', '/dev/full', '/dev/tty'])('[F10] %s is no file', async (device) => {
    expect((await desk.add(device)).found).toMatchObject(refused('not-a-file'));
  });

  test.each(['/proc/self/mem', '/proc/self/status'])('[F10] %s says that it is empty', async (file) => {
    expect((await desk.add(file)).found).toMatchObject(refused('empty'));
  });

  test('[F10] a socket is no file', async () => {
    const socket = path.join(desk.folder, 's.pdf');
    const server = net.createServer();
    await new Promise<void>((resolve) => void server.listen({ path: socket, host: '127.0.0.1' }, resolve));
    expect((await desk.add(socket)).found).toMatchObject(refused('not-a-file'));
    await new Promise((resolve) => server.close(resolve));
  });

  test('[F14] that may not be read says so', async () => {
    const file = await desk.write('a.pdf', pdfOf(1));
    await chmod(file, 0o000);
    // Whoever tests as root may read everything.
    if (process.getuid?.() === 0)
      desk.disk.open = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    expect((await desk.add(file)).found).toMatchObject(refused('not-readable', { detail: 'EACCES' }));
  });

  test('[F14] that another program holds says so', async () => {
    const file = await desk.write('a.docx', 'x');
    desk.disk.open = () => Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }));
    expect((await desk.add(file)).found).toMatchObject(refused('in-use'));
  });

  test.each([
    ['of 5,000 bytes', `/${'x'.repeat(5_000)}.pdf`],
    ['with a NUL', '/a.pdf\0.exe'],
    ['from nowhere', 'a.pdf'],
    ['that is empty in its last part', '/a\0'],
  ])('[F15] a path %s is no file', async (_name, file) => {
    expect((await desk.add(file)).found).toMatchObject(refused('not-a-file'));
  });

  test('[F21] a file that a script made has no path, and is not taken', () => {
    expect(desk.documents.take(['', ''], 'drop')).toEqual({ files: [], leftOut: 0 });
  });

  test('an id that nobody was given leads to nothing', async () => {
    const id = 'f'.repeat(32);
    expect(await desk.documents.examine(id)).toEqual({ status: 'moved' });
    expect(await desk.documents.read(id, 0, 10)).toEqual({ status: 'unknown-file' });
    expect(await desk.documents.check(id)).toBe('moved');
    expect(
      await desk.documents.copyForSending(id, { into: desk.folder, place: 0, pages: undefined }),
    ).toEqual({ status: 'moved' });
  });
});

describe('a file that does not stay as it is', () => {
  test.each([
    ['grows', (file: string) => writeFile(file, 'more', { flag: 'a' })],
    ['shrinks', (file: string) => truncate(file, 100)],
    ['is emptied', (file: string) => truncate(file, 0)],
  ])('[F11] and %s while it is looked at is looked at once more', async (_name, change) => {
    const file = await desk.write('a.txt', 'x'.repeat(10_000));
    const { open } = desk.disk;
    let opened = 0;
    desk.disk.open = async (name) => {
      const found = await open(name);
      opened += 1;
      if (opened === 1) await change(file);
      return found;
    };
    const { size } = await stat(file);
    const { found } = await desk.add(file);
    expect(size).toBe(10_000);
    const now = await stat(file);
    if (found.status === 'ready') expect(found.identity.size).toBe(now.size);
    else expect(found).toMatchObject(refused('empty'));
  });

  test('[F11] and changes each time it is looked at is said to change', async () => {
    const file = await desk.write('a.txt', 'x'.repeat(10_000));
    const { open } = desk.disk;
    desk.disk.open = async (name) => {
      const found = await open(name);
      await writeFile(file, 'more', { flag: 'a' });
      return found;
    };
    expect((await desk.add(file)).found).toEqual({ status: 'changed' });
  });

  test('[F11] and is replaced while it is looked at is what was opened, and then said to have changed', async () => {
    const file = await desk.write('a.pdf', pdfOf(1));
    const { open } = desk.disk;
    desk.disk.open = async (name) => {
      const found = await open(name);
      await writeFile(`${file}.new`, pdfOf(2));
      await rename(`${file}.new`, file);
      return found;
    };
    const { id, found } = await desk.add(file);
    expect(found).toMatchObject({ status: 'ready', pages: 1 });
    desk.disk.open = open;
    expect(await desk.documents.check(id)).toBe('changed');
  });

  test('[F11] is read for the window only as long as it is what it was', async () => {
    const bytes = pdfOf(2);
    const file = await desk.write('a.pdf', bytes);
    const { documents } = desk;
    const { id } = await desk.add(file);
    const part = await documents.read(id, 100, 50);
    expect(part).toEqual({ status: 'ready', kind: 'pdf', size: bytes.length, bytes: bytes.slice(100, 150) });
    expect(await documents.read(id, bytes.length - 5, 1e9)).toMatchObject({ bytes: bytes.slice(-5) });
    expect(await documents.read(id, bytes.length + 5, 10)).toMatchObject({ bytes: new Uint8Array() });
    await utimes(file, 1, 1);
    expect(await documents.check(id)).toBe('same');
    await writeFile(file, Buffer.from(bytes).fill(65, 20, 30));
    expect(await documents.check(id)).toBe('changed');
    expect(await documents.read(id, 0, 10)).toEqual({ status: 'changed' });
    await rm(file);
    expect(await documents.check(id)).toBe('moved');
    expect(await documents.read(id, 0, 10)).toEqual({ status: 'gone' });
  });

  test('is found again where the person says that it is now', async () => {
    const file = await desk.write('a.pdf', pdfOf(2));
    const { id } = await desk.add(file);
    await rename(file, path.join(desk.folder, 'b.pdf'));
    expect(await desk.documents.check(id)).toBe('moved');
    expect(desk.documents.takeInstead(id, path.join(desk.folder, 'b.pdf'))).toEqual({ id, name: 'b.pdf' });
    expect(await desk.documents.examine(id)).toMatchObject({ status: 'ready', pages: 2 });
    expect(desk.documents.takeInstead('f'.repeat(32), file)).toBeUndefined();
  });

  test('is the same after a restart, though its drive has another number', async () => {
    const { documents, folder } = desk;
    const { id } = await desk.add(await desk.write('a.pdf', pdfOf(2)));
    const stored = documents.stored(id);
    if (stored?.known === undefined) throw new Error('not known');
    const next = await openFileDesk({ folder });
    const { identity } = stored.known;
    next.documents.restore({ ...stored, known: { ...stored.known, identity: { ...identity, device: '7' } } });
    expect(await next.documents.check(id)).toBe('same');
    expect(next.documents.stored(id)).toEqual(stored);
    expect(await next.documents.read(id, 0, 8)).toMatchObject({ status: 'ready' });
    next.documents.close();
  });
});

test('[F18] of 10,000 files the first twenty are kept, and the others are told and not touched', async () => {
  const facts = countFacts();
  const paths = Array.from({ length: 10_000 }, (_, at) => path.join(desk.folder, `${at}.pdf`));
  const { files, leftOut } = desk.documents.take(paths, 'drop');
  expect([files.length, leftOut]).toEqual([20, 9_980]);
  await Promise.all(files.map(({ id }) => desk.documents.examine(id)));
  expect(facts()).toBe(20);
});

test('[F19] the same file twice has the same content by its hash', async () => {
  const file = await desk.write('a.png', pngOf(9, 9));
  await link(file, path.join(desk.folder, 'b.png'));
  const [one, other] = [await desk.add(file), await desk.add(path.join(desk.folder, 'b.png'))];
  expect(one.id).not.toBe(other.id);
  expect(hashOf(one.id)).toBe(hashOf(other.id));
});

test('[F20] a picture that has no file is kept as one of ours, readable by nobody else', async () => {
  const taken = await desk.documents.takeBytes(pngOf(30, 20), 'Pasted picture.png');
  if (taken === undefined) throw new Error('not taken');
  expect(taken.name).toBe('Pasted_picture.png');
  expect(await desk.documents.examine(taken.id)).toMatchObject({ status: 'ready', kind: 'png', pages: 1 });
  const stored = desk.documents.stored(taken.id);
  const file = stored?.path ?? '';
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  desk.documents.release(taken.id);
  expect((await stat(file)).isFile()).toBe(true);
  if (stored !== undefined) desk.documents.restore(stored);
  await desk.documents.forget(taken.id);
  await expect(stat(file)).rejects.toThrow();
});

function hashOf(id: string): string | undefined {
  return desk.documents.stored(id)?.known?.identity.hash;
}

function countReads(): () => number {
  const { open } = desk.disk;
  let count = 0;
  desk.disk.open = (name) => {
    count += 1;
    return open(name);
  };
  return () => count;
}

function countFacts(): () => number {
  const { facts } = desk.disk;
  let count = 0;
  desk.disk.facts = (name) => {
    count += 1;
    return facts(name);
  };
  return () => count;
}
