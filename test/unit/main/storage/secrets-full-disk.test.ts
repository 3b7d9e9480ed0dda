import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Secrets } from '../../../../src/main/secrets-port.ts';
import type { AtomicDisk } from '../../../../src/main/storage/atomic-disk.ts';
import { openSecretsFile } from '../../../../src/main/storage/secrets-file.ts';
import { createPlatformClock, type PlatformClock } from '../../../support/platform-clock.ts';
import { silentLog } from '../../../support/platform-fixture.ts';

let folder: string;
let clock: PlatformClock;
beforeEach(async () => {
  folder = await system.mkdtemp(path.join(tmpdir(), 'full-disk-'));
  clock = createPlatformClock();
});
afterEach(() => system.rm(folder, { recursive: true }));

const refused = (code: string): Error => Object.assign(new Error(code), { code });

async function used(): Promise<number> {
  const names = await system.readdir(folder);
  const sizes = await Promise.all(
    names.map(async (name) => (await system.stat(path.join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The real disk, which has so much room and no more. */
function diskWith(room: () => number): AtomicDisk {
  return {
    ...system,
    open: async (...given: Parameters<typeof system.open>) => {
      const handle = await system.open(...given);
      const writeFile = handle.writeFile.bind(handle);
      handle.writeFile = async (content: string | Uint8Array) => {
        if ((await used()) + Buffer.byteLength(content) > room()) throw refused('ENOSPC');
        await writeFile(content);
      };
      return handle;
    },
  };
}

const open = (disk: AtomicDisk): Promise<Secrets> =>
  openSecretsFile({
    ...{ folder, name: 'secrets.json', choice: 'ask', clock, log: silentLog, disk },
    cipher: {
      available: () => Promise.resolve(true),
      backend: () => 'gnome_libsecret',
      encrypt: (text) => Promise.resolve(Buffer.from(text).reverse()),
      decrypt: (bytes) =>
        Promise.resolve({ text: Buffer.from(bytes).reverse().toString(), shouldReEncrypt: false }),
    },
  });
const wait = <Result>(work: Promise<Result>): Promise<Result> => clock.whileWaiting(work, 60_000);
const stored = async (): Promise<unknown> => (await wait(open(system))).read();
const megabyte = 1_000_000;

describe('secrets on a full disk', () => {
  it('[I11] hold 64 kB for the day when there is no room, and use them for the new token', async () => {
    let room = megabyte;
    const secrets = await wait(open(diskWith(() => room)));
    await wait(secrets.write('first'));
    expect((await system.stat(path.join(folder, 'secrets.json.reserve'))).size).toBe(65_536);
    // Somebody else has filled the rest.
    room = await used();
    await wait(secrets.write('second'));
    expect(await stored()).toEqual({ kind: 'found', text: 'second' });
    // It takes the room again, as long as nobody else does: the next one is written, too.
    await wait(secrets.write('next'));
    expect(await stored()).toEqual({ kind: 'found', text: 'next' });
    // Others take even what was given back, and there is room again one day.
    room = 100;
    await expect(wait(secrets.write('third'))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await stored()).toEqual({ kind: 'found', text: 'next' });
    expect(await wait(secrets.read())).toEqual({ kind: 'found', text: 'third' });
    room = megabyte;
    await wait(secrets.write('fourth'));
    expect(await stored()).toEqual({ kind: 'found', text: 'fourth' });
    expect((await system.readdir(folder)).toSorted()).toEqual(['secrets.json', 'secrets.json.reserve']);
  });

  it('[I11] are written where there was never room for more than themselves', async () => {
    const secrets = await wait(open(diskWith(() => 2_000)));
    await wait(secrets.write('only this'));
    expect(await stored()).toEqual({ kind: 'found', text: 'only this' });
    expect(await system.readdir(folder)).toEqual(['secrets.json']);
  });
});

describe('secrets whose file somebody else holds', () => {
  /** Whose renames are refused for so long, as on Windows while a virus scanner looks. */
  const heldFor = (ms: number): AtomicDisk => {
    const began = clock.elapsed();
    return {
      ...system,
      rename: (from, to) =>
        clock.elapsed() - began < ms ? Promise.reject(refused('EPERM')) : system.rename(from, to),
    };
  };

  it('[I17] are written once it is let go', async () => {
    await wait((await wait(open(system))).write('old'));
    await wait((await wait(open(heldFor(5_000)))).write('new'));
    expect(await stored()).toEqual({ kind: 'found', text: 'new' });
  });

  it('[I17] keep the old ones whole where it never is', async () => {
    await wait((await wait(open(system))).write('old'));
    await expect(wait((await wait(open(heldFor(Infinity)))).write('new'))).rejects.toThrow('EPERM');
    expect(await stored()).toEqual({ kind: 'found', text: 'old' });
    expect(await system.readdir(folder)).not.toContainEqual(expect.stringMatching(/tmp$/));
  });
});
