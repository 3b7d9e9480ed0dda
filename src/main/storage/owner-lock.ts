import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import type { Processes } from './processes.ts';

/** Says to others that this folder has an owner, for as long as it lives. */
export type OwnerLock = { readonly release: () => Promise<void> };

export type OwnerLockOptions = {
  readonly folder: string;
  readonly clock: Clock;
  readonly processes: Processes;
};

const fileName = 'owner.lock';
/** The owner touches its file so often. */
const touchMs = 60_000;
/** Of an owner that nobody here can ask for its life, so much silence means that it is gone. */
const silenceMs = 5 * 60_000;

const ownerFile = z.object({
  host: z.string().max(300),
  pid: z.number().int().positive(),
  /** What the system says of the process's beginning; a later process with the same number has another. */
  startedAt: z.string().max(200).optional(),
});
type Owner = z.infer<typeof ownerFile>;

/**
 * Two apps over the same folder would trade in the same refresh token and lose it. One instance is the rule, and
 * the system enforces it for one installation on one computer; this file holds for two installations and for a
 * home folder that several computers share. Undefined: somebody else owns the folder.
 */
export async function takeOwnerLock(options: OwnerLockOptions): Promise<OwnerLock | undefined> {
  const { folder, processes } = options;
  const file = path.join(folder, fileName);
  const mine: Owner = {
    host: processes.host,
    pid: processes.pid,
    startedAt: processes.startOf(processes.pid),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A stale file may be taken away by several who start at once; only one of them makes the new one.
  for (let tries = 0; tries < 3; tries += 1) {
    if (await create(file, `${file}.${processes.pid}-new`, JSON.stringify(mine)))
      return hold(file, options.clock);
    const found = await look(file);
    if (found !== undefined && !isStale(found, options)) return undefined;
    await takeAway(file, `${file}.${processes.pid}-${tries}`, found?.text);
  }
  return undefined;
}

/**
 * False where there is one already. It is written aside and appears whole: one that is found empty would be taken for
 * what a power cut left. Where the disk knows no second names it is written in its place.
 */
async function create(file: string, aside: string, text: string): Promise<boolean> {
  try {
    await rm(aside, { force: true });
    await writeNew(aside, text);
    await giveName(aside, file, text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function giveName(aside: string, file: string, text: string): Promise<void> {
  try {
    await link(aside, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    await writeNew(file, text);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

type Found = { readonly text: string; readonly touchedAt: number };

/** Undefined: gone meanwhile. */
async function look(file: string): Promise<Found | undefined> {
  try {
    return { text: await readFile(file, 'utf8'), touchedAt: (await stat(file)).mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isStale({ text, touchedAt }: Found, { clock, processes }: OwnerLockOptions): boolean {
  const owner = parseOwner(text);
  // Cut off by a power cut: nobody's.
  if (owner === undefined) return true;
  const isSilent = Math.abs(clock.now() - touchedAt) > silenceMs;
  if (owner.host !== processes.host) return isSilent;
  if (owner.pid === processes.pid || !processes.isRunning(owner.pid)) return true;
  const startedAt = processes.startOf(owner.pid);
  if (startedAt === undefined || owner.startedAt === undefined) return isSilent;
  return startedAt !== owner.startedAt;
}

function parseOwner(text: string): Owner | undefined {
  try {
    return ownerFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Renamed first, which succeeds for one only; where that was a newer owner's file, it goes back. */
async function takeAway(file: string, aside: string, judged: string | undefined): Promise<void> {
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) !== judged) await link(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  await rm(aside, { force: true });
}

function hold(file: string, clock: Clock): OwnerLock {
  let cancel = (): void => undefined;
  const touch = (): void => {
    cancel = clock.after(touchMs, () => {
      const now = new Date(clock.now());
      // Without its file the folder is unprotected, but the app works.
      utimes(file, now, now).catch(() => undefined);
      touch();
    });
  };
  touch();
  return {
    release: async () => {
      cancel();
      await rm(file, { force: true });
    },
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
