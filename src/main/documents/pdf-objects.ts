import { type PDF, PdfArray, PdfDict, PdfNumber, type PdfObject } from '@libpdf/core';

/** What a reference stands for; anything else stands for itself. */
export function resolve(pdf: PDF, object: PdfObject | undefined): PdfObject | undefined {
  return object?.type === 'ref' ? (pdf.getObject(object) ?? undefined) : object;
}

/** A tree of pages that is deeper was made so. */
const deepest = 100;

/**
 * Points, by the box that is shown; a page without one has the size of Letter. The library's own reading takes the
 * far corner for the size and does not look at the pages above.
 */
export function pageSize(pdf: PDF, page: PdfDict): { readonly width: number; readonly height: number } {
  const box = resolve(pdf, inherited(pdf, page, 'CropBox') ?? inherited(pdf, page, 'MediaBox'));
  const [left, bottom, right, top] = numbersIn(pdf, box);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined)
    return { width: 612, height: 792 };
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

/** A page's entry, or that of the pages above it; a reference stays one. */
export function inherited(pdf: PDF, page: PdfDict, key: string): PdfObject | undefined {
  let at: PdfObject | undefined = page;
  for (let depth = 0; at instanceof PdfDict && depth < deepest; depth++) {
    const found = at.get(key);
    if (found !== undefined) return found;
    at = resolve(pdf, at.get('Parent'));
  }
  return undefined;
}

function numbersIn(pdf: PDF, box: PdfObject | undefined): readonly number[] {
  if (!(box instanceof PdfArray)) return [];
  const items = [...box].map((one) => resolve(pdf, one));
  return items.flatMap((one) => (one instanceof PdfNumber ? [one.value] : []));
}
