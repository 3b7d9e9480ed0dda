import type { DocumentPage } from '../../../shared/document.ts';

/** In points: 1/72 inch. */
export type PageSize = { readonly width: number; readonly height: number };

/** A document whose pages can be painted, one by one. */
export type PageSource = {
  readonly count: number;
  /** As it stands in the file, before the person turned it. @throws CannotShow */
  readonly sizeOf: (index: number) => Promise<PageSize>;
  /** Fills the whole canvas with the page, turned. @throws CannotShow */
  readonly paint: (page: DocumentPage, canvas: OffscreenCanvas, signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
};

/** The way to the bytes: the worker asks the window, and the window the main process. */
export type SourceBytes = {
  readonly size: number;
  readonly first: Uint8Array;
  /** @throws CannotShow */
  readonly read: (from: number, count: number) => Promise<Uint8Array>;
};

export async function readWhole({ size, first, read }: SourceBytes): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(size);
  const known = first.subarray(0, size);
  whole.set(known);
  if (known.length < size) whole.set(await read(known.length, size - known.length), known.length);
  return whole;
}

/** @throws where this browser has no canvas to give */
export function paper(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  // What is drawn is read back dot by dot.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('There is no canvas to draw on.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return context;
}

/** Draws something that fills a page, turned clockwise by quarters. */
export function paintTurned(picture: CanvasImageSource, page: DocumentPage, canvas: OffscreenCanvas): void {
  const context = paper(canvas);
  const { width, height } = canvas;
  const isLying = page.turn % 180 === 90;
  context.translate(width / 2, height / 2);
  context.rotate((page.turn * Math.PI) / 180);
  const [wide, high] = isLying ? [height, width] : [width, height];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, -wide / 2, -high / 2, wide, high);
  context.resetTransform();
}
