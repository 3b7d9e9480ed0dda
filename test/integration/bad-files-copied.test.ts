import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewDocument } from '../../src/main/documents/document-disk.ts';
import type { CopyOutcome, DocumentCopy } from '../../src/main/documents/documents-port.ts';
import { diskError, type FileDesk, openFileDesk, sha256 } from '../support/file-desk.ts';
import { pdfOf, pngOf } from '../support/written-documents.ts';
import { handClock } from '../unit/main/desktop/fakes.ts';

let desk: FileDesk;
let into: string;
beforeEach(async () => {
  desk = await openFileDesk();
  into = path.join(desk.folder, 'outbox', 'one');
});
afterEach(() => desk.close());

const asItIs = () => ({ into, place: 0, pages: undefined });

function copied(outcome: CopyOutcome): DocumentCopy {
  if (outcome.status !== 'copied') throw new Error(JSON.stringify(outcome));
  return outcome.copy;
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  for await (const part of parts) taken.push(part.slice());
  return new Uint8Array(Buffer.concat(taken));
}

/** What lies in the fax's folder. */
async function left(): Promise<readonly string[]> {
  return readdir(into).catch(() => []);
}

describe('a copy for sending', () => {
  test('is the file byte for byte, for its owner alone', async () => {
    const bytes = new Uint8Array(Buffer.alloc(1_000_000, pdfOf(1)));
    const { id } = await desk.add(await desk.write('figures.txt', Buffer.alloc(1_000_000, 'abcd')));
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    const sent = new Uint8Array(await readFile(copy.path));
    expect(sent).toEqual(new Uint8Array(Buffer.alloc(1_000_000, 'abcd')));
    expect(sent).not.toEqual(bytes);
    expect(copy).toEqual({
      ...{ path: path.join(into, '0.txt'), name: 'figures.txt', shownName: 'figures.txt' },
      ...{ kind: 'text', contentType: 'text/plain', size: 1_000_000, hash: sha256(sent), pages: undefined },
    });
    expect((await stat(copy.path)).mode & 0o777).toBe(0o600);
    expect((await stat(into)).mode & 0o777).toBe(0o700);
    expect(await bytesOf(desk.documents.openCopy(copy))).toEqual(sent);
    expect(await desk.documents.readCopy(copy, 5, 3)).toMatchObject({
      bytes: sent.slice(5, 8),
      size: 1_000_000,
    });
    await desk.documents.removeCopies(into);
    expect(await left()).toEqual([]);
    expect(await desk.documents.readCopy(copy, 0, 3)).toEqual({ status: 'gone' });
  });

  test('of chosen pages is a new PDF, made from what was examined', async () => {
    const { id } = await desk.add(await desk.write('a.pdf', pdfOf(3)));
    const pages = [{ index: 2, turn: 90 }] as const;
    const copy = copied(await desk.documents.copyForSending(id, { into, place: 4, pages }));
    expect(copy).toMatchObject({ name: 'a.pdf', kind: 'pdf', pages: 1, path: path.join(into, '4.pdf') });
    expect(sha256(await readFile(copy.path))).toBe(copy.hash);
    expect((await desk.add(copy.path)).found).toMatchObject({ status: 'ready', pages: 1 });
  });

  test('of a turned picture is a PDF and called so', async () => {
    const { id } = await desk.add(await desk.write('scan.png', pngOf(20, 30)));
    const outcome = await desk.documents.copyForSending(id, { ...asItIs(), pages: [{ index: 0, turn: 90 }] });
    expect(copied(outcome)).toMatchObject({ name: 'scan.pdf', contentType: 'application/pdf', pages: 1 });
  });

  test.each([
    ['[F15] quotes, line breaks and semicolons', `it's "it";\nrm -rf.pdf`, 'it_s_it_rm_-rf.pdf'],
    ['[F15] emoji', '👋👋.pdf', 'document.pdf'],
    ['[F15] accents in two ways', 'Re\u0301sume\u0301 Ümlaut.pdf', 'Resume_Umlaut.pdf'],
    ['[F15] trailing dots and spaces', 'a. . .pdf', 'a.pdf'],
    ['[F15] 240 letters', `${'y'.repeat(240)}.pdf`, `${'y'.repeat(96)}.pdf`],
    ['[F16] a line break for a header', 'a\r\nContent-Type: x.pdf', 'a_Content-Type_x.pdf'],
    ['[F17] the name of a device', 'CON.pdf', '_CON.pdf'],
    ['[F17] another stream of a file', 'a.pdf:evil.pdf', 'a.pdf_evil.pdf'],
    ['[F17] a way out', '..\\..\\evil.pdf', 'evil.pdf'],
    ['an extension in capitals', 'SCAN.PDF', 'SCAN.pdf'],
  ])('%s: the name sent is safe', async (_name, name, sent) => {
    const { id } = await desk.add(await desk.write(name, pdfOf(1)));
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    expect(copy.name).toBe(sent);
    expect(copy.name).toMatch(/^[A-Za-z0-9._-]{1,100}$/);
    expect(path.basename(copy.path)).toBe('0.pdf');
  });

  test('a picture with another picture’s extension is sent under its own', async () => {
    const { id } = await desk.add(await desk.write('photo.jpg', pngOf(4, 4)));
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    expect(copy).toMatchObject({ name: 'photo.png', contentType: 'image/png' });
  });

  test('becomes a file of a new draft, under the name that the person knows', async () => {
    const { id } = await desk.add(await desk.write('a b.pdf', pdfOf(2)));
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    const again = await desk.documents.takeCopy(copy);
    expect(await desk.documents.examine(again?.id ?? '')).toMatchObject({ status: 'ready', pages: 2 });
    await writeFile(copy.path, 'something else');
    expect(await desk.documents.takeCopy(copy)).toBeUndefined();
  });
});

describe('[F11] a file that changes while it is copied', () => {
  test('is copied again where that was one moment, else said to have changed', async () => {
    const file = await desk.write('a.txt', 'x'.repeat(500_000));
    const { id } = await desk.add(file);
    const { open } = desk.disk;
    const whole = await readFile(file);
    let opened = 0;
    desk.disk.open = async (name) => {
      opened += 1;
      // Half of it is there the first time.
      if (opened === 1) await writeFile(file, whole.subarray(0, 250_000));
      const found = await open(name);
      if (opened === 1) await writeFile(file, whole);
      return found;
    };
    expect(copied(await desk.documents.copyForSending(id, asItIs())).size).toBe(500_000);
    desk.disk.open = open;
    await writeFile(file, Buffer.from(whole).fill('y', 10, 20));
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({ status: 'changed' });
    await rename(file, `${file}.away`);
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({ status: 'moved' });
    expect((await left()).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('and is not what was examined is never sent, in whole or by its pages', async () => {
    const file = await desk.write('a.pdf', pdfOf(3));
    const { id } = await desk.add(file);
    const other = Buffer.from(pdfOf(3));
    other.write('Pag3', other.indexOf('Page 1'));
    await writeFile(file, other);
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({ status: 'changed' });
    const pages = [{ index: 0, turn: 0 }] as const;
    expect(await desk.documents.copyForSending(id, { ...asItIs(), pages })).toEqual({ status: 'changed' });
    expect(await left()).toEqual([]);
  });

  test('a copy that is not what was written fails before its last part is handed out', async () => {
    const { id } = await desk.add(await desk.write('a.txt', 'x'.repeat(600_000)));
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    await writeFile(copy.path, 'y'.repeat(600_000));
    let taken = 0;
    await expect(async () => {
      for await (const part of desk.documents.openCopy(copy)) taken += part.length;
    }).rejects.toThrow();
    expect(taken).toBeLessThan(600_000);
    await rm(copy.path);
    await expect(bytesOf(desk.documents.openCopy(copy))).rejects.toThrow();
  });
});

describe('a drive that is gone', () => {
  test.each([
    ['EIO', { status: 'refused', why: 'not-readable' }],
    ['ENXIO', { status: 'moved' }],
    ['EBUSY', { status: 'refused', why: 'in-use' }],
    ['EACCES', { status: 'refused', why: 'not-readable' }],
  ] as const)('[F12] [fault 44] %s while it is copied leaves nothing behind', async (code, outcome) => {
    const { id } = await desk.add(await desk.write('a.txt', 'x'.repeat(600_000)));
    const { open } = desk.disk;
    desk.disk.open = async (name) => {
      const file = await open(name);
      return {
        ...file,
        read: (room, at) => (at > 300_000 ? Promise.reject(diskError(code)) : file.read(room, at)),
      };
    };
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual(outcome);
    expect(await left()).toEqual([]);
  });

  test('[F12] does not answer: after thirty seconds that is said, and other files go on', async () => {
    const clock = { ...handClock(), now: () => 0 };
    const slow = await openFileDesk({ clock });
    const good = await slow.write('good.txt', 'hello');
    const { facts } = slow.disk;
    slow.disk.facts = (name) => (name.startsWith('/mnt/') ? new Promise(() => undefined) : facts(name));
    const [hung] = slow.documents.take(['/mnt/server/a.pdf'], 'drop').files;
    const answer = slow.documents.examine(hung?.id ?? '');
    expect((await slow.add(good)).found).toMatchObject({ status: 'ready' });
    clock.move(30_000);
    expect(await answer).toMatchObject({ status: 'refused', why: 'not-answering' });
    // Two questions that are never answered hold two of Node's threads: a third one is not even asked.
    const more = ['/mnt/b.pdf', '/mnt/c.pdf'].map(
      (name) => slow.documents.take([name], 'drop').files[0]?.id ?? '',
    );
    const answers = more.map((id) => slow.documents.examine(id));
    await Promise.resolve();
    clock.move(30_000);
    expect(await Promise.all(answers)).toMatchObject([{ why: 'not-answering' }, { why: 'not-answering' }]);
    await slow.close();
  });

  test('[F13] a file that a cloud has to bring first is waited for two minutes', async () => {
    const clock = { ...handClock(), now: () => 0 };
    const slow = await openFileDesk({ clock });
    const file = await slow.write('a.txt', 'x'.repeat(5_000));
    const { facts, open } = slow.disk;
    const inCloud = async <Facts extends object>(ask: Promise<Facts>) => ({ ...(await ask), blocks: 0 });
    slow.disk.facts = (name) => inCloud(facts(name));
    let bring = (): void => undefined;
    const brought = new Promise<void>((resolve) => (bring = resolve));
    let isAsked = false;
    slow.disk.open = async (name) => {
      const opened = await open(name);
      return {
        ...opened,
        facts: () => inCloud(opened.facts()),
        read: async (room, at) => {
          isAsked = true;
          await brought;
          return opened.read(room, at);
        },
      };
    };
    const untilAsked = async (): Promise<void> => {
      while (!isAsked) await new Promise((resolve) => setImmediate(resolve));
    };
    const [first] = slow.documents.take([file], 'drop').files;
    const late = slow.documents.examine(first?.id ?? '');
    await untilAsked();
    clock.move(119_000);
    clock.move(1_000);
    expect(await late).toMatchObject({ status: 'refused', why: 'not-downloaded' });
    isAsked = false;
    const again = slow.documents.examine(first?.id ?? '');
    await untilAsked();
    clock.move(60_000);
    bring();
    expect(await again).toMatchObject({ status: 'ready' });
    await slow.close();
  });

  test('[F13] what a cloud leaves in a file’s place on macOS is not downloaded', async () => {
    const { found } = await desk.add(await desk.write('.a.pdf.icloud', 'bplist'));
    expect(found).toMatchObject({ status: 'refused', why: 'not-downloaded' });
  });
});

describe('a disk that does not take the copy', () => {
  const failing = (code: string, member: keyof NewDocument) => async (name: string) => {
    const made = await create(name);
    let written = 0;
    return {
      ...made,
      [member]: async (bytes: Uint8Array) => {
        written += 1;
        // In the middle of the file.
        if (member === 'write' && written < 2) return made.write(bytes);
        throw diskError(code);
      },
    };
  };
  let create: FileDesk['disk']['create'];
  let id: string;
  beforeEach(async () => {
    ({ create } = desk.disk);
    ({ id } = await desk.add(await desk.write('a.txt', 'x'.repeat(3_000_000))));
  });

  test('[F26] [fault 42] because it is full says how much has to become free, and leaves nothing', async () => {
    desk.disk.create = failing('ENOSPC', 'write');
    desk.disk.free = () => Promise.resolve(1_000_000);
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({
      status: 'disk-full',
      missing: 2_000_000,
    });
    desk.disk.free = () => Promise.reject(diskError('EIO'));
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({
      status: 'disk-full',
      missing: undefined,
    });
    expect(await left()).toEqual([]);
    desk.disk.create = create;
    expect(await desk.documents.copyForSending(id, asItIs())).toMatchObject({ status: 'copied' });
  });

  test.each([
    ['[fault 43] is read-only', 'EROFS', 'write'],
    ['[fault 45] fails', 'EIO', 'write'],
    ['[fault 46] does not flush', 'EIO', 'flush'],
    ['[fault 48] is locked', 'EPERM', 'write'],
  ] as const)('because it %s says so with its code', async (_name, code, member) => {
    desk.disk.create = failing(code, member);
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({ status: 'disk-failed', code });
    expect(await left()).toEqual([]);
  });

  test('[fault 47] because it does not rename, or has no room for a folder, says so', async () => {
    const { rename: move, makeFolder } = desk.disk;
    desk.disk.rename = () => Promise.reject(diskError('EACCES'));
    expect(await desk.documents.copyForSending(id, asItIs())).toEqual({
      status: 'disk-failed',
      code: 'EACCES',
    });
    desk.disk.rename = move;
    desk.disk.makeFolder = () => Promise.reject(diskError('ENOSPC'));
    expect(await desk.documents.copyForSending(id, asItIs())).toMatchObject({ status: 'disk-full' });
    desk.disk.makeFolder = makeFolder;
    expect(await left()).toEqual([]);
  });

  test('[F25] a copy that was cut off by a crash is written anew', async () => {
    await desk.disk.makeFolder(into);
    await writeFile(path.join(into, '0.txt.part'), 'half');
    await writeFile(path.join(into, '0.txt'), 'of another time');
    const copy = copied(await desk.documents.copyForSending(id, asItIs()));
    expect((await bytesOf(desk.documents.openCopy(copy))).length).toBe(3_000_000);
    expect(await left()).toEqual(['0.txt']);
  });

  test('a pasted picture that cannot be written is not taken', async () => {
    desk.disk.create = () => Promise.reject(diskError('ENOSPC'));
    expect(await desk.documents.takeBytes(pngOf(3, 3), 'Pasted picture.png')).toBeUndefined();
    expect(desk.log.join()).toContain('ENOSPC');
  });
});
