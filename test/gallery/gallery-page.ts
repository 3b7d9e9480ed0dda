import type { StillCompanion } from './still-companion.ts';

/** What specs reach from outside. */
export type GalleryPage = {
  /** Draws the state that a query names, such as `screen=card&state=missed&theme=dark`. */
  readonly draw: (query: string) => Promise<void>;
  /** The bridge of the state that is drawn now. */
  readonly still: () => StillCompanion;
};

declare global {
  var gallery: GalleryPage;
}
