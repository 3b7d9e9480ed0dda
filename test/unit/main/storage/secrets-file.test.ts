import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Cipher, Secrets } from '../../../../src/main/secrets-port.ts';
import { openSecretsFile } from '../../../../src/main/storage/secrets-file.ts';
import { createPlatformClock, type PlatformClock } from '../../../support/platform-clock.ts';
import { silentLog } from '../../../support/platform-fixture.ts';

type Mode =
  | 'strong'
  | 'weak'
  | 'unavailable'
  | 'throws on encrypt'
  | 'throws on decrypt'
  | 'returns other text'
  | 'never resolves'
  | 'asks for re-encryption';

/** A keyring in eight moods. Its "encryption" hides the text from a plain search. */
function fakeCipher(mode: Mode, key = 7): Cipher & { encryptions: () => number } {
  let encryptions = 0;
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ key);
  const never = () => new Promise<never>(() => undefined);
  return {
    available: () => (mode === 'never resolves' ? never() : Promise.resolve(mode !== 'unavailable')),
    backend: () => (mode === 'weak' ? 'basic_text' : 'gnome_libsecret'),
    encrypt: (text) => {
      encryptions += 1;
      if (mode === 'throws on encrypt') return Promise.reject(new Error('no key'));
      return Promise.resolve(flip(Buffer.from(text)));
    },
    decrypt: (bytes) => {
      if (mode === 'throws on decrypt') return Promise.reject(new Error('cannot decrypt'));
      const text = mode === 'returns other text' ? 'something else' : Buffer.from(flip(bytes)).toString();
      return Promise.resolve({ text, shouldReEncrypt: mode === 'asks for re-encryption' });
    },
    encryptions: () => encryptions,
  };
}

const modes: readonly Mode[] = [
  'strong',
  'weak',
  'unavailable',
  'throws on encrypt',
  'throws on decrypt',
  'returns other text',
  'never resolves',
  'asks for re-encryption',
];
/** Where the text is certain to be on the disk after a write, and to come back after a restart. */
const storing = new Set<Mode>(['strong', 'asks for re-encryption']);
const secret = 'refresh-token-one-0123456789';
const renewed = 'refresh-token-two-9876543210';

let root: string;
let folder: string;
let clock: PlatformClock;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  folder = path.join(root, 'profile');
  clock = createPlatformClock();
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function open(
  mode: Mode,
  choice: 'ask' | 'memory' | 'weak' = 'ask',
  cipher = fakeCipher(mode),
): Promise<Secrets> {
  return clock.whileWaiting(
    openSecretsFile({ folder, name: 'session.json', cipher, choice, clock, log: silentLog }),
    20_000,
  );
}

const everyFile = () => readdir(folder).catch(() => []);
/** But for the room that is held for a full disk. */
const files = async () => (await everyFile()).filter((name) => !name.endsWith('.reserve'));
const inFile = async () =>
  JSON.parse(await readFile(path.join(folder, 'session.json'), 'utf8')) as Record<string, unknown>;

async function everything(): Promise<string> {
  const names = await files();
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

const outcome = (work: Promise<void>) =>
  clock.whileWaiting(
    work.then(
      () => 'stored',
      () => 'failed',
    ),
    60_000,
  );

describe.each(modes)('secrets with a keyring that is: %s', (mode) => {
  it('start: opens without anything stored and says how secrets are kept', async () => {
    const secrets = await open(mode);
    const isKeyring = !['weak', 'unavailable', 'never resolves'].includes(mode);
    expect(secrets.keeping()).toBe(isKeyring ? 'keyring' : 'undecided');
    expect(await secrets.read()).toEqual({ kind: 'none' });
    expect(await files()).toEqual([]);
  });

  it('sign-in: stores only what comes back as it was, and never a readable token', async () => {
    const secrets = await open(mode);
    const done = await outcome(secrets.write(secret));
    const fails = ['throws on encrypt', 'throws on decrypt', 'returns other text'].includes(mode);
    expect(done).toBe(fails ? 'failed' : 'stored');
    expect(await files()).toEqual(storing.has(mode) ? ['session.json'] : []);
    expect(await everything()).not.toContain(secret);
    // The session itself goes on in memory.
    expect(await secrets.read()).toEqual({ kind: 'found', text: secret });
    const after = await (await open(mode)).read();
    expect(after).toEqual(storing.has(mode) ? { kind: 'found', text: secret } : { kind: 'none' });
  });

  it('refresh: replaces the old secrets, or keeps them whole where that fails', async () => {
    await (await open('strong')).write(secret);
    const before = await readFile(path.join(folder, 'session.json'), 'utf8');
    const secrets = await open(mode);
    await outcome(secrets.write(renewed));
    if (storing.has(mode)) {
      expect(await (await open('strong')).read()).toEqual({ kind: 'found', text: renewed });
    } else expect(await readFile(path.join(folder, 'session.json'), 'utf8')).toBe(before);
    expect((await files()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('sign-out: leaves no file behind', async () => {
    await (await open('strong')).write(secret);
    const secrets = await open(mode);
    await clock.whileWaiting(secrets.read(), 60_000);
    await outcome(secrets.write(renewed));
    await secrets.erase();
    expect(await everyFile()).toEqual([]);
    expect(await secrets.read()).toEqual({ kind: 'none' });
  });
});

describe('the secrets file', () => {
  it('names version, backend and time, and is readable by its owner only', async () => {
    await (await open('strong')).write(secret);
    expect(await inFile()).toEqual({
      version: 1,
      backend: 'gnome_libsecret',
      createdAt: new Date(clock.now()).toISOString(),
      payload: expect.any(String) as string,
    });
    expect((await stat(path.join(folder, 'session.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('[I23] keeps what it cannot decrypt aside, says why, and does not overwrite it', async () => {
    await (await open('strong')).write(secret);
    const before = await readFile(path.join(folder, 'session.json'), 'utf8');
    const secrets = await open('throws on decrypt');
    expect(await secrets.read()).toEqual({ kind: 'unreadable', reason: 'wrong-user-or-corrupted' });
    const aside = `session.json.undecryptable-${clock.now()}`;
    expect(await files()).toEqual([aside]);
    expect(await readFile(path.join(folder, aside), 'utf8')).toBe(before);
    await (await open('strong')).write(renewed);
    expect(await readFile(path.join(folder, aside), 'utf8')).toBe(before);
  });

  it('[I23] says that the backend changed when there is no keyring any more', async () => {
    await (await open('strong')).write(secret);
    const secrets = await open('unavailable');
    expect(await secrets.read()).toEqual({ kind: 'unreadable', reason: 'backend-changed' });
  });

  it('[I23] leaves everything as it is where the keyring is not there yet, and reads it when it comes', async () => {
    await (await open('strong')).write(secret);
    const keyring = fakeCipher('strong');
    let isThere = false;
    const late = { ...keyring, available: () => Promise.resolve(isThere) };
    const secrets = await open('strong', 'ask', late);
    expect(await secrets.read()).toEqual({ kind: 'unreadable', reason: 'backend-changed' });
    expect(await files()).toEqual(['session.json']);
    expect(secrets.keeping()).toBe('undecided');
    isThere = true;
    expect(await secrets.read()).toEqual({ kind: 'found', text: secret });
    expect(secrets.keeping()).toBe('keyring');
    await secrets.write(renewed);
    expect(await files()).toEqual(['session.json']);
  });

  it.each(['weak', 'memory'] as const)(
    '[I23] keeps what a missing keyring has written aside where the person chooses %s instead',
    async (choice) => {
      await (await open('strong')).write(secret);
      const before = await readFile(path.join(folder, 'session.json'), 'utf8');
      const secrets = await open('unavailable');
      await secrets.read();
      await secrets.choose(choice);
      await secrets.write(renewed);
      const aside = `session.json.undecryptable-${clock.now()}`;
      expect(await readFile(path.join(folder, aside), 'utf8')).toBe(before);
      expect(await secrets.read()).toEqual({ kind: 'found', text: renewed });
    },
  );

  it.each(['', 'not json', '[]', '{"version":2}', '{"version":1,"backend":"x","createdAt":"y"}'])(
    'keeps a damaged file (%j) aside',
    async (text) => {
      await (await open('strong')).write(secret);
      await writeFile(path.join(folder, 'session.json'), text);
      expect(await (await open('strong')).read()).toEqual({ kind: 'unreadable', reason: 'corrupted' });
      expect(await files()).toEqual([`session.json.undecryptable-${clock.now()}`]);
    },
  );

  it('[I23] [fault 53] gives a locked keyring ten seconds, leaves the file for later and never overwrites it', async () => {
    await (await open('strong')).write(secret);
    const cipher = fakeCipher('strong');
    const locked: Cipher = { ...cipher, decrypt: () => new Promise(() => undefined) };
    const began = clock.now();
    const secrets = await openSecretsFile({
      ...{ folder, name: 'session.json', cipher: locked, choice: 'ask', clock, log: silentLog },
    });
    expect(await clock.whileWaiting(secrets.read(), 30_000)).toEqual({
      kind: 'unreadable',
      reason: 'keyring-locked',
    });
    expect(clock.now() - began).toBeLessThan(11_000);
    expect(await files()).toEqual(['session.json']);
    expect(await (await open('strong')).read()).toEqual({ kind: 'found', text: secret });
  });

  it('encrypts anew when the keyring asks for it', async () => {
    await (await open('strong')).write(secret);
    const before = await inFile();
    clock.jump(60_000);
    const cipher = fakeCipher('asks for re-encryption');
    expect(await (await open('asks for re-encryption', 'ask', cipher)).read()).toEqual({
      kind: 'found',
      text: secret,
    });
    expect(cipher.encryptions()).toBe(1);
    expect((await inFile())['createdAt']).not.toBe(before['createdAt']);
  });

  it('stores weakly only when the person chose so, and forgets it when they choose memory', async () => {
    const secrets = await open('unavailable');
    await secrets.write(secret);
    expect(await files()).toEqual([]);
    await secrets.choose('weak');
    expect(secrets.keeping()).toBe('weak');
    expect(await (await open('unavailable', 'weak')).read()).toEqual({ kind: 'found', text: secret });
    await secrets.choose('memory');
    expect(secrets.keeping()).toBe('memory');
    expect(await everyFile()).toEqual([]);
    expect(await secrets.read()).toEqual({ kind: 'found', text: secret });
  });

  it('moves weakly stored secrets into the keyring as soon as there is one', async () => {
    await (await open('unavailable', 'weak')).write(secret);
    expect(await (await open('strong', 'weak')).read()).toEqual({ kind: 'found', text: secret });
    expect((await inFile())['backend']).toBe('gnome_libsecret');
  });

  it('ends with the last of many writes and an erasure that overlap', async () => {
    const secrets = await open('strong');
    const writes = Array.from({ length: 20 }, (_, count) => secrets.write(`secret number ${count}`));
    await Promise.all(writes);
    expect(await (await open('strong')).read()).toEqual({ kind: 'found', text: 'secret number 19' });
    const late = secrets.write('too late');
    await Promise.all([late, secrets.erase()]);
    expect(await files()).toEqual([]);
  });
});
