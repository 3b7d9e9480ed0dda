import type { drawDocument } from './draw-document.ts';
import type { StillCompanion } from './still-companion.ts';

/** What specs reach from outside. */
export type GalleryPage = {
  /** Draws the state that a query names, such as `screen=card&state=missed&theme=dark`. */
  readonly draw: (query: string) => Promise<void>;
  /** The bridge of the state that is drawn now. */
  readonly still: () => StillCompanion;
  /** Draws a document with the product's own preview engine. */
  readonly drawDocument: typeof drawDocument;
};

declare global {
  var gallery: GalleryPage;
}
