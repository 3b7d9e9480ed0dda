import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KeptFile } from './outbox-row.ts';
import { markOf } from './owner-mark.ts';

/**
 * Where the copies of one person's files lie: a folder for each item, named by the item's id. Whoever copies makes
 * the folder and what is in it; a draft that is about to be sent has the id of the item that it becomes.
 */
export type OutboxFiles = {
  /** Full path, whether it is there or not. Throws for an id that is none of ours. */
  readonly folderOf: (id: string) => string;
  readonly pathOf: (id: string, kept: Pick<KeptFile, 'file'>) => string;
  /** Resolves also where there is nothing. Rejects where the disk fails. */
  readonly remove: (id: string) => Promise<void>;
  /**
   * Removes what belongs to none of these: left over from a kill, or of what is long settled. Answers how many
   * folders went; what cannot be removed is tried again the next time.
   */
  readonly keepOnly: (ids: readonly string[]) => Promise<number>;
};

/** @param root the folder for everybody's; @param owner as in `Histories.open` */
export function createOutboxFiles(root: string, owner: string): OutboxFiles {
  const folder = path.join(root, markOf(owner));

  function folderOf(id: string): string {
    if (!isId(id)) throw new TypeError('an id of the outbox has only letters, digits and -');
    return path.join(folder, id);
  }

  const remove = (id: string): Promise<void> => rm(folderOf(id), { recursive: true, force: true });

  async function keepOnly(ids: readonly string[]): Promise<number> {
    const wanted = new Set(ids);
    const found = await readdir(folder).catch(() => []);
    const over = found.filter((name) => isId(name) && !wanted.has(name));
    const gone = await Promise.allSettled(over.map(remove));
    return gone.filter(({ status }) => status === 'fulfilled').length;
  }

  return {
    folderOf,
    pathOf: (id, { file }) => path.join(folderOf(id), path.basename(file)),
    remove,
    keepOnly,
  };
}

function isId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(text);
}
