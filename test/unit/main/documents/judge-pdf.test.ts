import { PDF } from '@libpdf/core';
import { describe, expect, test } from 'vitest';
import { judgePdf } from '../../../../src/main/documents/judge-pdf.ts';
import { pdfOf, writePdf } from '../../../support/written-documents.ts';

async function protectedPdf(userPassword: string): Promise<Uint8Array> {
  const pdf = await PDF.load(pdfOf(2));
  pdf.setProtection({ userPassword, ownerPassword: 'owner' });
  return pdf.save();
}

function withText(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
}

describe('a PDF', () => {
  test('[F04] that needs a password is refused with that reason', async () => {
    expect(await judgePdf(await protectedPdf('secret'))).toEqual({
      ...{ status: 'refused', why: 'password', detail: undefined },
    });
  });

  test('that is protected and opens without a password goes as it is', async () => {
    expect(await judgePdf(await protectedPdf(''))).toEqual({
      ...{ status: 'fits', kind: 'pdf', pages: 2, canEdit: false },
    });
  });

  test.each([
    ['whose table of objects is not where it says', withText(pdfOf(3), /startxref\n\d+/, 'startxref\n7')],
    ['whose table of objects is nonsense', withText(pdfOf(3), /xref\n0 \d+/, 'xref\nzero')],
    ['that was cut off', pdfOf(10).subarray(0, 1_500)],
    ['that has nothing but its header', new Uint8Array(Buffer.from('%PDF-1.7\n'))],
    [
      'without pages',
      writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
    ],
    ['without a catalogue', writePdf(['<< /Type /Page >>'])],
    [
      'whose tree of pages leads to itself',
      writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    ],
  ])('[F04] %s is damaged', async (_name, bytes) => {
    expect(await judgePdf(bytes)).toMatchObject({ status: 'refused', why: 'damaged' });
  });

  test.each([201, 5_000])('[F04] of %i pages has too many, and says how many', async (pages) => {
    expect(await judgePdf(pdfOf(pages))).toEqual({
      ...{ status: 'refused', why: 'too-many-pages', detail: String(pages) },
    });
  });

  test.each([
    ['10 m × 10 m', { box: '0 0 28346 28346' }],
    ['10 m × 1 m', { box: '0 0 28346 2835' }],
    ['as large by its unit', { box: '0 0 612 792', more: '/UserUnit 75' }],
    ['from the other corner', { box: '28346 28346 0 0' }],
  ])('[F04] with a page of %s is refused, and says which', async (_name, page) => {
    expect(await judgePdf(pdfOf(2, page))).toEqual({
      ...{ status: 'refused', why: 'too-many-pixels', detail: '1' },
    });
  });

  test('that lies about its number of pages is counted', async () => {
    const judged = await judgePdf(withText(pdfOf(3), '/Count 3', '/Count 9'));
    if (judged.status === 'fits') expect(judged.pages).toBe(3);
    else expect(judged.why).toBe('damaged');
  });

  test('with a script fits: it is sent, and no script runs here', async () => {
    const script = '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>';
    expect(await judgePdf(pdfOf(1, { catalog: script }))).toMatchObject({ status: 'fits', pages: 1 });
  });
});
