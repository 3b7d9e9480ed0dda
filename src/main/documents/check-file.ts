import { troubleOf } from './document-disk.ts';
import type { ExamineParts } from './examine-file.ts';
import { disksAnswerWithinMs, FileChanged, type FileIdentity, hashFile, identityOf } from './open-safely.ts';

/**
 * Whether a file is still what it was. Where its date or number differ its content decides: a copy that was put back,
 * or a drive that has another number after a restart, is the same file to whoever sends it.
 * @param file the file itself, no link
 */
export async function checkFile(
  file: string,
  was: FileIdentity,
  { disk, patience }: Pick<ExamineParts, 'disk' | 'patience'>,
): Promise<
  { readonly status: 'same'; readonly identity: FileIdentity } | { readonly status: 'changed' | 'moved' }
> {
  const reading = { disk, patience, limitMs: disksAnswerWithinMs };
  try {
    const facts = await patience.wait(reading.limitMs, () => disk.facts(file));
    if (facts.type !== 'file' || facts.size !== was.size) return { status: 'changed' };
    const now = identityOf(facts, was.hash);
    const isSame = (['device', 'inode', 'modified'] as const).every((key) => now[key] === was[key]);
    if (isSame) return { status: 'same', identity: was };
    const hash = await hashFile(file, facts, reading);
    return hash === was.hash ? { status: 'same', identity: now } : { status: 'changed' };
  } catch (error) {
    if (error instanceof FileChanged) return { status: 'changed' };
    // A drive that is gone and one that does not answer: there is no such file for now.
    return { status: troubleOf(error) === 'not-allowed' ? 'changed' : 'moved' };
  }
}
