import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { hasFaxExtension } from '../../shared/fax-formats.ts';
import type { FolderEntry } from './watched-folder.ts';

/** Whoever prints faxes has fewer; a folder of photographs is not looked through every few seconds. */
const mostEntries = 2_000;

/** Ordinary files in a folder whose names say that they can be faxed. Fails where there is no such folder. */
export async function readFolder(folder: string): Promise<readonly FolderEntry[]> {
  const names = (await readdir(folder)).filter(hasFaxExtension).slice(0, mostEntries);
  const entries: FolderEntry[] = [];
  for (const name of names) {
    const stats = await lstat(path.join(folder, name)).catch(() => undefined);
    if (stats?.isFile() === true) entries.push({ name, size: stats.size, modified: stats.mtimeMs });
  }
  return entries;
}
