import type { DocumentDisk, NewDocument } from './document-disk.ts';

/**
 * Writes a file that is either whole and on the disk, or not there. Fails as the disk does, and as the parts do.
 * @param file in a folder that exists; what has its name is replaced
 */
export async function writeDocument(
  disk: DocumentDisk,
  file: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const half = `${file}.part`;
  await disk.remove(half);
  const made = await disk.create(half);
  try {
    await fill(made, parts);
    await disk.rename(half, file);
  } catch (error) {
    // Why it failed is what counts; a rest is removed with its folder.
    await disk.remove(half).catch(() => undefined);
    throw error;
  }
}

async function fill(
  made: NewDocument,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const part of parts) await made.write(part);
    await made.flush();
  } finally {
    await made.close();
  }
}
