import { PDF, type PDFPage } from '@libpdf/core';
import { faxLimits } from '../../shared/fax-draft.ts';
import type { Judgement } from './judgement.ts';
import { pageSize } from './pdf-objects.ts';

const fineDotsPerPoint = 200 / 72;

/**
 * Whether a PDF can be faxed, and its pages. One whose table of objects had to be rebuilt is refused: a file that was
 * cut off looks the same, and nobody would know which pages are missing.
 */
export async function judgePdf(bytes: Uint8Array): Promise<Judgement> {
  let pdf;
  try {
    pdf = await PDF.load(bytes);
  } catch (error) {
    return refused('damaged', error instanceof Error ? error.name : undefined);
  }
  // Without its password nothing of it can be read, not even how many pages it has.
  if (pdf.isEncrypted && !pdf.isAuthenticated) return refused('password', undefined);
  if (pdf.recoveredViaBruteForce) return refused('damaged', 'cross-reference');
  const pages = pdf.getPageCount();
  if (pages === 0) return refused('damaged', 'no-pages');
  if (pages > faxLimits.pages) return refused('too-many-pages', String(pages));
  const large = pdf.getPages().findIndex((page) => dotsOf(pdf, page) > faxLimits.pixels);
  if (large !== -1) return refused('too-many-pixels', String(large + 1));
  // Who protects a file against changes means it: it goes as it is.
  return { status: 'fits', kind: 'pdf', pages, canEdit: !pdf.isEncrypted };
}

/** How many dots the page has at the finer resolution. */
function dotsOf(pdf: PDF, page: PDFPage): number {
  const { width, height } = pageSize(pdf, page.dict);
  const unit = page.dict.getNumber('UserUnit')?.value ?? 1;
  return width * height * (unit * fineDotsPerPoint) ** 2;
}

function refused(
  why: 'password' | 'damaged' | 'too-many-pages' | 'too-many-pixels',
  detail: string | undefined,
): Judgement {
  return { status: 'refused', why, detail };
}
