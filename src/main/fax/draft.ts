import {
  type FaxConcern,
  type FaxDraft,
  type FaxFile,
  faxLimits,
  type FaxObstacle,
  type FaxRecipient,
} from '../../shared/fax-draft.ts';
import { markTooMany } from './recipients.ts';

/** A draft as it is kept; `FaxDraft` is what windows see of it. */
export type Draft = Omit<
  FaxDraft,
  'files' | 'bytes' | 'pages' | 'concerns' | 'obstacle' | 'validRecipients'
> & { readonly files: readonly DraftFile[] };

export type DraftFile = Omit<FaxFile, 'sameAs'> & {
  /** SHA-256 of its content; undefined until it was read. */
  readonly hash: string | undefined;
  /** The person knows that the same one is there already. */
  readonly isMeant: boolean;
};

export type DraftGround = {
  /** This computer's clock, ms since the epoch. */
  readonly now: number;
  readonly allowed: boolean;
};

/** Above these the person is asked once more. */
const many = { recipients: 10, pages: 50 };
const farthest = 365 * 24 * 3_600_000;

/** What a window shows of a draft, with what is in its way and what the person should know. */
export function viewDraft(kept: Draft, ground: DraftGround): FaxDraft {
  const draft = { ...kept, recipients: markTooMany(kept.recipients) };
  const files = draft.files.map((file, place) => viewFile(file, draft.files.slice(0, place)));
  return {
    ...draft,
    files,
    bytes: sum(files.map(({ bytes }) => bytes)),
    pages: pagesOf(files),
    concerns: concernsOf(draft, files),
    obstacle: obstacleOf(draft, files, ground),
    validRecipients: draft.recipients.filter(isValid).length,
  };
}

function viewFile(file: DraftFile, before: readonly DraftFile[]): FaxFile {
  const { hash, isMeant, ...shown } = file;
  const twin = isMeant || hash === undefined ? undefined : before.find((other) => other.hash === hash);
  return { ...shown, sameAs: twin?.id };
}

function isValid({ number, problem }: FaxRecipient): boolean {
  return number !== undefined && problem === undefined;
}

/** Undefined where one file's are not known before the platform has made them. */
function pagesOf(files: readonly FaxFile[]): number | undefined {
  const counts = files.map(pagesOfFile);
  return counts.every((count) => count !== undefined) ? sum(counts) : undefined;
}

function pagesOfFile({ pages, state }: FaxFile): number | undefined {
  if (pages !== undefined) return pages.length;
  return state.status === 'ready' ? state.pages : undefined;
}

function concernsOf(draft: Draft, files: readonly FaxFile[]): readonly FaxConcern[] {
  const valid = draft.recipients.filter(isValid);
  const knownPages = sum(files.map((file) => pagesOfFile(file) ?? 0));
  const raised: readonly (readonly [FaxConcern, boolean])[] = [
    ['many-recipients', valid.length > many.recipients],
    ['many-pages', knownPages > many.pages],
    ['international', valid.some(({ note }) => note === 'international')],
    ['text-without-cover', draft.coverIndex === 0 && draft.coverText.trim() !== ''],
    ['same-file', files.some(({ sameAs }) => sameAs !== undefined)],
  ];
  return raised.flatMap(([concern, isRaised]) => (isRaised ? [concern] : []));
}

/** The first thing in its way, in the order in which a person would mend it. */
function obstacleOf(draft: Draft, files: readonly FaxFile[], ground: DraftGround): FaxObstacle | undefined {
  const isForward = draft.forwards !== undefined;
  const pages = sum(files.map((file) => pagesOfFile(file) ?? 0));
  const found: readonly (readonly [FaxObstacle, boolean])[] = [
    ['not-allowed', !ground.allowed],
    ['no-recipient', draft.recipients.length === 0],
    ['recipient-problem', !draft.recipients.every(isValid)],
    ['no-file', files.length === 0 && !isForward],
    ['file-problem', files.some(({ state }) => state.status !== 'ready' && state.status !== 'reading')],
    ['file-reading', files.some(({ state }) => state.status === 'reading')],
    ['file-problem', files.some(({ pages: chosen }) => chosen?.length === 0)],
    ['too-large', sum(files.map(({ bytes }) => bytes)) > faxLimits.bytes],
    ['too-many-pages', pages > faxLimits.pages],
    ['time-past', draft.sendAt !== undefined && draft.sendAt <= ground.now],
    ['time-too-far', draft.sendAt !== undefined && draft.sendAt > ground.now + farthest],
  ];
  return found.find(([, isThere]) => isThere)?.[0];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
