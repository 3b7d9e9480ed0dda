import path from 'node:path';
import { faxLimits } from '../../shared/fax-draft.ts';
import { plainLine } from '../../shared/plain-text.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { checkFile } from './check-file.ts';
import { createCopies } from './copies.ts';
import type { DocumentDisk } from './document-disk.ts';
import type { DocumentWorker } from './document-worker.ts';
import type { Documents, StoredFile, TakenFile } from './documents-port.ts';
import { type Examination, examineFile, type ExamineParts } from './examine-file.ts';
import type { Platform } from './find-file.ts';
import { createOwnFiles } from './own-files.ts';
import { createPatience } from './patience.ts';
import { readKnown } from './read-part.ts';

export type DocumentsParts = {
  readonly disk: DocumentDisk;
  readonly worker: DocumentWorker;
  readonly clock: Pick<Clock, 'after' | 'now'>;
  readonly chance: Pick<Chance, 'bytes'>;
  readonly platform: Platform;
  /** Absolute; for files that are made here, like a pasted picture. */
  readonly ownFolder: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
};

/** Only what was taken in has an id, and only by an id can anything be read: no window ever names a path. */
export function createDocuments(parts: DocumentsParts): Documents {
  const { disk, worker, chance, clock, platform, log } = parts;
  const tools: ExamineParts = { disk, worker, platform, patience: createPatience(clock) };
  const files = new Map<string, StoredFile>();
  const own = createOwnFiles({ ...tools, folder: parts.ownFolder, now: clock.now, log });
  const copies = createCopies({ ...tools, log });

  function add(file: string, way: StoredFile['way'], id = newId(chance)): TakenFile {
    files.set(id, { id, path: file, way, known: undefined });
    return { id, name: shownName(file) };
  }

  async function examine(id: string): Promise<Examination> {
    const file = files.get(id);
    if (file === undefined) return { status: 'moved' };
    const follows = file.way === 'drop' || file.way === 'picker';
    const found = await examineFile(file.path, path.basename(file.path), follows, tools);
    // It may have been forgotten meanwhile, or be elsewhere now.
    if (files.get(id)?.path === file.path) files.set(id, { ...file, known: knownOf(found) });
    return found;
  }

  async function check(id: string): Promise<'same' | 'changed' | 'moved'> {
    const file = files.get(id);
    if (file?.known === undefined) return 'moved';
    const answer = await checkFile(realPath(file), file.known.identity, tools);
    if (answer.status !== 'same') return answer.status;
    // The same content under another date or number: known by those from now on.
    if (files.get(id) === file)
      files.set(id, { ...file, known: { ...file.known, identity: answer.identity } });
    return 'same';
  }

  async function forget(id: string): Promise<void> {
    const file = files.get(id);
    files.delete(id);
    if (file?.way === 'own') await own.remove(file.path);
  }

  return {
    prepare: worker.prepare,
    take: (paths, way) => {
      // A file that a script made has no path.
      const real = paths.filter((one) => one !== '');
      const kept = real.slice(0, faxLimits.filesAtOnce);
      if (kept.length > 0) worker.prepare();
      return { files: kept.map((one) => add(one, way)), leftOut: real.length - kept.length };
    },
    takeBytes: async (bytes, name) => {
      const id = newId(chance);
      const file = await own.write(id, name, bytes);
      return file === undefined ? undefined : add(file, 'own', id);
    },
    takeCopy: async (copy) => {
      const id = newId(chance);
      const file = await own.writeAll(id, copy.shownName, copy.name, copies.open(copy));
      return file === undefined ? undefined : add(file, 'own', id);
    },
    takeInstead: (id, file) => (files.has(id) ? add(file, 'picker', id) : undefined),
    restore: (file) => void files.set(file.id, file),
    stored: (id) => files.get(id),
    examine,
    check,
    read: async (id, from, count) => {
      const known = files.get(id)?.known;
      if (known === undefined) return { status: files.has(id) ? 'not-yet' : 'unknown-file' };
      const state = await check(id);
      if (state !== 'same') return { status: state === 'moved' ? 'gone' : state };
      const file = files.get(id);
      if (file?.known === undefined) return { status: 'unknown-file' };
      return readKnown(realPath(file), file.known, { from, count }, tools);
    },
    copyForSending: async (id, order) => {
      const file = files.get(id);
      if (file?.known === undefined) return { status: 'moved' };
      const source = {
        path: realPath(file),
        name: path.basename(file.path),
        shownName: shownName(file.path),
      };
      return copies.make({ ...source, ...file.known }, order);
    },
    readCopy: copies.read,
    openCopy: copies.open,
    removeCopies: copies.remove,
    forget,
    release: (id) => void files.delete(id),
    sweep: () => own.sweep([...files.values()].map((file) => file.path)),
    close: worker.close,
  };
}

function knownOf(found: Examination): StoredFile['known'] {
  if (found.status !== 'ready') return undefined;
  const { identity, kind, pages, canEdit, linkTo } = found;
  return { identity, kind, pages, canEdit, linkTo };
}

function realPath(file: StoredFile): string {
  return file.known?.linkTo ?? file.path;
}

function shownName(file: string): string {
  return plainLine(path.basename(file)) || '?';
}

function newId(chance: Pick<Chance, 'bytes'>): string {
  return Buffer.from(chance.bytes(16)).toString('hex');
}
