import * as system from 'node:fs/promises';
import path from 'node:path';
import type { AtomicDisk } from './atomic-disk.ts';
import { createReserve } from './reserve-file.ts';

/** A file that is either the old one or the new one, whenever the power goes. Only its owner may read it. */
export type AtomicFile = {
  readonly path: string;
  /** Undefined when there is none. */
  readonly read: () => Promise<string | undefined>;
  /**
   * `check` sees what was really written before the old file is given up; it throws to keep the old one. On a full disk
   * it takes the room that an earlier write has reserved.
   */
  readonly write: (text: string, check: (written: string) => Promise<void>) => Promise<void>;
  /** Renames the file out of the way; nobody overwrites it any more. */
  readonly setAside: (suffix: string) => Promise<void>;
  /** Removes the file, half-written ones and those set aside. */
  readonly remove: () => Promise<void>;
};

export function createAtomicFile(folder: string, name: string, disk: AtomicDisk = system): AtomicFile {
  const file = path.join(folder, name);
  const reserve = createReserve(folder, name, disk);
  let count = 0;

  async function write(text: string, check: (written: string) => Promise<void>): Promise<void> {
    await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    await disk.chmod(folder, 0o700);
    try {
      await replace(text, check);
    } catch (error) {
      if (!isFull(error) || !(await reserve.release())) throw error;
      await replace(text, check);
    }
    await reserve.keep();
  }

  async function replace(text: string, check: (written: string) => Promise<void>): Promise<void> {
    count += 1;
    const fresh = path.join(folder, `${name}.${process.pid}-${count}.tmp`);
    try {
      const handle = await disk.open(fresh, 'w', 0o600);
      try {
        await handle.writeFile(text, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
      await check(await disk.readFile(fresh, 'utf8'));
      await disk.rename(fresh, file);
    } catch (error) {
      await disk.rm(fresh, { force: true });
      throw error;
    }
    await flushFolder(folder, disk);
  }

  async function remove(): Promise<void> {
    const left = await disk.readdir(folder).catch(emptyIfMissing);
    const ours = left.filter((one) => one === name || one.startsWith(`${name}.`));
    await Promise.all(ours.map((one) => disk.rm(path.join(folder, one), { force: true })));
    if (ours.length > 0) await flushFolder(folder, disk);
  }

  return {
    path: file,
    read: () => disk.readFile(file, 'utf8').catch(undefinedIfMissing),
    write,
    setAside: async (suffix) => {
      await disk.rename(file, `${file}.${suffix}`);
      await flushFolder(folder, disk);
    },
    remove,
  };
}

/** The rename itself is on the disk only when the folder is; Windows does not open folders. */
async function flushFolder(folder: string, disk: AtomicDisk): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function undefinedIfMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}

function emptyIfMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}
