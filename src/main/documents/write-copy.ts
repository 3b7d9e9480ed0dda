import { createHash } from 'node:crypto';
import type { DocumentPage } from '../../shared/document.ts';
import { faxLimits } from '../../shared/fax-draft.ts';
import type { CopiesParts, CopySource } from './copy-source.ts';
import { SourceFailed } from './copy-failure.ts';
import type { FileFacts } from './document-disk.ts';
import type { CopyOutcome } from './documents-port.ts';
import {
  disksAnswerWithinMs,
  FileChanged,
  type FileIdentity,
  readParts,
  type Reading,
  readWhole,
} from './open-safely.ts';
import { partSize } from './open-safely.ts';
import { writeDocument } from './write-document.ts';

export type Written =
  | { readonly status: 'written'; readonly size: number; readonly hash: string }
  | Extract<CopyOutcome, { status: 'refused' }>;

/** Byte for byte, and compared on the way with what was examined. */
export async function copyBytes(
  { path, identity }: CopySource,
  to: string,
  { disk, patience }: CopiesParts,
): Promise<Written> {
  const reading = { disk, patience, limitMs: disksAnswerWithinMs };
  await writeDocument(disk, to, examinedParts(path, identity, reading));
  return { status: 'written', size: identity.size, hash: identity.hash };
}

/** These pages as a new PDF, made from exactly what was examined. */
export async function copyPages(
  { path, identity, kind }: CopySource,
  pages: readonly DocumentPage[],
  to: string,
  { disk, patience, worker }: CopiesParts,
): Promise<Written> {
  const reading = { disk, patience, limitMs: disksAnswerWithinMs };
  const bytes = await readExamined(path, identity, reading);
  const answer = await worker.run({ kind: 'rewrite', from: kind, bytes, pages });
  if (answer.kind !== 'rewritten') return { status: 'refused', why: 'damaged' };
  const { bytes: made } = answer;
  if (made.length > faxLimits.bytes) return { status: 'refused', why: 'too-large' };
  await writeDocument(disk, to, partsOf(made));
  const hash = createHash('sha256').update(made).digest('hex');
  return { status: 'written', size: made.length, hash };
}

async function* examinedParts(
  path: string,
  was: FileIdentity,
  reading: Reading,
): AsyncGenerator<Uint8Array, void> {
  const { disk, patience, limitMs } = reading;
  const hash = createHash('sha256');
  const facts = await look(path, was, reading).catch(failed);
  const file = await patience
    .wait(
      limitMs,
      () => disk.open(path),
      (late) => void late.close().catch(() => undefined),
    )
    .catch(failed);
  try {
    for await (const part of readParts(file, facts, reading)) {
      hash.update(part);
      yield part;
    }
  } catch (error) {
    throw new SourceFailed(error);
  } finally {
    file.close().catch(() => undefined);
  }
  if (hash.digest('hex') !== was.hash) throw new SourceFailed(new FileChanged());
}

async function readExamined(
  path: string,
  was: FileIdentity,
  reading: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const facts = await look(path, was, reading).catch(failed);
  const { bytes, hash } = await readWhole(path, facts, reading).catch(failed);
  if (hash !== was.hash) throw new SourceFailed(new FileChanged());
  return bytes;
}

async function look(path: string, was: FileIdentity, reading: Reading): Promise<FileFacts> {
  const facts = await reading.patience.wait(reading.limitMs, () => reading.disk.facts(path));
  if (facts.type !== 'file' || facts.size !== was.size) throw new FileChanged();
  return facts;
}

function failed(error: unknown): never {
  throw new SourceFailed(error);
}

function* partsOf(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += partSize) yield bytes.subarray(at, at + partSize);
}
