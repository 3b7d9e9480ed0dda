import { createHash } from 'node:crypto';
import type { DocumentCopy } from './documents-port.ts';
import type { ExamineParts } from './examine-file.ts';
import { disksAnswerWithinMs, FileChanged, partSize, readParts } from './open-safely.ts';

/**
 * A copy's bytes from beginning to end. The last part is held back until the whole is known to be what was written:
 * whoever sends it would otherwise have sent something else before it is noticed. Each part holds until the next one is
 * asked for: forty megabytes of new ones would be memory, too.
 */
export async function* openCopy(
  copy: DocumentCopy,
  { disk, patience }: Pick<ExamineParts, 'disk' | 'patience'>,
): AsyncGenerator<Uint8Array, void> {
  const reading = { disk, patience, limitMs: disksAnswerWithinMs };
  const seen = await patience.wait(reading.limitMs, () => disk.facts(copy.path));
  if (seen.type !== 'file' || seen.size !== copy.size) throw new FileChanged();
  const hash = createHash('sha256');
  const file = await patience.wait(reading.limitMs, () => disk.open(copy.path));
  try {
    let held: Uint8Array | undefined;
    const rooms = [1, 2, 3].map(() => new Uint8Array(partSize));
    for await (const part of readParts(file, seen, reading, rooms)) {
      if (held !== undefined) yield held;
      hash.update(part);
      held = part;
    }
    if (hash.digest('hex') !== copy.hash) throw new FileChanged();
    if (held !== undefined) yield held;
  } finally {
    file.close().catch(() => undefined);
  }
}
