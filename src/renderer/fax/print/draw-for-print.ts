import type { QuarterTurn } from '../../../shared/document.ts';
import type { OpenDocument } from '../../document/page-drawer.ts';

/** Device pixels across a sheet: what a fax has, so that nothing is lost. */
const width = 1728;

/** Every page as a picture, one after the other: two hundred at once would not fit into memory. */
export async function drawForPrint(
  document: OpenDocument,
  count: number,
  turn: QuarterTurn,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const pictures: string[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const order = { page: { index, turn }, look: { kind: 'plain' }, width } as const;
      const { bitmap } = await document.draw(order, signal);
      pictures.push(URL.createObjectURL(await pictureOf(bitmap)));
      signal.throwIfAborted();
    }
  } catch (error) {
    for (const picture of pictures) URL.revokeObjectURL(picture);
    throw error;
  }
  return pictures;
}

async function pictureOf(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  return canvas.convertToBlob({ type: 'image/png' });
}
