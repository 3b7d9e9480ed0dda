import type { DocumentKind } from '../../../shared/document.ts';
import { CannotShow } from '../trouble.ts';
import type { PageSource, SourceBytes } from './page-source.ts';
import { openPicture } from './picture-source.ts';
import { openText } from './text-source.ts';

/** Reads the largest reader ahead. What fails here fails again, and is told, when it is needed. */
export function warm(): void {
  import('./pdf-source.ts').catch(() => undefined);
}

/** Opens a document by what it is, whatever it is called. The large readers come only where they are needed. */
export async function openSource(kind: DocumentKind, bytes: SourceBytes): Promise<PageSource> {
  switch (kind) {
    case 'pdf':
      return (await import('./pdf-source.ts')).openPdf(bytes);
    case 'tiff':
      return (await import('./tiff-source.ts')).openTiff(bytes);
    case 'jpeg':
    case 'png':
    case 'gif':
    case 'bmp':
      return openPicture(kind, bytes);
    case 'text':
      return openText(bytes);
    case 'office':
      throw new CannotShow('office');
  }
}
