import { PDF, type PDFPage, PdfArray, PdfDict, PdfName } from '@libpdf/core';
import type { DocumentPage, QuarterTurn } from '../../shared/document.ts';
import { inherited, resolve } from './pdf-objects.ts';

/** What makes a page look as it looks. Whatever else hangs on it, scripts, files, private notes, stays behind. */
const pageKeys = new Set([
  ...['Type', 'Parent', 'Contents', 'Resources', 'Rotate', 'Group', 'UserUnit', 'Annots'],
  ...['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'],
]);

/** What a page may leave to the pages above it. */
const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** An annotation is its picture and its place; what it does, opens or leads to stays behind. */
const annotationKeys = new Set([
  ...['Type', 'Subtype', 'Rect', 'F', 'AP', 'AS', 'OC', 'CA', 'C', 'IC', 'BS', 'Border', 'BE'],
  ...['QuadPoints', 'InkList', 'L', 'LE', 'Vertices', 'Contents', 'DA', 'DS', 'Q', 'MK'],
]);

/** Those that hold files or players. */
const foreignAnnotations = new Set([
  'FileAttachment',
  'RichMedia',
  'Screen',
  'Movie',
  'Sound',
  '3D',
  'Popup',
]);

const layersKey = 'RingsideLayers';

/** A new PDF of some pages of another. Nothing of pages that were left out is in it. */
export async function pdfOfPages(
  bytes: Uint8Array,
  pages: readonly DocumentPage[],
): Promise<Uint8Array<ArrayBuffer>> {
  const source = await PDF.load(bytes);
  const wanted = pages.map(({ index }) => pageAt(source, index));
  for (const page of new Set(wanted)) {
    settle(source, page);
    strip(source, page);
  }
  carryLayers(source, wanted[0]);
  const made = PDF.create();
  const copied = await made.copyPagesFrom(
    source,
    pages.map(({ index }) => index),
  );
  takeLayers(made, copied[0]);
  copied.forEach((page, at) => page.setRotation(turned(page.rotation, pages[at]?.turn ?? 0)));
  return new Uint8Array(await made.save());
}

function pageAt(source: PDF, index: number): PDFPage {
  const page = source.getPage(index);
  if (page === null) throw new RangeError('no such page');
  return page;
}

/**
 * Gives the page what it has from above. The library would do so while it copies, and follow the references of the copy
 * in the original: to any object, of a page that was left out too.
 */
function settle(source: PDF, page: PDFPage): void {
  for (const key of inheritable) {
    const found = inherited(source, page.dict, key);
    if (found !== undefined) page.dict.set(key, found);
  }
}

/** Before anything is copied: a link to another page would bring that page with it. */
function strip(source: PDF, page: PDFPage): void {
  keepOnly(page.dict, pageKeys);
  const annotations = resolve(source, page.dict.get('Annots'));
  if (!(annotations instanceof PdfArray)) return;
  const kept = [...annotations].filter((one) => {
    const annotation = resolve(source, one);
    if (!(annotation instanceof PdfDict) || isForeign(source, annotation)) return false;
    keepOnly(annotation, annotationKeys);
    keepNormalLook(source, annotation);
    return true;
  });
  page.dict.set('Annots', new PdfArray(kept));
}

function isForeign(source: PDF, annotation: PdfDict): boolean {
  const subtype = resolve(source, annotation.get('Subtype'));
  return !(subtype instanceof PdfName) || foreignAnnotations.has(subtype.value);
}

/** Not how it looks under a pointer. */
function keepNormalLook(source: PDF, annotation: PdfDict): void {
  const looks = resolve(source, annotation.get('AP'));
  if (looks instanceof PdfDict) keepOnly(looks, new Set(['N']));
}

/** Which layers are hidden is said by the document; it travels on a page, so that both mean the same objects. */
function carryLayers(source: PDF, page: PDFPage | undefined): void {
  const layers = resolve(source, source.getCatalog().get('OCProperties'));
  if (page === undefined || !(layers instanceof PdfDict)) return;
  keepOnly(layers, new Set(['OCGs', 'D']));
  const shown = resolve(source, layers.get('D'));
  if (shown instanceof PdfDict) keepOnly(shown, new Set(['BaseState', 'ON', 'OFF', 'AS', 'Intent']));
  page.dict.set(layersKey, layers);
}

function takeLayers(made: PDF, page: PDFPage | undefined): void {
  const layers = page?.dict.get(layersKey);
  if (layers === undefined) return;
  made.getCatalog().set('OCProperties', layers);
  page?.dict.delete(layersKey);
}

function keepOnly(dict: PdfDict, keys: ReadonlySet<string>): void {
  for (const key of [...dict.keys()]) if (!keys.has(key.value)) dict.delete(key);
}

function turned(before: number, turn: QuarterTurn): QuarterTurn {
  return ((((before + turn) % 360) + 360) % 360) as QuarterTurn;
}
