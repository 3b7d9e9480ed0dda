import type * as system from 'node:fs/promises';
import path from 'node:path';
import type { AtomicDisk } from './atomic-disk.ts';

/** Room on the disk that is held for a write that must not fail where everything else is full. */
export type Reserve = {
  /** Takes the room where it is not taken yet. Never fails: a full disk has none to give. */
  readonly keep: () => Promise<void>;
  /** Gives it back; false where none was held. */
  readonly release: () => Promise<boolean>;
};

/** Bytes. */
const reserved = 65_536;

export function createReserve(folder: string, name: string, disk: AtomicDisk): Reserve {
  const file = path.join(folder, `${name}.reserve`);

  async function keep(): Promise<void> {
    const held = await disk.stat(file).catch(() => undefined);
    if (held?.size === reserved) return;
    try {
      await fill(await disk.open(file, 'w', 0o600));
    } catch {
      // What was taken of it is needed by others.
      await disk.rm(file, { force: true }).catch(() => undefined);
    }
  }

  return {
    keep,
    release: async () => {
      const held = await disk.stat(file).catch(() => undefined);
      if (held === undefined) return false;
      await disk.rm(file, { force: true });
      return true;
    },
  };
}

async function fill(handle: system.FileHandle): Promise<void> {
  try {
    await handle.writeFile(incompressible());
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file system that compresses keeps no room for zeros. The numbers of a generator (Lehmer's) are noise enough. */
function incompressible(): Uint8Array {
  const bytes = new Uint8Array(reserved);
  let state = 1;
  for (let at = 0; at < reserved; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state >> 8;
  }
  return bytes;
}
