import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOfText, textIn, textPage } from '../../../../src/renderer/document/worker/text-pages.ts';

test.each([
  ['UTF-8', Buffer.from('Grüße'), 'Grüße'],
  ['UTF-8 with a mark', Buffer.from('\ufeffGrüße'), 'Grüße'],
  ['UTF-16', Buffer.from('\ufeffGrüße', 'utf16le'), 'Grüße'],
  ['UTF-16 the other way round', Buffer.from('\ufeffGrüße', 'utf16le').swap16(), 'Grüße'],
  ['the old Western one', Buffer.from('Grüße', 'latin1'), 'Grüße'],
])('text is read in %s', (_, bytes, text) => {
  expect(textIn(bytes)).toBe(text);
});

test('a form feed begins a page, also after a full one; one at the very end begins none', () => {
  expect(pagesOfText('one\ftwo\f')).toEqual([['one'], ['two']]);
  const full = 'line\n'.repeat(textPage.lines);
  expect(pagesOfText(full)).toHaveLength(1);
  expect(pagesOfText(`${full}more`)).toHaveLength(2);
});

test('long lines are broken at a space, and where there is none', () => {
  const [first, second] = pagesOfText(`${'word '.repeat(20)}end`)[0] ?? [];
  expect(first).toBe('word '.repeat(16).trimEnd());
  expect(second).toBe(`${'word '.repeat(4)}end`);
  expect(pagesOfText('x'.repeat(170))[0]?.map((line) => line.length)).toEqual([80, 80, 10]);
});

test('tabs reach to the next stop, and any line end ends a line', () => {
  expect(pagesOfText('a\tb\r\nc\rd')).toEqual([['a       b', 'c', 'd']]);
});

test('nothing that is written is lost, and no line is wider than the paper', () => {
  const text = fc.array(fc.constantFrom('a', 'bb', ' ', '\n', 'ß', '語'), { maxLength: 600 });
  fc.assert(
    fc.property(text, (parts) => {
      const lines = pagesOfText(parts.join('')).flat();
      expect(lines.join('').replace(/\s/g, '')).toBe(parts.join('').replace(/\s/g, ''));
      expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(textPage.columns);
    }),
  );
});
