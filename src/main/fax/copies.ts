import type { DocumentCopy } from '../documents/documents-port.ts';
import type { OutboxFiles } from '../storage/outbox-files.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';

/** Where a kept copy lies, as whoever reads documents wants to know it. Undefined where the item has no such file. */
export function copyAt(
  row: OutboxRow,
  place: number,
  files: Pick<OutboxFiles, 'pathOf'>,
): DocumentCopy | undefined {
  const kept = row.content.files[place];
  if (kept === undefined) return undefined;
  const { name, shownName, kind, contentType, size, hash, pages } = kept;
  return { path: files.pathOf(row.id, kept), name, shownName, kind, contentType, size, hash, pages };
}
