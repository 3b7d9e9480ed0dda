import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleRows, placeOfTyped } from '../../../../src/renderer/people/people-rows.ts';

const letters = [
  { letter: 'A', at: 0 },
  { letter: 'C', at: 2 },
];

describe('the list of people', () => {
  test('has a heading before each letter', () => {
    expect(peopleRows(3, letters)).toEqual([
      { heading: 'A' },
      { item: 0 },
      { item: 1 },
      { heading: 'C' },
      { item: 2 },
    ]);
  });

  test('holds every person once, in order, however many there are', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(500)), (total, places) => {
        const some = [...new Set(places)].map((at) => ({ letter: String(at), at }));
        const items = peopleRows(total, some).flatMap((row) => ('item' in row ? [row.item] : []));
        expect(items).toEqual(Array.from({ length: total }, (_, index) => index));
      }),
    );
  });

  test('what is typed finds a name that was read, else its letter', () => {
    const names = [
      [0, 'Ada Lovelace'],
      [1, 'Alan Turing'],
    ] as const;
    expect(placeOfTyped('al', { letters }, names)).toBe(1);
    expect(placeOfTyped('ch', { letters }, names)).toBe(2);
    expect(placeOfTyped('z', { letters }, names)).toBeUndefined();
  });
});
