import { createHash } from 'node:crypto';
import type { DocumentDisk, FileFacts, OpenDocument } from './document-disk.ts';
import type { Patience } from './patience.ts';

/** Which file it was, and what was in it. */
export type FileIdentity = {
  readonly device: string;
  readonly inode: string;
  /** Bytes. */
  readonly size: number;
  /** Nanoseconds, as a text. */
  readonly modified: string;
  /** SHA-256 of its content, in hexadecimal. */
  readonly hash: string;
};

/** Something happened to the file while it was read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

export type Reading = {
  readonly disk: DocumentDisk;
  readonly patience: Patience;
  /** For each answer of the disk. */
  readonly limitMs: number;
};

export const disksAnswerWithinMs = 30_000;

/** Read in parts of this size, so that nothing else waits for long. */
export const partSize = 256 * 1024;

/**
 * Opens what was looked at and nothing else, lets `use` work with it, and closes it. Fails with `FileChanged` where
 * the name stands for another file by now.
 * @param path what it leads to must be a file itself, no link
 */
export async function withOpenFile<Value>(
  path: string,
  seen: FileFacts,
  { disk, patience, limitMs }: Reading,
  use: (file: OpenDocument) => Promise<Value>,
): Promise<Value> {
  const file = await patience.wait(limitMs, () => disk.open(path), closeQuietly);
  try {
    const facts = await patience.wait(limitMs, file.facts);
    if (!isSameFile(seen, facts)) throw new FileChanged();
    return await use(file);
  } finally {
    // A drive that does not answer does not answer to this either.
    closeQuietly(file);
  }
}

function isSameFile(one: FileFacts, other: FileFacts): boolean {
  const keys = ['type', 'device', 'inode', 'size', 'modified'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/**
 * The content from beginning to end, in parts that belong to whoever takes them. Fails with `FileChanged` where it is
 * not as long as it was, and never reads more than that.
 * @param rooms of `partSize` each: where there are any, parts lie in them in turn, and hold until as many more less one
 *   have been asked for
 */
export async function* readParts(
  file: OpenDocument,
  seen: FileFacts,
  { patience, limitMs }: Reading,
  rooms: readonly Uint8Array<ArrayBuffer>[] = [],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let at = 0;
  for (let turn = 0; ; turn += 1) {
    // One byte more than there should be: so a file that grew is noticed.
    const size = Math.min(partSize, seen.size - at + 1);
    const room = rooms[turn % rooms.length]?.subarray(0, size) ?? new Uint8Array(size);
    const from = at;
    const count = await patience.wait(limitMs, () => file.read(room, from));
    if (count === 0) break;
    at += count;
    if (at > seen.size) throw new FileChanged();
    yield room.subarray(0, count);
  }
  const after = await patience.wait(limitMs, file.facts);
  if (at !== seen.size || !isSameFile(seen, after)) throw new FileChanged();
}

/** At most as many bytes as a fax may have: whoever asks has looked. */
export async function readWhole(
  path: string,
  seen: FileFacts,
  reading: Reading,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly hash: string }> {
  const bytes = new Uint8Array(seen.size);
  const hash = createHash('sha256');
  await withOpenFile(path, seen, reading, async (file) => {
    let at = 0;
    for await (const part of readParts(file, seen, reading)) {
      hash.update(part);
      bytes.set(part, at);
      at += part.length;
    }
  });
  return { bytes, hash: hash.digest('hex') };
}

/** SHA-256, in hexadecimal. */
export async function hashFile(path: string, seen: FileFacts, reading: Reading): Promise<string> {
  const hash = createHash('sha256');
  await withOpenFile(path, seen, reading, async (file) => {
    for await (const part of readParts(file, seen, reading)) hash.update(part);
  });
  return hash.digest('hex');
}

export function identityOf({ device, inode, size, modified }: FileFacts, hash: string): FileIdentity {
  return { device, inode, size, modified, hash };
}

function closeQuietly(file: OpenDocument): void {
  file.close().catch(() => undefined);
}
