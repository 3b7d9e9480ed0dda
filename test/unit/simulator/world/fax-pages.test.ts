import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../../src/simulator/world/messages/letters.ts';
import { pagesOf } from '../../../../src/simulator/world/messages/pages.ts';
import { writePdf } from '../../../../src/simulator/world/messages/pdf.ts';
import { render } from '../../../../src/simulator/world/messages/rendered.ts';
import { writeTiff } from '../../../../src/simulator/world/messages/tiff.ts';

const file = (name: string, content: string | Uint8Array, contentType = 'application/octet-stream') => ({
  ...{ name, contentType },
  content: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
});
const pagesIn = (name: string, content: string | Uint8Array) => pagesOf(file(name, content));
const plain = { coverIndex: 0, coverPageText: undefined };

/** Newer files hide their objects in streams. */
function withObjectStream(objects: string): string {
  const packed = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return `%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 3 /First 10 /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj`;
}

describe('pages of a file', () => {
  it.each([
    ['a PDF whose tree says so', 'a.pdf', '%PDF-1.4 << /Type /Pages /Kids [] /Count 7 >>', 7],
    ['a PDF in nodes', 'a.pdf', '%PDF-1.4 << /Type /Pages /Count 2 >> << /Type /Pages /Count 9 >>', 9],
    ['a PDF in object streams', 'a.pdf', withObjectStream('<< /Type /Pages /Count 4 >>'), 4],
    ['a PDF that lost its tree', 'a.pdf', '%PDF-1.4 << /Type /Page >> << /Type/Page >>', 2],
    [
      'an encrypted PDF',
      'a.pdf',
      '%PDF-1.4 << /Type /Pages /Count 1 >> trailer << /Encrypt 5 0 R >>',
      'unreadable',
    ],
    ['a program that is called PDF', 'a.pdf', 'MZ', 'unreadable'],
    ['a text', 'a.txt', 'line\n'.repeat(61), 2],
    ['a text with page feeds', 'a.txt', 'one\ftwo\fthree', 3],
    ['an image', 'a.png', '\x89PNG\r\n', 1],
    ['an image that is none', 'a.png', 'GIF89a', 'unreadable'],
    ['a TIFF that ends too early', 'a.tif', 'II*\0\xff\0\0\0', 'unreadable'],
    ['a document', 'a.docx', 'x'.repeat(70_000), 3],
  ] as const)('%s', (_what, name, content, expected) => {
    expect(pagesIn(name, content)).toBe(expected);
  });

  it('are as many as were written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.string(), { maxLength: 5 }),
        (count, lines) => {
          expect(pagesIn('a.pdf', writePdf(Array.from({ length: count }, () => lines)))).toBe(count);
        },
      ),
      { numRuns: 30 },
    );
    for (const count of [1, 2, 40]) expect(pagesIn('a.tif', writeTiff(count))).toBe(count);
  });

  it('are unreadable or a number, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('pdf', 'tif', 'png', 'txt', 'doc'),
        (bytes, kind) => {
          const beginning = { pdf: '%PDF-', tif: 'II*\0\b\0\0\0', png: '', txt: '', doc: '' }[kind];
          const pages = pagesIn(`a.${kind}`, Buffer.concat([Buffer.from(beginning, 'latin1'), bytes]));
          expect(pages === 'unreadable' || pages >= 1).toBe(true);
        },
      ),
    );
  });
});

describe('a rendered fax', () => {
  const pdf = file('a.pdf', writePdf([['One'], ['Two']]));

  it('is the PDF itself where that is sent alone, else one with all pages', () => {
    expect(render([pdf], plain).document()).toBe(pdf.content);
    const both = render([pdf, file('b.txt', 'x\fy\fz')], { coverIndex: 7, coverPageText: 'See inside' });
    expect([both.pages, pagesIn('c.pdf', both.document())]).toEqual([6, 6]);
    expect(both.document()).toBe(both.document());
  });

  it('does not come about where one of its files is unreadable', () => {
    expect(render([pdf, file('b.pdf', 'MZ')], plain).pages).toBe('unreadable');
  });

  it('has its letters drawn', () => {
    const page = Buffer.from(writePdf([['I']]));
    const stream = page.subarray(page.indexOf('stream\n') + 7, page.indexOf('\nendstream'));
    const bars = inflateSync(stream).toString().match(/ re$/gm);
    // The letter I has a beam and two serifs on each side.
    expect(bars).toHaveLength(Array.from(draw('I')).length);
    expect(Array.from(draw('I'))).toHaveLength(5);
    expect(Array.from(draw('é'))).toEqual(Array.from(draw('?')));
  });
});
