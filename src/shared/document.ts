/** What a file really is, by its bytes. `office`: formats that only the platform can turn into pages. */
export const documentKinds = ['pdf', 'jpeg', 'png', 'gif', 'bmp', 'tiff', 'text', 'office'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document that a window may read: a file that waits in a draft, what was sent, or a fax of the platform. */
export type DocumentRef =
  | { readonly kind: 'draft-file'; readonly draftId: string; readonly fileId: string }
  | { readonly kind: 'sent-file'; readonly itemId: string; readonly place: number }
  | { readonly kind: 'fax'; readonly faxId: string };

/** Some bytes of a document; at most `mostAtOnce` are answered. */
export type DocumentRange = {
  readonly document: DocumentRef;
  readonly from: number;
  readonly count: number;
};

/** Bytes in one answer. */
export const mostAtOnce = 1024 * 1024;

export type DocumentPart =
  | {
      readonly status: 'ready';
      readonly kind: DocumentKind;
      /** Of the whole document. */
      readonly size: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly status: 'not-yet' | 'gone' | 'changed' | 'offline' | 'failed' | 'unknown-file';
    };

export type QuarterTurn = 0 | 90 | 180 | 270;

/** One page as it will be sent: which of the file's own (from 0), turned by so many degrees clockwise. */
export type DocumentPage = { readonly index: number; readonly turn: QuarterTurn };
