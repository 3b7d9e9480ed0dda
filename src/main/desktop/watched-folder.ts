import path from 'node:path';
import { z } from 'zod';
import { hasFaxExtension } from '../../shared/fax-formats.ts';
import type { Clock } from '../clock.ts';
import type { FilesPort, FolderNews } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** A file as it lies in the folder. */
export type FolderEntry = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When its content was changed last, ms since the epoch. */
  readonly modified: number;
};

export type WatchedFolderParts = {
  readonly clock: Pick<Clock, 'after'>;
  /** Ordinary files in there; fails where there is no such folder. */
  readonly read: (folder: string) => Promise<readonly FolderEntry[]>;
  /** Kept between runs, so that no file is told of twice. */
  readonly memory: {
    readonly get: (key: string) => unknown;
    readonly set: (key: string, value: unknown) => void;
  };
  readonly log: Pick<Log, 'info' | 'warn'>;
};

/** Ms. A file that is the same at two looks has stopped growing. */
const betweenLooks = 4_000;
const mostRemembered = 5_000;

const remembered = z.strictObject({
  folder: z.string(),
  told: z.array(z.tuple([z.string(), z.string()])).max(mostRemembered),
});

/**
 * Looks into a folder again and again: programs print into files in many ways, over networks too, and the system's
 * own messages about changes do not come from everywhere.
 */
export function createWatchedFolder(parts: WatchedFolderParts): FilesPort['watchFolder'] {
  let stop = (): void => undefined;
  return (folder, tell) => {
    stop();
    stop = folder.trim() === '' ? () => undefined : watch(folder.trim(), tell, parts);
  };
}

function watch(folder: string, tell: (news: FolderNews) => void, parts: WatchedFolderParts): () => void {
  const { clock, memory, log } = parts;
  const kept = remembered.safeParse(memory.get('watched-folder')).data;
  // What lies there when somebody begins to watch is theirs already.
  let told = kept?.folder === folder ? new Map(kept.told) : undefined;
  let growing = new Map<string, string>();
  let isGone = false;
  let isOver = false;
  let cancel = (): void => undefined;

  async function look(): Promise<void> {
    const entries = await parts.read(folder).catch(() => undefined);
    if (isOver) return;
    if ((entries === undefined) !== isGone) {
      isGone = entries === undefined;
      log.info(isGone ? 'watched folder: gone' : 'watched folder: there');
      tell({ kind: isGone ? 'gone' : 'back' });
    }
    if (entries !== undefined) judge(entries.filter(({ name, size }) => size > 0 && isDocument(name)));
    cancel = clock.after(betweenLooks, () => void look());
  }

  function judge(entries: readonly FolderEntry[]): void {
    const now = new Map(entries.map((entry) => [entry.name, `${entry.size}-${entry.modified}`]));
    const isNew = ([name, state]: readonly [string, string]): boolean => told?.get(name) !== state;
    const ready =
      told === undefined ? [] : [...now].filter(isNew).filter(([name, state]) => growing.get(name) === state);
    growing = now;
    const before = told;
    told = before === undefined ? now : new Map([...[...before].filter(([name]) => now.has(name)), ...ready]);
    if (before !== undefined && ready.length === 0 && before.size === told.size) return;
    memory.set('watched-folder', { folder, told: [...told].slice(-mostRemembered) });
    const paths = ready.map(([name]) => path.join(folder, name));
    if (paths.length > 0) tell({ kind: 'files', paths });
  }

  void look();
  return () => {
    isOver = true;
    cancel();
  };
}

/** Hidden ones are halves of something. */
function isDocument(name: string): boolean {
  return !name.startsWith('.') && hasFaxExtension(name);
}
