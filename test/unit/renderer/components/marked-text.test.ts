import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedParts } from '../../../../src/renderer/components/marked-text.tsx';

const marked = (text: string, found: string): string =>
  markedParts(text, found)
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join('');

describe('what was looked for is marked', () => {
  test.each([
    ['Ada Lovelace', 'ada', '[Ada] Lovelace'],
    ['Ada Lovelace', 'lace ada', '[Ada] Love[lace]'],
    ['+1 (212) 555-0100', '2125550', '+1 ([212) 555-0]100'],
    ['+1 (212) 555-0100', '555-01', '+1 (212) [555-01]00'],
    ['Ada Lovelace', '', 'Ada Lovelace'],
    ['a.b|c', '.', 'a[.]b|c'],
    ['Ada', '(', 'Ada'],
  ])('%s by “%s”', (text, found, words) => {
    expect(marked(text, found)).toBe(words);
  });

  test('the pieces are the text again, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, found) => {
        expect(
          markedParts(text, found)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
