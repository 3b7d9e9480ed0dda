import path from 'node:path';
import type { FaxFileRefusal } from '../../shared/fax-draft.ts';
import { faxLimits } from '../../shared/fax-draft.ts';
import type { FileFacts } from './document-disk.ts';
import { type Reading } from './open-safely.ts';
import { isPlainPath } from './odd-path.ts';

export type Platform = 'windows' | 'macos' | 'linux';

/** What a path leads to, looked at without opening it. */
export type Found =
  | {
      readonly status: 'file';
      /** Of the file itself. */
      readonly path: string;
      readonly facts: FileFacts;
      /** Where the link leads that was dropped. */
      readonly linkTo: string | undefined;
    }
  | {
      readonly status: 'refused';
      readonly why: FaxFileRefusal;
      readonly detail: string | undefined;
      readonly bytes: number;
      readonly linkTo: string | undefined;
    };

/** Beyond this many, a folder's files are counted no further. */
const mostCounted = 1_000;

/**
 * @param followLink whether the person dropped or chose this very name: then a link is followed to its end, once.
 *   Fails as `node:fs` does.
 */
export async function findFile(
  file: string,
  followLink: boolean,
  platform: Platform,
  reading: Reading,
): Promise<Found> {
  if (!isPlainPath(file, platform)) return refused('not-a-file');
  const facts = await look(file, reading);
  if (facts.type !== 'link') return judge(file, facts, undefined, reading);
  if (!followLink) return refused('not-a-file');
  const linkTo = await leadsTo(file, reading);
  if (linkTo === undefined) return refused('link-broken');
  const target = await look(linkTo, reading);
  // Between the two looks it became a link again.
  if (target.type === 'link') return refused('link-broken');
  return judge(linkTo, target, linkTo, reading);
}

function look(file: string, { disk, patience, limitMs }: Reading): Promise<FileFacts> {
  return patience.wait(limitMs, () => disk.facts(file));
}

/** Undefined where it leads nowhere, or back to itself. */
async function leadsTo(file: string, { disk, patience, limitMs }: Reading): Promise<string | undefined> {
  return patience.wait(limitMs, () => disk.realPath(file).catch(() => undefined));
}

async function judge(
  file: string,
  facts: FileFacts,
  linkTo: string | undefined,
  { disk, patience, limitMs }: Reading,
): Promise<Found> {
  const { size, type } = facts;
  if (type === 'folder') {
    const inside = await patience.wait(limitMs, () => disk.names(file, mostCounted));
    return refused('folder', String(inside.length), 0, linkTo);
  }
  if (type !== 'file') return refused('not-a-file', undefined, 0, linkTo);
  // What a cloud leaves in a file's place on macOS.
  if (/^\..+\.icloud$/i.test(path.basename(file))) return refused('not-downloaded', undefined, size, linkTo);
  // Also the files below /proc, which say so whatever they hold.
  if (size === 0) return refused('empty', undefined, 0, linkTo);
  if (size > faxLimits.bytes) return refused('too-large', undefined, size, linkTo);
  return { status: 'file', path: file, facts, linkTo };
}

function refused(why: FaxFileRefusal, detail?: string, bytes = 0, linkTo?: string): Found {
  return { status: 'refused', why, detail, bytes, linkTo };
}
