import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log.ts';

/** Half-written files as `electron-store` names them, and as we do; the folder is Chromium's too, whose files stay. */
const halfWritten = [
  /^[\w-]+\.json\.tmp-\d{10}[\da-f]{6}$/,
  /^[\w.-]+\.\d+-\d+\.tmp$/,
  /^[\w.-]+\.part$/,
] as const;
/** Folders of ours alone, to their bottom. */
const ownFolders = ['history', 'drafts', 'outbox'] as const;
/** Ms. A younger one may be somebody's work, also with a clock that is a little off. */
const oldEnough = 3_600_000;

/**
 * Removes what a kill or a power cut left half-written in the profile.
 * @param now ms since the epoch
 * @returns how many went; what cannot be removed is there for the next start
 */
export async function removeLeftovers(profile: string, now: number, log: Pick<Log, 'info'>): Promise<number> {
  const found = [
    ...(await filesIn(profile, false)),
    ...(await Promise.all(ownFolders.map((name) => filesIn(path.join(profile, name), true)))).flat(),
  ];
  let removed = 0;
  for (const file of found) if (await removeOld(file, now)) removed += 1;
  if (removed > 0) log.info('half-written files of earlier runs removed', { files: removed });
  return removed;
}

async function filesIn(folder: string, recursive: boolean): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && halfWritten.some((pattern) => pattern.test(entry.name)))
    .map(({ parentPath, name }) => path.join(parentPath, name));
}

async function removeOld(file: string, now: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    // In the future: the clock was wrong then, or is now, and nothing of this run is that far ahead.
    if (Math.abs(now - mtimeMs) < oldEnough) return false;
    await rm(file);
    return true;
  } catch {
    return false;
  }
}
