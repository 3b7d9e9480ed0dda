import type { DocumentKind, DocumentPage } from '../../shared/document.ts';
import type { Judgement } from './judgement.ts';

/** What is done with a file's bytes in a thread of its own. */
export type DocumentJob =
  | { readonly kind: 'judge'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'rewrite';
      readonly from: DocumentKind;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly pages: readonly DocumentPage[];
    };

export type DocumentAnswer =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  /** A PDF. */
  | { readonly kind: 'rewritten'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `detail`: a technical word. */
  | { readonly kind: 'failed'; readonly detail: string };
