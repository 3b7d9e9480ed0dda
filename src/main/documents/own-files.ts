import path from 'node:path';
import { extensionOf } from '../../shared/fax-formats.ts';
import type { Log } from '../log.ts';
import { codeOf, type DocumentDisk } from './document-disk.ts';
import { safeName } from './safe-name.ts';
import { writeDocument } from './write-document.ts';

/** Files that were made here, each in a folder of its own, so that it can keep its name. */
export type OwnFiles = {
  /** Answers the path; undefined where it could not be written. */
  readonly write: (id: string, name: string, bytes: Uint8Array) => Promise<string | undefined>;
  /** @param ending a name whose extension tells the content */
  readonly writeAll: (
    id: string,
    name: string,
    ending: string,
    parts: AsyncIterable<Uint8Array>,
  ) => Promise<string | undefined>;
  readonly remove: (file: string) => Promise<void>;
  /** What is none of these, and has been there for a month, goes. */
  readonly sweep: (known: readonly string[]) => Promise<void>;
};

export type OwnFilesParts = {
  readonly disk: DocumentDisk;
  /** Absolute. */
  readonly folder: string;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly log: Pick<Log, 'warn'>;
};

const mostFolders = 10_000;
const keptFor = 30 * 24 * 3_600_000;

export function createOwnFiles({ disk, folder, now, log }: OwnFilesParts): OwnFiles {
  async function writeAll(
    id: string,
    name: string,
    ending: string,
    parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<string | undefined> {
    const file = path.join(folder, id, safeName(name, extensionOf(ending)));
    try {
      await disk.makeFolder(path.dirname(file));
      await writeDocument(disk, file, parts);
      return file;
    } catch (error) {
      log.warn('documents: a file of ours could not be written', { code: codeOf(error) ?? String(error) });
      await removeFolder(path.dirname(file));
      return undefined;
    }
  }

  async function removeFolder(one: string): Promise<void> {
    try {
      await disk.removeFolder(one);
    } catch (error) {
      // It is looked for again at the next start.
      log.warn('documents: a folder could not be removed', { code: codeOf(error) });
    }
  }

  async function isOld(one: string): Promise<boolean> {
    const facts = await disk.facts(one).catch(() => undefined);
    return facts !== undefined && now() - Number(facts.modified) / 1e6 > keptFor;
  }

  async function sweep(known: readonly string[]): Promise<void> {
    const kept = new Set(known.map((file) => path.dirname(file)));
    const names = await disk.names(folder, mostFolders).catch(() => []);
    for (const one of names.map((name) => path.join(folder, name))) {
      if (!kept.has(one) && (await isOld(one))) await removeFolder(one);
    }
  }

  return {
    write: (id, name, bytes) => writeAll(id, name, name, [bytes]),
    writeAll,
    // Only what lies where we put it: the path came from a draft on the disk.
    remove: async (file) => {
      const own = path.dirname(file);
      if (path.dirname(own) === path.resolve(folder)) await removeFolder(own);
    },
    sweep,
  };
}
