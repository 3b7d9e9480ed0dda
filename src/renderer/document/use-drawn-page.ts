import { type RefObject, useEffect, useState } from 'react';
import type { PageLook } from './draw-order.ts';
import type { DocumentPage } from '../../shared/document.ts';
import type { OpenDocument } from './page-drawer.ts';
import { CannotShow, type DocumentTrouble } from './trouble.ts';

export type PageState =
  | { readonly status: 'waiting' }
  | { readonly status: 'drawn'; readonly proportion: number }
  | { readonly status: 'cannot'; readonly why: DocumentTrouble };

type Wanted = {
  readonly document: OpenDocument;
  readonly page: DocumentPage;
  readonly look: PageLook;
  /** Of the picture, in device pixels; undefined: nobody sees it. */
  readonly width: number | undefined;
};

/** Draws a page into a canvas while somebody may see it, and empties it afterwards. */
export function useDrawnPage(
  canvas: RefObject<HTMLCanvasElement | null>,
  { document, page: { index, turn }, look, width }: Wanted,
): PageState {
  const [state, setState] = useState<PageState>({ status: 'waiting' });
  const { kind } = look;
  const resolution = look.kind === 'fax' ? look.resolution : undefined;
  useEffect(() => {
    const stop = new AbortController();
    if (width === undefined) {
      empty(canvas.current);
      return undefined;
    }
    const wanted: PageLook = kind === 'fax' ? { kind, resolution: resolution ?? 'High' } : { kind };
    document.draw({ page: { index, turn }, look: wanted, width }, stop.signal).then(
      ({ bitmap, proportion }) => {
        if (stop.signal.aborted || canvas.current === null) return bitmap.close();
        canvas.current.width = bitmap.width;
        canvas.current.height = bitmap.height;
        canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
        setState({ status: 'drawn', proportion });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState({ status: 'cannot', why: error instanceof CannotShow ? error.why : 'failed' });
      },
    );
    return () => stop.abort();
  }, [canvas, document, index, kind, resolution, turn, width]);
  return state;
}

/** Gives the memory back; the page's place stays. */
function empty(canvas: HTMLCanvasElement | null): void {
  if (canvas !== null) Object.assign(canvas, { width: 1, height: 1 });
}
