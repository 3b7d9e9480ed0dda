import type { DocumentKind, DocumentPage } from '../../shared/document.ts';
import { pdfOfPages } from './pdf-of-pages.ts';
import { pdfOfPicture } from './pdf-of-picture.ts';
import { pdfOfTiff } from './pdf-of-tiff.ts';

/** These pages of a document, in this order and turned so, as a new PDF. Fails where it cannot be done. */
export async function rewrite(
  from: DocumentKind,
  bytes: Uint8Array<ArrayBuffer>,
  pages: readonly DocumentPage[],
): Promise<Uint8Array<ArrayBuffer>> {
  switch (from) {
    case 'pdf':
      return pdfOfPages(bytes, pages);
    case 'jpeg':
    case 'png':
      return pdfOfPicture(from, bytes, pages);
    case 'tiff':
      return pdfOfTiff(bytes, pages);
    case 'gif':
    case 'bmp':
    case 'text':
    case 'office':
      throw new TypeError(`pages of ${from} cannot be changed`);
  }
}
