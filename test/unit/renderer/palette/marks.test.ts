import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aroundFound } from '../../../../src/renderer/palette/around-found.ts';
import { digitPieces, piecesOf } from '../../../../src/renderer/palette/marks.ts';

const shown = (text: string, wanted: string): string =>
  piecesOf(text, wanted)
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('');

const digits = (text: string, wanted: string): string =>
  digitPieces(text, wanted)
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('');

describe('what was looked for is marked', () => {
  it.each([
    ['Ada Lovelace', 'ada', '[Ada] Lovelace'],
    ['Ada Lovelace', 'love ada', '[Ada] [Love]lace'],
    ['Ada Lovelace', 'lace', 'Ada Love[lace]'],
    ['Ada Lovelace', 'l', 'Ada [L]ovelace'],
    ['Zoë Łódź', 'zoe lod', '[Zoë] [Łód]ź'],
    ['Straße', 'strasse', '[Straße]'],
    ['O’Brien', 'obri', '[O’Bri]en'],
    ['<b>bold</b>', 'bold', '<b>[bold]</b>'],
    ['Ada', '', 'Ada'],
    ['', 'ada', ''],
  ])('in “%s” for “%s”', (text, wanted, marked) => {
    expect(shown(text, wanted)).toBe(marked);
  });

  it('in numbers, whatever stands between the digits', () => {
    expect(digits('+1 (212) 555-0100', '2125550')).toBe('+1 ([212) 555-0]100');
    expect(digits('+1 (212) 555-0100', '0212')).toBe('+1 ([212]) 555-0100');
    expect(digits('+1 (212) 555-0100', '99')).toBe('+1 (212) 555-0100');
  });

  it('and the text stays the same, letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, wanted) => {
        expect(
          piecesOf(text, wanted)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
        expect(
          digitPieces(text, wanted)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a long text', () => {
  const long = `${'word '.repeat(60)}needle ${'more '.repeat(60)}`;

  it('is shown where what was looked for stands', () => {
    const part = aroundFound(long, 'needle');
    expect(part).toMatch(/^….*needle.*…$/);
    expect(part.length).toBeLessThan(150);
  });

  it('is shown from its beginning where it stands nowhere', () => {
    expect(aroundFound(long, 'other').startsWith('word word')).toBe(true);
    expect(aroundFound('short\n\nand two', 'x')).toBe('short and two');
  });
});
