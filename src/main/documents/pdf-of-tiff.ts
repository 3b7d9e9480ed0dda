import { PDF } from '@libpdf/core';
import tiff, { type IFD } from 'utif2';
import type { DocumentPage } from '../../shared/document.ts';
import { addPicture } from './pdf-of-picture.ts';
import { encodeGrey } from './png.ts';

/** Pages of a TIFF as pages of a PDF, in shades of grey: a fax has no colours. */
export async function pdfOfTiff(
  bytes: Uint8Array<ArrayBuffer>,
  pages: readonly DocumentPage[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { buffer } = bytes;
  const directories = tiff.decode(buffer);
  const made = PDF.create();
  for (const { index, turn } of pages) {
    const directory = directories[index];
    if (directory === undefined) throw new RangeError('no such page');
    tiff.decodeImage(buffer, directory);
    const { width, height } = directory;
    const image = made.embedPng(encodeGrey(tiff.toRGBA8(directory), width, height));
    addPicture(made, image, shapeOf(directory), turn);
    // A page of a scan takes 30 MB; only one is held at a time.
    directory.data = new Uint8Array();
  }
  return new Uint8Array(await made.save());
}

const resolution = { across: 't282', down: 't283' } as const;

/** A fax at the coarse resolution has dots twice as high as wide. */
function shapeOf(directory: IFD): { readonly width: number; readonly height: number } {
  const { width, height } = directory;
  const ratio = dots(directory[resolution.across]) / dots(directory[resolution.down]);
  return { width, height: ratio > 0.2 && ratio < 5 ? height * ratio : height };
}

/** Per inch or centimetre; a rational number comes as a pair. */
function dots(tag: unknown): number {
  const [value] = Array.isArray(tag) ? (tag as readonly unknown[]) : [tag];
  if (!Array.isArray(value)) return Number(value);
  const [above, below] = value as readonly unknown[];
  return Number(above) / Number(below);
}
