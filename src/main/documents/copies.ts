import path from 'node:path';
import type { DocumentPart } from '../../shared/document.ts';
import { extensionOf } from '../../shared/fax-formats.ts';
import { failureOfSource, failureOfTarget, SourceFailed } from './copy-failure.ts';
import { codeOf } from './document-disk.ts';
import type { CopiesParts, CopySource } from './copy-source.ts';
import type { CopyOrder, CopyOutcome, DocumentCopy } from './documents-port.ts';
import { extensionFor, formatOf } from './formats.ts';
import { openCopy } from './open-copy.ts';
import { FileChanged } from './open-safely.ts';
import { readKnown } from './read-part.ts';
import { safeName } from './safe-name.ts';
import { copyBytes, copyPages } from './write-copy.ts';

/** What is sent is a copy, so that nothing can change between the click and the last byte. */
export type Copies = {
  readonly make: (source: CopySource, order: CopyOrder) => Promise<CopyOutcome>;
  readonly read: (copy: DocumentCopy, from: number, count: number) => Promise<DocumentPart>;
  readonly open: (copy: DocumentCopy) => AsyncIterable<Uint8Array>;
  readonly remove: (into: string) => Promise<void>;
};

export function createCopies(parts: CopiesParts): Copies {
  const { disk, log } = parts;

  async function make(source: CopySource, order: CopyOrder): Promise<CopyOutcome> {
    const target = targetOf(source, order);
    try {
      await disk.makeFolder(order.into);
      const written = await twice(() =>
        order.pages === undefined
          ? copyBytes(source, target.path, parts)
          : copyPages(source, order.pages, target.path, parts),
      );
      return written.status === 'written'
        ? { status: 'copied', copy: { ...target, size: written.size, hash: written.hash } }
        : written;
    } catch (error) {
      log.warn('documents: not copied', { error: codeOf(error) ?? String(error) });
      if (error instanceof SourceFailed) return failureOfSource(error.cause);
      return failureOfTarget(error, source.identity.size, () => disk.free(order.into));
    }
  }

  return {
    make,
    read: async (copy, from, count) => {
      const facts = await disk.facts(copy.path).catch(() => undefined);
      if (facts?.type !== 'file') return { status: 'gone' };
      if (facts.size !== copy.size) return { status: 'changed' };
      const was = { identity: { ...facts, hash: copy.hash }, kind: copy.kind };
      return readKnown(copy.path, was, { from, count }, parts);
    },
    open: (copy) => openCopy(copy, parts),
    remove: (into) => disk.removeFolder(into),
  };
}

/** Whoever saves a file does so in one moment; the second time it is whole. */
async function twice<Value>(write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof SourceFailed && error.cause instanceof FileChanged) return write();
    throw error;
  }
}

/** Where it goes and under which name it is sent. The name on the disk is ours. */
function targetOf(source: CopySource, order: CopyOrder): Omit<DocumentCopy, 'size' | 'hash'> {
  const isChanged = order.pages !== undefined;
  const kind = isChanged ? 'pdf' : source.kind;
  const name = safeName(source.name, extensionFor(kind) ?? extensionOf(source.name));
  return {
    path: path.join(order.into, `${order.place}.${extensionOf(name)}`),
    ...{ name, shownName: source.shownName, kind },
    contentType: formatOf(name)?.contentType ?? 'application/octet-stream',
    pages: order.pages?.length ?? source.pages,
  };
}
