import { expect, test } from 'vitest';
import { findFrom } from '../../../../src/renderer/components/use-type-ahead.ts';

const rows = ['Ada', 'Alan', 'Grace', 'ada two'].map((text) => ({ text }));

test('letters find the next row that begins with them, round the end, in any case', () => {
  expect(findFrom(rows, 0, 'a')).toBe(0);
  expect(findFrom(rows, 1, 'a')).toBe(1);
  expect(findFrom(rows, 2, 'AD')).toBe(3);
  expect(findFrom(rows, 3, 'g')).toBe(2);
});

test('what is not there is not found', () => {
  expect(findFrom(rows, 0, 'z')).toBe(-1);
  expect(findFrom([], 0, 'a')).toBe(-1);
});
