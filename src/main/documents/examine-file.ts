import type { DocumentKind } from '../../shared/document.ts';
import type { FaxFileRefusal } from '../../shared/fax-draft.ts';
import type { DocumentDisk } from './document-disk.ts';
import { codeOf, troubleOf } from './document-disk.ts';
import type { DocumentWorker } from './document-worker.ts';
import { type Found, findFile, type Platform } from './find-file.ts';
import {
  disksAnswerWithinMs,
  FileChanged,
  type FileIdentity,
  identityOf,
  type Reading,
  readWhole,
} from './open-safely.ts';
import { NoAnswer, type Patience } from './patience.ts';

/** What became of looking at a file. */
export type Examination =
  | {
      readonly status: 'ready';
      readonly kind: DocumentKind;
      /** Undefined where only the platform can tell. */
      readonly pages: number | undefined;
      readonly canEdit: boolean;
      /** Of the file itself, behind a link. */
      readonly path: string;
      readonly identity: FileIdentity;
      readonly linkTo: string | undefined;
    }
  | {
      readonly status: 'refused';
      readonly why: FaxFileRefusal;
      /** A technical word or number: an extension, a count, a page, a code of the system. */
      readonly detail: string | undefined;
      readonly bytes: number;
      readonly linkTo: string | undefined;
    }
  /** While it was read, twice; or it is not there. */
  | { readonly status: 'changed' | 'moved' };

export type ExamineParts = {
  readonly disk: DocumentDisk;
  readonly patience: Patience;
  readonly worker: DocumentWorker;
  readonly platform: Platform;
};

/** A cloud may have to bring it first. */
const cloudAnswersWithinMs = 120_000;

/** From here on a file has blocks of its own on every disk. */
const mayLieInItsRecord = 4096;

/**
 * Looks at a file as it is now, from its name to its pages. Answers for whatever it is and whatever happens.
 * @param name whose extension says what it should be
 */
export async function examineFile(
  file: string,
  name: string,
  followLink: boolean,
  parts: ExamineParts,
): Promise<Examination> {
  const first = await examineOnce(file, name, followLink, parts);
  // Whoever saves a file does so in one moment; a second look sees the whole.
  return first.status === 'changed' ? examineOnce(file, name, followLink, parts) : first;
}

async function examineOnce(
  file: string,
  name: string,
  followLink: boolean,
  parts: ExamineParts,
): Promise<Examination> {
  const { disk, patience, platform } = parts;
  let isInCloud = false;
  try {
    const reading = { disk, patience, limitMs: disksAnswerWithinMs };
    const found = await findFile(file, followLink, platform, reading);
    if (found.status === 'refused') return found;
    // Its size is known, and nothing of it is here. Reading makes the cloud bring it.
    isInCloud = found.facts.blocks === 0 && found.facts.size >= mayLieInItsRecord;
    const limitMs = isInCloud ? cloudAnswersWithinMs : disksAnswerWithinMs;
    return await examineFound(found, name, { ...reading, limitMs }, parts.worker);
  } catch (error) {
    return afterFailure(error, isInCloud);
  }
}

async function examineFound(
  found: Extract<Found, { status: 'file' }>,
  name: string,
  reading: Reading,
  worker: DocumentWorker,
): Promise<Examination> {
  const { facts, path, linkTo } = found;
  const { bytes, hash } = await readWhole(path, facts, reading);
  const identity = identityOf(facts, hash);
  const answer = await worker.run({ kind: 'judge', name, bytes });
  const refuse = (why: FaxFileRefusal, detail: string | undefined): Examination => ({
    ...{ status: 'refused', why, detail, bytes: facts.size, linkTo },
  });
  // What cannot be read in reasonable time and memory is made so, or broken.
  if (answer.kind !== 'judged')
    return refuse('damaged', answer.kind === 'failed' ? answer.detail : undefined);
  const { judgement } = answer;
  if (judgement.status === 'refused') return refuse(judgement.why, judgement.detail);
  const { kind, pages, canEdit } = judgement;
  return { status: 'ready', kind, pages, canEdit, path, identity, linkTo };
}

function afterFailure(error: unknown, isInCloud: boolean): Examination {
  if (error instanceof FileChanged) return { status: 'changed' };
  const refuse = (why: FaxFileRefusal): Examination => ({
    ...{ status: 'refused', why, detail: codeOf(error), bytes: 0, linkTo: undefined },
  });
  if (isInCloud) return refuse('not-downloaded');
  if (error instanceof NoAnswer) return refuse('not-answering');
  switch (troubleOf(error)) {
    case 'missing':
      return { status: 'moved' };
    case 'in-use':
      return refuse('in-use');
    case 'link':
      return refuse('link-broken');
    case 'name':
      return refuse('not-a-file');
    case 'not-allowed':
    case 'full':
    case 'read-only':
    case 'failed':
      return refuse('not-readable');
  }
}
