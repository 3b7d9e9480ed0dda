import { PDF, type PDFImage } from '@libpdf/core';
import type { DocumentPage, QuarterTurn } from '../../shared/document.ts';
import { readPictureSize } from './picture-size.ts';

/** Letter paper, in points; a picture fills as much of it as its shape allows. */
const paper = { width: 612, height: 792 };

/** Degrees clockwise that show a picture upright, by its EXIF orientation. */
const upright: Readonly<Record<number, QuarterTurn>> = { 1: 0, 3: 180, 6: 90, 8: 270 };

/** A picture as a page of a PDF, lying as its camera says and turned as the person wants it. */
export async function pdfOfPicture(
  kind: 'jpeg' | 'png',
  bytes: Uint8Array,
  pages: readonly DocumentPage[],
): Promise<Uint8Array<ArrayBuffer>> {
  const lies = upright[readPictureSize(kind, bytes)?.orientation ?? 1];
  if (lies === undefined) throw new TypeError('a mirrored picture cannot be turned');
  const made = PDF.create();
  const image = kind === 'jpeg' ? made.embedJpeg(bytes) : made.embedPng(bytes);
  for (const { turn } of pages) addPicture(made, image, image, lies + turn);
  return new Uint8Array(await made.save());
}

/**
 * A page as large as the picture on it, which is turned with its page.
 * @param shape width and height in any unit: dots may be higher than wide
 */
export function addPicture(
  made: PDF,
  image: PDFImage,
  shape: { readonly width: number; readonly height: number },
  turn: number,
): void {
  const isLying = turn % 180 !== 0;
  const [width, height] = isLying ? [shape.height, shape.width] : [shape.width, shape.height];
  // A picture that is wider than high goes on paper that lies.
  const [across, down] = width > height ? [paper.height, paper.width] : [paper.width, paper.height];
  const scale = Math.min(across / width, down / height);
  const size = { width: shape.width * scale, height: shape.height * scale };
  const page = made.addPage(size);
  page.drawImage(image, { x: 0, y: 0, ...size });
  page.setRotation((turn % 360) as QuarterTurn);
}
