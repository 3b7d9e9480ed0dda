import { PDF } from '@libpdf/core';
import tiff from 'utif2';
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
    addPicture(made, image, turn);
    // A page of a scan takes 30 MB; only one is held at a time.
    directory.data = new Uint8Array();
  }
  return new Uint8Array(await made.save());
}
