import { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rewrite } from '../../../../src/main/documents/rewrite.ts';
import type { DocumentPage, QuarterTurn } from '../../../../src/shared/document.ts';
import { jpegOf, type PdfPiece, pdfOf, pngOf, tiffOf, writePdf } from '../../../support/written-documents.ts';

const turns = [0, 90, 180, 270] as const;
const page = (index: number, turn: QuarterTurn = 0): DocumentPage => ({ index, turn });

async function read(bytes: Uint8Array) {
  const pdf = await PDF.load(bytes);
  const pages = pdf.getPages();
  return {
    pdf,
    pages,
    texts: pages.map((one) => one.extractText().text.trim()),
    turns: pages.map(({ rotation }) => rotation),
  };
}

function has(bytes: Uint8Array, ...words: readonly string[]): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return words.filter((word) => text.includes(word));
}

/** One page with everything on it that a fax must not carry, and a link to a second one that is left out. */
function loaded(): Uint8Array<ArrayBuffer> {
  const shown = Buffer.from('BT /F 40 Tf 80 600 Td (Shown) Tj ET');
  const secret = Buffer.from('BT /F 40 Tf 80 600 Td (Secret) Tj ET');
  const stamp = Buffer.from('0 0 50 50 re f');
  const stream = (dict: string, content: Buffer): PdfPiece => ({
    dict: `<< ${dict} /Length ${content.length} >>`,
    stream: content,
  });
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 9 0 R /AA << /WC 9 0 R >> /Names << /JavaScript << /Names [(a) 9 0 R] >> /EmbeddedFiles << /Names [(f) 11 0 R] >> >> /AcroForm << /Fields [8 0 R] /NeedAppearances false >> >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 300 400] /Resources << /Font << /F 5 0 R >> >> >>',
    '<< /Type /Page /Parent 2 0 R /Contents 6 0 R /AA << /O 9 0 R >> /Annots [8 0 R 10 0 R 12 0 R 13 0 R] /AF [11 0 R] /PieceInfo << /Ai << /Private (drafts) >> >> >>',
    '<< /Type /Page /Parent 2 0 R /Contents 7 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    stream('', shown),
    stream('', secret),
    '<< /Type /Annot /Subtype /Widget /FT /Btn /T (send) /Rect [10 10 60 60] /F 4 /P 3 0 R /A << /S /Launch /F (calc.exe) >> /AP << /N 14 0 R /D 14 0 R >> >>',
    '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /Dest [4 0 R /Fit] >>',
    '<< /Type /Filespec /F (evil.exe) /EF << /F 15 0 R >> >>',
    '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 10 10] /FS 11 0 R >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /A << /S /URI /URI (https://ringside.example/) >> >>',
    stream('/Type /XObject /Subtype /Form /BBox [0 0 50 50]', stamp),
    stream('/Type /EmbeddedFile', Buffer.from('MZ')),
  ]);
}

describe('a new PDF of some pages', () => {
  test('has these, in this order and turned so', async () => {
    const made = await rewrite('pdf', pdfOf(5), [page(4, 90), page(0), page(2, 270)]);
    const { texts, turns } = await read(made);
    expect(texts).toEqual(['Page 5', 'Page 1', 'Page 3']);
    expect(turns).toEqual([90, 0, 270]);
  });

  test('a page that lay on its side is turned from there', async () => {
    const made = await rewrite('pdf', pdfOf(1, { more: '/Rotate 90' }), [page(0, 270), page(0, 90)]);
    expect((await read(made)).turns).toEqual([0, 180]);
  });

  test('of any choice of pages is that choice', async () => {
    const source = pdfOf(6);
    const choice = fc.uniqueArray(fc.record({ index: fc.nat(5), turn: fc.constantFrom(...turns) }), {
      ...{ minLength: 1, maxLength: 6, selector: ({ index }) => index },
    });
    await fc.assert(
      fc.asyncProperty(choice, async (pages) => {
        const made = await read(await rewrite('pdf', source, pages));
        expect(made.texts).toEqual(pages.map(({ index }) => `Page ${index + 1}`));
        expect(made.turns).toEqual(pages.map(({ turn }) => turn));
      }),
      { numRuns: 50 },
    );
  });

  test('[G08] carries no script, no launch, no embedded file, no link and no private notes', async () => {
    const made = await rewrite('pdf', loaded(), [page(0)]);
    const whole = await (await PDF.load(made)).save({ useXRefStream: false });
    for (const bytes of [made, whole]) {
      expect(
        has(
          bytes,
          'JavaScript',
          '/JS',
          'Launch',
          'EmbeddedFile',
          'Filespec',
          'URI',
          'AcroForm',
          '/AA',
          'PieceInfo',
        ),
      ).toEqual([]);
    }
    const { texts, pages } = await read(made);
    expect(texts).toEqual(['Shown']);
    // The stamp of the form field is still drawn.
    expect(has(made, '0 0 50 50 re f')).toHaveLength(1);
    expect(pages[0]?.getMediaBox()).toMatchObject({ width: 300, height: 400 });
  });

  test('has nothing of a page that was left out, though another one links to it', async () => {
    expect(has(loaded(), '(Secret)')).toHaveLength(1);
    expect(has(await rewrite('pdf', loaded(), [page(0)]), '(Secret)')).toEqual([]);
  });

  test('hides what its layers hid', async () => {
    const layers =
      '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> /Configs [<< /Name (x) >>] >>';
    const source = writePdf([
      `<< /Type /Catalog /Pages 2 0 R ${layers} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /Properties << /L 6 0 R >> >> >>',
      { dict: '<< /Length 33 >>', stream: Buffer.from('/OC /L BDC 0 0 50 50 re f EMC    ') },
      '<< >>',
      '<< /Type /OCG /Name (draft) >>',
    ]);
    const { pdf } = await read(await rewrite('pdf', source, [page(0)]));
    expect(pdf.getLayers()).toMatchObject([{ name: 'draft', visible: false }]);
  });

  test.each([[[page(3)]], [[page(-1)]]])('of a page that there is not fails', async (pages) => {
    await expect(rewrite('pdf', pdfOf(3), pages)).rejects.toThrow();
  });
});

describe('a new PDF of a picture', () => {
  test.each(turns)('turned by %i degrees is one page of its shape', async (turn) => {
    const { pages } = await read(await rewrite('png', pngOf(40, 20), [page(0, turn)]));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.rotation).toBe(turn);
    // Lying on Letter that lies, standing on Letter that stands.
    expect(pages[0]?.getMediaBox()).toMatchObject({ width: 792, height: 396 });
  });

  test.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
  ])('that was held so (%i) lies as its camera says', async (orientation, turn) => {
    const { turns } = await read(await rewrite('jpeg', jpegOf(orientation), [page(0), page(0, 90)]));
    expect(turns).toEqual([turn, (turn + 90) % 360]);
  });

  test('that is mirrored is not made', async () => {
    await expect(rewrite('jpeg', jpegOf(2), [page(0, 90)])).rejects.toThrow('mirrored');
  });
});

describe('a new PDF of a TIFF', () => {
  test('has its pages, in this order', async () => {
    const made = await rewrite('tiff', tiffOf([4, 8, 12]), [page(2), page(0, 90)]);
    const { pages } = await read(made);
    expect(pages.map(({ rotation }) => rotation)).toEqual([0, 90]);
  });

  test('at the coarse resolution has dots twice as high as wide', async () => {
    const { pages } = await read(await rewrite('tiff', tiffOf([4], 0, [204, 102]), [page(0)]));
    expect(pages[0]?.getMediaBox()).toMatchObject({ width: 612, height: 612 });
  });

  test('of a page that there is not fails', async () => {
    await expect(rewrite('tiff', tiffOf([4]), [page(1)])).rejects.toThrow();
  });
});

test.each(['gif', 'bmp', 'text', 'office'] as const)('pages of %s cannot be changed', async (kind) => {
  await expect(rewrite(kind, pngOf(2, 2), [page(0)])).rejects.toThrow('cannot be changed');
});
