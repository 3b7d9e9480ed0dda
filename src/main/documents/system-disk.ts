import type { BigIntStats } from 'node:fs';
import { constants, lstat, mkdir, open, opendir, realpath, rename, rm, statfs } from 'node:fs/promises';
import type { DocumentDisk, FileFacts, NewDocument, OpenDocument } from './document-disk.ts';

/** Windows knows neither of the last two (they are undefined there, which counts as 0); its pipes are no files. */
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export const systemDisk: DocumentDisk = {
  facts: async (path) => factsOf(await lstat(path, { bigint: true })),
  realPath: (path) => realpath(path),
  names: async (folder, most) => {
    const names: string[] = [];
    // Leaving the loop closes the folder.
    for await (const { name } of await opendir(folder)) {
      if (names.length >= most) break;
      names.push(name);
    }
    return names;
  },
  open: openDocument,
  create: createDocument,
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  removeFolder: (folder) => rm(folder, { recursive: true, force: true }),
  free: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

async function openDocument(path: string): Promise<OpenDocument> {
  const handle = await open(path, readOnly);
  return {
    facts: async () => factsOf(await handle.stat({ bigint: true })),
    read: async (into, at) => (await handle.read(into, 0, into.length, at)).bytesRead,
    close: () => handle.close(),
  };
}

async function createDocument(path: string): Promise<NewDocument> {
  const handle = await open(path, 'wx', 0o600);
  return {
    write: async (bytes) => {
      for (let done = 0; done < bytes.length;) {
        done += (await handle.write(bytes, done)).bytesWritten;
      }
    },
    flush: () => handle.sync(),
    close: () => handle.close(),
  };
}

function factsOf(stats: BigIntStats): FileFacts {
  return {
    type: typeOf(stats),
    size: Number(stats.size),
    device: String(stats.dev),
    inode: String(stats.ino),
    modified: String(stats.mtimeNs),
    blocks: Number(stats.blocks),
  };
}

function typeOf(stats: BigIntStats): FileFacts['type'] {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
