import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file that is either the old one or the new one, whenever the power goes. Only its owner may read it. */
export type AtomicFile = {
  readonly path: string;
  /** Undefined when there is none. */
  readonly read: () => Promise<string | undefined>;
  /** `check` sees what was really written before the old file is given up; it throws to keep the old one. */
  readonly write: (text: string, check: (written: string) => Promise<void>) => Promise<void>;
  /** Renames the file out of the way; nobody overwrites it any more. */
  readonly setAside: (suffix: string) => Promise<void>;
  /** Removes the file, half-written ones and those set aside. */
  readonly remove: () => Promise<void>;
};

export function createAtomicFile(folder: string, name: string): AtomicFile {
  const file = path.join(folder, name);
  let count = 0;

  async function write(text: string, check: (written: string) => Promise<void>): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    count += 1;
    const fresh = path.join(folder, `${name}.${process.pid}-${count}.tmp`);
    try {
      const handle = await open(fresh, 'w', 0o600);
      try {
        await handle.writeFile(text, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
      await check(await readFile(fresh, 'utf8'));
      await rename(fresh, file);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
    await flushFolder(folder);
  }

  async function remove(): Promise<void> {
    const left = await readdir(folder).catch(emptyIfMissing);
    const ours = left.filter((one) => one === name || one.startsWith(`${name}.`));
    await Promise.all(ours.map((one) => rm(path.join(folder, one), { force: true })));
    if (ours.length > 0) await flushFolder(folder);
  }

  return {
    path: file,
    read: () => readFile(file, 'utf8').catch(undefinedIfMissing),
    write,
    setAside: async (suffix) => {
      await rename(file, `${file}.${suffix}`);
      await flushFolder(folder);
    },
    remove,
  };
}

/** The rename itself is on the disk only when the folder is; Windows does not open folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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
