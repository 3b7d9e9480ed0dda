import { rmSync } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Rename } from '../patient-rename.ts';
import { extensionOf, kindBytes, type KeptKind, kindOf } from './document-kind.ts';

/** A document that is kept. */
export type KeptDocument = { readonly kind: KeptKind; readonly size: number };

/** A document on its way to the disk; under its name only when it is whole. Each rejects as `node:fs` does. */
export type DocumentWriter = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly startOver: () => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
};

/** Documents of one person, each by the id of its message, in a folder that only its owner may read. */
export type DocumentFiles = {
  /** Oldest first. Removes what a kill left half-written. */
  readonly list: () => Promise<readonly (KeptDocument & { readonly id: string })[]>;
  /** Writes a document in place of the one before, if any. Throws for what is no id of a message. */
  readonly begin: (id: string) => DocumentWriter;
  /** Undefined where it is not there any more. */
  readonly find: (id: string) => Promise<KeptDocument | undefined>;
  /** As many bytes as there are; undefined where it is not there any more. */
  readonly read: (id: string, from: number, count: number) => Promise<Uint8Array | undefined>;
  readonly remove: (id: string) => Promise<void>;
  /** The folder and all that is in it, before this returns: the app may end in the next moment. Throws as `node:fs` does. */
  readonly removeAll: () => void;
};

export type DocumentDisk = Pick<typeof system, 'mkdir' | 'chmod' | 'open' | 'readdir' | 'rm' | 'stat'> & {
  readonly rename: Rename;
};

const kinds = Object.keys(extensionOf) as readonly KeptKind[];

/** @param folder of this person alone; made with the first document */
export function createDocumentFiles(folder: string, disk: DocumentDisk = system): DocumentFiles {
  let count = 0;

  function nameOf(id: string, kind: KeptKind): string {
    if (!/^[1-9]\d{0,18}$/.test(id)) throw new TypeError('an id of a message has only digits');
    return path.join(folder, `${id}.${extensionOf[kind]}`);
  }

  async function locate(id: string): Promise<(KeptDocument & { readonly file: string }) | undefined> {
    for (const kind of kinds) {
      const file = nameOf(id, kind);
      const found = await disk.stat(file).catch(() => undefined);
      if (found?.isFile() === true) return { kind, size: found.size, file };
    }
    return undefined;
  }

  async function remove(id: string, except?: KeptKind): Promise<void> {
    for (const kind of kinds) if (kind !== except) await disk.rm(nameOf(id, kind), { force: true });
  }

  function begin(id: string): DocumentWriter {
    count += 1;
    const fresh = `${nameOf(id, 'unknown')}.${process.pid}-${count}.tmp`;
    let handle: system.FileHandle | undefined;
    let head = new Uint8Array();

    async function opened(): Promise<system.FileHandle> {
      if (handle !== undefined) return handle;
      await disk.mkdir(folder, { recursive: true, mode: 0o700 });
      await disk.chmod(folder, 0o700);
      handle = await disk.open(fresh, 'wx', 0o600);
      return handle;
    }

    async function giveUp(): Promise<void> {
      await handle?.close().catch(() => undefined);
      handle = undefined;
      await disk.rm(fresh, { force: true });
    }

    return {
      write: async (bytes) => {
        const file = await opened();
        if (head.byteLength < kindBytes) head = Buffer.concat([head, bytes.subarray(0, kindBytes)]);
        await file.writeFile(bytes);
      },
      startOver: async () => {
        head = new Uint8Array();
        await giveUp();
      },
      finish: async () => {
        const kind = kindOf(head);
        const file = await opened();
        await file.sync();
        await file.close();
        handle = undefined;
        await disk.rename(fresh, nameOf(id, kind));
        await remove(id, kind);
      },
      giveUp,
    };
  }

  async function list(): Promise<readonly (KeptDocument & { readonly id: string })[]> {
    const names = await disk.readdir(folder).catch(() => []);
    const found: (KeptDocument & { readonly id: string; readonly at: number })[] = [];
    for (const name of names) {
      const [, id, extension] = /^([1-9]\d{0,18})\.(\w+)$/.exec(name) ?? [];
      const kind = kinds.find((one) => extensionOf[one] === extension);
      const stat = await disk.stat(path.join(folder, name)).catch(() => undefined);
      if (name.endsWith('.tmp'))
        await disk.rm(path.join(folder, name), { force: true }).catch(() => undefined);
      else if (id !== undefined && kind !== undefined && stat?.isFile() === true)
        found.push({ id, kind, size: stat.size, at: stat.mtimeMs });
    }
    return found.sort((one, other) => one.at - other.at).map(({ id, kind, size }) => ({ id, kind, size }));
  }

  async function read(id: string, from: number, bytes: number): Promise<Uint8Array | undefined> {
    const found = await locate(id);
    if (found === undefined) return undefined;
    const file = await disk.open(found.file, 'r');
    try {
      const into = new Uint8Array(Math.max(0, Math.min(bytes, found.size - from)));
      const { bytesRead } = await file.read(into, 0, into.byteLength, from);
      return into.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  return {
    ...{ list, begin, read, remove: (id) => remove(id) },
    find: async (id) => {
      const found = await locate(id);
      return found && { kind: found.kind, size: found.size };
    },
    removeAll: () => rmSync(folder, { recursive: true, force: true }),
  };
}
