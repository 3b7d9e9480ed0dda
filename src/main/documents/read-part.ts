import { type DocumentKind, type DocumentPart, mostAtOnce } from '../../shared/document.ts';
import { troubleOf } from './document-disk.ts';
import type { ExamineParts } from './examine-file.ts';
import { disksAnswerWithinMs, FileChanged, type FileIdentity, withOpenFile } from './open-safely.ts';

/**
 * Some bytes of a file that is still what it was by its date and number.
 * @param count at most `mostAtOnce` are answered, and fewer at the end
 */
export async function readKnown(
  path: string,
  was: { readonly identity: FileIdentity; readonly kind: DocumentKind },
  range: { readonly from: number; readonly count: number },
  { disk, patience }: Pick<ExamineParts, 'disk' | 'patience'>,
): Promise<DocumentPart> {
  const { identity, kind } = was;
  const limitMs = disksAnswerWithinMs;
  const facts = { ...identity, type: 'file', blocks: 0 } as const;
  const most = Math.max(0, Math.min(range.count, mostAtOnce, identity.size - range.from));
  try {
    const bytes = await withOpenFile(path, facts, { disk, patience, limitMs }, async (file) => {
      const room = new Uint8Array(most);
      let done = 0;
      while (done < most) {
        const at = range.from + done;
        const count = await patience.wait(limitMs, () => file.read(room.subarray(done), at));
        if (count === 0) throw new FileChanged();
        done += count;
      }
      return room;
    });
    return { status: 'ready', kind, size: identity.size, bytes };
  } catch (error) {
    if (error instanceof FileChanged) return { status: 'changed' };
    return { status: troubleOf(error) === 'missing' ? 'gone' : 'failed' };
  }
}
