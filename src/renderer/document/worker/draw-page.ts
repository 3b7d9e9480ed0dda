import type { DocumentPage } from '../../../shared/document.ts';
import type { FaxResolution } from '../../../shared/fax.ts';
import type { Dots, DrawnPage, DrawOrder } from '../draw-order.ts';
import { blackAndWhite, greysOf } from './black-and-white.ts';
import { faxFrame, type Frame, plainFrame } from './fax-frame.ts';
import type { PageSource } from './page-source.ts';
import { shrinkDots } from './shrink-dots.ts';

/** Finished faxes of pages by what they are of; a page has half a megabyte. */
export type DotsKept = {
  readonly get: (key: string) => Dots | undefined;
  readonly put: (key: string, dots: Dots) => void;
};

export async function drawPage(
  source: PageSource,
  { page, look, width }: DrawOrder,
  signal: AbortSignal,
  kept: DotsKept,
): Promise<DrawnPage> {
  const size = await source.sizeOf(page.index);
  const frame = plainFrame(size, page.turn, width);
  if (look.kind === 'plain') {
    const canvas = new OffscreenCanvas(frame.width, frame.height);
    await source.paint(page, canvas, signal);
    return { bitmap: canvas.transferToImageBitmap(), proportion: frame.proportion };
  }
  const dots = await dotsOf(source, page, look.resolution, signal, kept);
  return { bitmap: await seenFromAfar(dots, frame), proportion: frame.proportion };
}

/** The page as a fax machine would get it. */
export async function dotsOf(
  source: PageSource,
  page: DocumentPage,
  resolution: FaxResolution,
  signal: AbortSignal,
  kept: DotsKept,
): Promise<Dots> {
  const key = `${page.index} ${page.turn} ${resolution}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { width, height } = faxFrame(await source.sizeOf(page.index), page.turn, resolution);
  const canvas = new OffscreenCanvas(width, height);
  await source.paint(page, canvas, signal);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to read from.');
  const dots = blackAndWhite(greysOf(context.getImageData(0, 0, width, height).data, width, height));
  kept.put(key, dots);
  return dots;
}

function seenFromAfar(dots: Dots, { width, height }: Frame): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(shrinkDots(dots, width, height), width, height));
}
