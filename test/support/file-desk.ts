import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src/main/clock.ts';
import type { DocumentDisk } from '../../src/main/documents/document-disk.ts';
import { createDocumentWorker } from '../../src/main/documents/document-worker.ts';
import { createDocuments } from '../../src/main/documents/documents.ts';
import type { Documents, FileWay } from '../../src/main/documents/documents-port.ts';
import type { Examination } from '../../src/main/documents/examine-file.ts';
import { systemDisk } from '../../src/main/documents/system-disk.ts';
import { startDocumentProcess } from './document-process.ts';
import { realClock } from './real-clock.ts';

/** Documents on a real disk, in a folder of their own, with whatever the test changes about the disk. */
export type FileDesk = {
  readonly folder: string;
  readonly documents: Documents;
  /** Each member of the disk can be replaced while the test runs. */
  readonly disk: { -readonly [Name in keyof DocumentDisk]: DocumentDisk[Name] };
  readonly log: readonly string[];
  readonly write: (name: string, bytes: Uint8Array | string) => Promise<string>;
  /** Takes a file and looks at it. */
  readonly add: (
    file: string,
    way?: Exclude<FileWay, 'own'>,
  ) => Promise<{ readonly id: string; readonly name: string; readonly found: Examination }>;
  readonly close: () => Promise<void>;
};

/** One for all tests of a file: starting a process takes longer than most of them. */
const worker = createDocumentWorker({ start: startDocumentProcess, clock: realClock });

export async function openFileDesk(
  changes: {
    readonly clock?: Pick<Clock, 'after' | 'now'>;
    readonly platform?: 'windows' | 'macos' | 'linux';
    /** Of an earlier run, whose files lie there. */
    readonly folder?: string;
  } = {},
): Promise<FileDesk> {
  const { clock = realClock, platform = 'linux' } = changes;
  const folder = changes.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'ringside-files-')));
  const disk = { ...systemDisk };
  const log: string[] = [];
  const note = (what: string, fields?: unknown): void => void log.push(`${what} ${JSON.stringify(fields)}`);
  const documents = createDocuments({
    ...{
      disk,
      clock,
      worker: { ...worker, close: () => undefined },
      platform,
      ownFolder: path.join(folder, 'own'),
    },
    chance: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    log: { info: note, warn: note },
  });
  return {
    ...{ folder, documents, disk, log },
    write: async (name, bytes) => {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      return file;
    },
    add: async (file, way = 'drop') => {
      const [taken] = documents.take([file], way).files;
      if (taken === undefined) throw new Error('not taken');
      return { ...taken, found: await documents.examine(taken.id) };
    },
    close: async () => {
      documents.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As `node:fs` fails. */
export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: played`), { code });
}
