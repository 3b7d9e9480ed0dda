import * as system from 'node:fs/promises';
import * as z from 'zod';

import type { SecretsKeeping } from '../../shared/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { patient } from '../patient-rename.ts';
import type { Cipher, Secrets } from '../secrets-port.ts';
import type { AtomicDisk } from './atomic-disk.ts';
import { createAtomicFile } from './atomic-file.ts';

export type SecretsFileOptions = {
  readonly folder: string;
  readonly name: string;
  readonly cipher: Cipher;
  /** The person's answer from the settings, for where there is no keyring. */
  readonly choice: 'ask' | 'memory' | 'weak';
  readonly clock: Clock;
  readonly log: Log;
  readonly disk?: AtomicDisk;
};

/** A keyring may ask for its password; a question nobody answers must not hold up the app. */
const cipherLimitMs = 10_000;
const weakBackend = 'plain';

const storedFile = z.object({
  version: z.literal(1),
  backend: z.string().max(100),
  createdAt: z.string().max(40),
  /** Base64. */
  payload: z.string().max(1_000_000),
});
type StoredFile = z.infer<typeof storedFile>;

/**
 * Secrets on the disk, encrypted by the system's keyring. Where there is none, nothing is stored unless the
 * person chose weak storage. What cannot be decrypted is kept aside, never taken for empty, never overwritten.
 */
export async function openSecretsFile(options: SecretsFileOptions): Promise<Secrets> {
  const { cipher, clock, log, disk = system } = options;
  const calm = { ...disk, rename: patient(disk.rename, clock) };
  const file = createAtomicFile(options.folder, options.name, calm);
  let isStrong = await hasKeyring(cipher, clock);
  let choice = options.choice;
  /** What is stored only here where nothing may be written, and what a later choice would write. */
  let inMemory: string | undefined;
  /** The keyring was locked or not there: the file may well be good, so it waits, and moves aside before a new one. */
  let mustMoveAside = false;
  let last: Promise<unknown> = Promise.resolve();

  function keeping(): SecretsKeeping {
    if (isStrong) return 'keyring';
    return choice === 'ask' ? 'undecided' : choice;
  }

  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  }

  async function decode(stored: StoredFile): Promise<{ text: string; again: boolean }> {
    const bytes = Buffer.from(stored.payload, 'base64');
    if (stored.backend === weakBackend) return { text: bytes.toString('utf8'), again: isStrong };
    if (!isStrong) throw new SecretsFailure('backend-changed');
    const { text, shouldReEncrypt } = await limited(clock, () => cipher.decrypt(bytes));
    return { text, again: shouldReEncrypt };
  }

  async function store(text: string): Promise<void> {
    const payload = isStrong
      ? Buffer.from(await limited(clock, () => cipher.encrypt(text)))
      : Buffer.from(text, 'utf8');
    const content: StoredFile = {
      version: 1,
      backend: isStrong ? cipher.backend() : weakBackend,
      createdAt: new Date(clock.now()).toISOString(),
      payload: payload.toString('base64'),
    };
    if (mustMoveAside) await moveAside();
    await file.write(JSON.stringify(content), async (written) => {
      const back = parseFile(written);
      // A cipher that gives back something else would be noticed only when it is too late.
      if (back === undefined || (await decode(back)).text !== text) throw new SecretsFailure('not-read-back');
    });
  }

  async function moveAside(): Promise<void> {
    await file.setAside(`undecryptable-${clock.now()}`);
    mustMoveAside = false;
  }

  async function read(): ReturnType<Secrets['read']> {
    if (inMemory !== undefined) return { kind: 'found', text: inMemory };
    const written = await file.read();
    if (written === undefined) return { kind: 'none' };
    const stored = parseFile(written);
    if (stored === undefined) {
      await moveAside();
      return { kind: 'unreadable', reason: 'corrupted' };
    }
    // At the start of a session the keyring may come later than we do.
    if (!isStrong && stored.backend !== weakBackend) isStrong = await hasKeyring(cipher, clock);
    try {
      const { text, again } = await decode(stored);
      inMemory = text;
      mustMoveAside = false;
      if (again)
        await store(text).catch((error: unknown) => log.error('secrets could not be encrypted anew', error));
      return { kind: 'found', text };
    } catch (error) {
      return { kind: 'unreadable', reason: await noteUnreadable(error, stored) };
    }
  }

  async function noteUnreadable(error: unknown, stored: StoredFile): Promise<string> {
    const reason = error instanceof SecretsFailure ? error.reason : reasonFor(stored, cipher);
    log.warn('stored secrets cannot be decrypted', { reason, backend: stored.backend });
    mustMoveAside = true;
    if (reason !== 'keyring-locked' && isStrong) await moveAside();
    return reason;
  }

  return {
    keeping,
    read: () => inTurn(read),
    write: (text) =>
      inTurn(async () => {
        inMemory = text;
        if (keeping() === 'keyring' || keeping() === 'weak') await store(text);
      }),
    choose: (next) =>
      inTurn(async () => {
        choice = next;
        if (isStrong) return;
        if (next === 'memory') {
          if (mustMoveAside) await moveAside();
          else await file.remove();
        }
        if (next === 'weak' && inMemory !== undefined) await store(inMemory);
      }),
    erase: () =>
      inTurn(async () => {
        inMemory = undefined;
        mustMoveAside = false;
        await file.remove();
      }),
  };
}

class SecretsFailure extends Error {
  readonly reason: 'backend-changed' | 'keyring-locked' | 'not-read-back';
  constructor(reason: SecretsFailure['reason']) {
    super(`secrets: ${reason}`);
    this.reason = reason;
  }
}

/** `basic_text` is what Linux falls back to: encryption with a key everybody has. */
async function hasKeyring(cipher: Cipher, clock: Clock): Promise<boolean> {
  try {
    return (await limited(clock, () => cipher.available())) && cipher.backend() !== 'basic_text';
  } catch {
    return false;
  }
}

function reasonFor(stored: StoredFile, cipher: Cipher): string {
  return stored.backend === cipher.backend() ? 'wrong-user-or-corrupted' : 'backend-changed';
}

function parseFile(text: string): StoredFile | undefined {
  try {
    return storedFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function limited<Result>(clock: Clock, work: () => Promise<Result>): Promise<Result> {
  const { promise: limit, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(cipherLimitMs, () => reject(new SecretsFailure('keyring-locked')));
  const working = work();
  working.catch(() => undefined);
  try {
    return await Promise.race([working, limit]);
  } finally {
    cancel();
  }
}
