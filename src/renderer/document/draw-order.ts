import type { DocumentKind, DocumentPage } from '../../shared/document.ts';
import type { FaxResolution } from '../../shared/fax.ts';
import type { DocumentTrouble } from './trouble.ts';

/** As the paper will look at the other end, or as the file has it. */
export type PageLook =
  { readonly kind: 'fax'; readonly resolution: FaxResolution } | { readonly kind: 'plain' };

export type DrawOrder = {
  readonly page: DocumentPage;
  readonly look: PageLook;
  /** Of the picture, in device pixels. */
  readonly width: number;
};

/** Black and white, a bit for a dot: 1 is black; every row begins with a new byte, its first dot in the highest bit. */
export type Dots = { readonly width: number; readonly height: number; readonly bits: Uint8Array };

export type DrawnPage = {
  readonly bitmap: ImageBitmap;
  /** Height by width, as it looks on paper. */
  readonly proportion: number;
};

export type DocumentReading =
  | { readonly status: 'ready'; readonly kind: DocumentKind; readonly pages: number }
  | { readonly status: 'cannot'; readonly why: DocumentTrouble };
