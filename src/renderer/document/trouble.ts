import type { DocumentPart } from '../../shared/document.ts';

/** Why a document, or a page of it, cannot be shown here. */
export type DocumentTrouble =
  | Exclude<DocumentPart['status'], 'ready'>
  | 'damaged'
  | 'password'
  /** Only the platform can turn it into pages. */
  | 'office'
  | 'too-many-pixels'
  /** It was given up: whatever is in it takes longer than anybody waits. */
  | 'too-slow';

/** What everything here fails with, besides mistakes in the code. */
export class CannotShow extends Error {
  readonly why: DocumentTrouble;

  constructor(why: DocumentTrouble) {
    super(`It cannot be shown: ${why}.`);
    this.why = why;
  }
}

export function troubleIn(error: unknown): DocumentTrouble {
  return error instanceof CannotShow ? error.why : 'failed';
}
