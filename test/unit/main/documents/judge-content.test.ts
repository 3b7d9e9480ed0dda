import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faxExtensions } from '../../../../src/shared/fax-formats.ts';
import { formatOf, knownExtensions } from '../../../../src/main/documents/formats.ts';
import { judgeContent } from '../../../../src/main/documents/judge-content.ts';
import { judgePdf } from '../../../../src/main/documents/judge-pdf.ts';
import type { Judgement } from '../../../../src/main/documents/judgement.ts';
import { hollowPng, jpegOf, pdfOf, pngOf, tiffOf, zipNaming } from '../../../support/written-documents.ts';

const judge = (name: string, bytes: Uint8Array): Promise<Judgement> => judgeContent(name, bytes, judgePdf);
const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));
const bytes = (...begin: readonly number[]): Uint8Array =>
  new Uint8Array([...begin, ...Array<number>(600).fill(7)]);
const ole = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const program = new Uint8Array(Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'));
const gif = new Uint8Array(Buffer.from('GIF89a\x10\x00\x08\x00\x00\x00\x00;', 'latin1'));

function bmp(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(60);
  file.write('BM');
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  return new Uint8Array(file);
}

describe('a file that can be faxed', () => {
  test('has one of the platform’s extensions, and each of those is known here', () => {
    expect([...knownExtensions].sort()).toEqual([...faxExtensions].sort());
    expect(knownExtensions.every((one) => formatOf(`a.${one.toUpperCase()}`) !== undefined)).toBe(true);
  });

  test.each([
    ['scan.png', pngOf(10, 20), { kind: 'png', pages: 1, canEdit: true }],
    ['SCAN.JPG', jpegOf(), { kind: 'jpeg', pages: 1, canEdit: true }],
    ['lying.jpeg', jpegOf(6), { kind: 'jpeg', pages: 1, canEdit: true }],
    ['mirrored.jpeg', jpegOf(5), { kind: 'jpeg', pages: 1, canEdit: false }],
    ['really-png.jpg', pngOf(4, 4), { kind: 'png', pages: 1, canEdit: true }],
    ['a.gif', gif, { kind: 'gif', pages: 1, canEdit: false }],
    ['a.bmp', bmp(10, -20), { kind: 'bmp', pages: 1, canEdit: false }],
    ['fax.tif', tiffOf([1, 2, 3]), { kind: 'tiff', pages: 3, canEdit: true }],
    ['letter.pdf', pdfOf(3), { kind: 'pdf', pages: 3, canEdit: true }],
    ['200 pages.pdf', pdfOf(200), { kind: 'pdf', pages: 200, canEdit: true }],
    ['a0.pdf', pdfOf(1, { box: '0 0 2384 3370' }), { kind: 'pdf', pages: 1, canEdit: true }],
    ['notes.txt', text('Dear Ada,\r\n\thello\f'), { kind: 'text', pages: undefined, canEdit: false }],
    ['utf8.txt', text('Grüße 👋'), { kind: 'text', pages: undefined, canEdit: false }],
    [
      'utf16.txt',
      new Uint8Array(Buffer.from('\ufeffhi', 'utf16le')),
      { kind: 'text', pages: undefined, canEdit: false },
    ],
    ['table.csv', text('a,b\n1,2'), { kind: 'office', pages: undefined, canEdit: false }],
    ['page.html', text('<p>hi'), { kind: 'office', pages: undefined, canEdit: false }],
    ['a.rtf', text('{\\rtf1 hi}'), { kind: 'office', pages: undefined, canEdit: false }],
    ['a.doc', ole, { kind: 'office', pages: undefined, canEdit: false }],
    [
      'a.docx',
      zipNaming(['[Content_Types].xml', 'word/document.xml']),
      { kind: 'office', pages: undefined, canEdit: false },
    ],
    ['a.wk1', bytes(0, 0, 2, 0), { kind: 'office', pages: undefined, canEdit: false }],
  ])('%s fits', async (name, content, fits) => {
    expect(await judge(name, content)).toEqual({ status: 'fits', ...fits });
  });
});

describe('a file that cannot be faxed', () => {
  test.each([
    ['setup.exe', program, 'exe'],
    ['run.js', text('alert(1)'), 'js'],
    ['a.lnk', bytes(0x4c), 'lnk'],
    ['a.desktop', text('[Desktop Entry]'), 'desktop'],
    ['a.scr', program, 'scr'],
    ['letter.pages', zipNaming(['index.xml']), 'pages'],
    ['README', text('hi'), ''],
    ['.pdf', pdfOf(1), ''],
    ['a.pdf.exe', pdfOf(1), 'exe'],
  ])('[F05] %s is not on the list of formats', async (name, content, detail) => {
    expect(await judge(name, content)).toEqual({ status: 'refused', why: 'format', detail });
  });

  test.each([
    ['MZ', program, 'program'],
    ['ELF', bytes(0x7f, 0x45, 0x4c, 0x46), 'program'],
    ['PK', zipNaming(['a']), 'zip'],
    ['a picture', pngOf(2, 2), 'png'],
    ['text', text('hello'), 'unknown'],
  ])('[F03] a PDF that begins with %s is not what it says', async (_name, content, detail) => {
    expect(await judge('a.pdf', content)).toEqual({ status: 'refused', why: 'not-what-it-says', detail });
  });

  test('[F03] a PDF behind other bytes is one as far as it can be read', async () => {
    const junk = new Uint8Array(Buffer.concat([Buffer.from('GIF89a junk\n'), pdfOf(2)]));
    const judged = await judge('a.pdf', junk);
    // Its table of objects counts from the file's beginning: readers differ, so nothing else may come of it.
    if (judged.status === 'fits') expect(judged.pages).toBe(2);
    else expect(judged.why).toBe('damaged');
    const program = new Uint8Array(Buffer.concat([Buffer.from('MZ\n'), pdfOf(2)]));
    expect(await judge('a.pdf', program)).toMatchObject({ status: 'refused', why: 'not-what-it-says' });
  });

  test.each([
    ['a.txt', program],
    ['a.csv', pngOf(2, 2)],
    ['a.png', pdfOf(1)],
    ['a.png', program],
    ['a.docx', ole],
    ['a.docx', zipNaming(['a.exe'])],
    ['a.xlsx', zipNaming(['[Content_Types].xml', 'word/document.xml'])],
    ['a.doc', zipNaming(['a'])],
    ['a.wri', program],
  ])('%s with other content is not what it says', async (name, content) => {
    expect(await judge(name, content)).toMatchObject({ status: 'refused', why: 'not-what-it-says' });
  });

  test('an Office document with a password is told apart from a broken one', async () => {
    const content = new Uint8Array(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]));
    expect(await judge('a.xlsx', content)).toMatchObject({ status: 'refused', why: 'password' });
  });

  test.each([
    ['50,000 × 50,000 PNG', 'a.png', hollowPng(50_000, 50_000)],
    ['65,535 × 65,535 GIF', 'a.gif', new Uint8Array(Buffer.from('GIF89a\xff\xff\xff\xff\0\0\0;', 'latin1'))],
    ['32,000 × 32,000 BMP', 'a.bmp', bmp(32_000, 32_000)],
  ])('[F06] a %s is refused by its header', async (_name, name, content) => {
    expect(await judge(name, content)).toMatchObject({ status: 'refused', why: 'too-many-pixels' });
  });

  test.each([
    ['a PNG without a size', 'a.png', hollowPng(0, 5)],
    ['half a PNG header', 'a.png', pngOf(5, 5).subarray(0, 20)],
    ['a JPEG without a frame', 'a.jpg', bytes(0xff, 0xd8, 0xff, 0xda, 0, 8)],
    ['a JPEG that ends at once', 'a.jpg', new Uint8Array([0xff, 0xd8, 0xff])],
    ['a TIFF whose directory lies behind its end', 'a.tif', bytes(0x49, 0x49, 0x2a, 0, 0xff, 0xff, 0, 0)],
    ['a TIFF that runs in a circle', 'a.tif', tiffOf([1, 2], 8)],
  ])('%s is damaged', async (_name, name, content) => {
    expect(await judge(name, content)).toMatchObject({ status: 'refused', why: 'damaged' });
  });

  test('[F04] a TIFF of 201 pages and a text that must have more have too many', async () => {
    const tiff = tiffOf(Array.from({ length: 201 }, (_, at) => at % 16));
    expect(await judge('a.tif', tiff)).toMatchObject({ why: 'too-many-pages', detail: '201' });
    expect(await judge('a.txt', text('x\n'.repeat(20_001)))).toMatchObject({ why: 'too-many-pages' });
    expect(await judge('a.txt', text('x\n'.repeat(15_000)))).toMatchObject({ status: 'fits' });
  });

  test('whatever a file holds, judging it ends with an answer', async () => {
    const begins = fc.constantFrom<readonly number[]>(
      ...([
        [0xff, 0xd8, 0xff],
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
        [0x49, 0x49, 0x2a, 0],
      ] as const),
      ...([[0x42, 0x4d], [0x50, 0x4b, 3, 4], [0x25, 0x50, 0x44, 0x46, 0x2d], []] as const),
    );
    const content = fc.tuple(begins, fc.uint8Array({ maxLength: 400 }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...faxExtensions), content, async (extension, [begin, rest]) => {
        const judged = await judge(`a.${extension}`, new Uint8Array([...begin, ...rest]));
        expect(['fits', 'refused']).toContain(judged.status);
      }),
      { numRuns: 500 },
    );
  });
});
