import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caretAfter } from '../../../../src/renderer/quick-call/caret.ts';

test.each([
  ['2125', 4, '(212) 5', 7, 'at the end it stays at the end'],
  ['(212', 4, '(212)', 5, 'at the end it goes behind what was added'],
  ['2125550100', 3, '(212) 555-0100', 4, 'behind the third digit'],
  ['(212) 5550100', 6, '(212) 555-0100', 4, 'from a blank it goes back behind the digit before'],
  ['+1212', 0, '+1 212', 0, 'at the beginning'],
])('the caret of %s at %i stands in %s at %i: %s', (before, caret, after, expected) => {
  expect(caretAfter(before, caret, after)).toBe(expected);
});

test('it never leaves the text, and as many digits stand before it as before', () => {
  const digits = (text: string): number => text.replace(/\D/g, '').length;
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,15}$/), fc.nat(15), (typed, place) => {
      const caret = Math.min(place, typed.length);
      const grouped = typed.replace(/(\d{3})/g, '($1) ');
      const moved = caretAfter(typed, caret, grouped);
      expect(moved).toBeLessThanOrEqual(grouped.length);
      expect(digits(grouped.slice(0, moved))).toBe(digits(typed.slice(0, caret)));
    }),
  );
});
