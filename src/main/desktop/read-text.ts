import { open } from 'node:fs/promises';
import type { PickedText } from '../desktop-ports.ts';

/** A file that the person picked, as text; no more of it is read than is wanted. Throws as `node:fs` does. */
export async function readText(file: string, mostBytes: number): Promise<PickedText> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(mostBytes + 1);
    // Not by the size it says: a device says none, and has no end.
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    if (bytesRead > mostBytes) return { kind: 'too-large' };
    return { kind: 'read', text: new TextDecoder().decode(bytes.subarray(0, bytesRead)) };
  } finally {
    await handle.close();
  }
}
