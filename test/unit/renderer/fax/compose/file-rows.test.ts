import { expect, test } from 'vitest';
import { placeAfterDrop } from '../../../../../src/renderer/fax/compose/file-rows.ts';
import { faxFile } from '../../../../support/fax-draft-builders.ts';

const all = ['a', 'b', 'c', 'd'].map((name) => faxFile(name));

/** As the main process does it: taken out, then put in. */
function after(dragged: string, place: number): string {
  const others = all.map(({ id }) => id).filter((id) => id !== dragged);
  return [...others.slice(0, place), dragged, ...others.slice(place)].join('');
}

test.each([
  ['a', 'c', false, 'bacd'],
  ['a', 'c', true, 'bcad'],
  ['d', 'b', false, 'adbc'],
  ['d', 'b', true, 'abdc'],
  ['c', 'a', false, 'cabd'],
  ['a', 'd', true, 'bcda'],
])('%s let go over %s, below its middle: %s, gives %s', (dragged, over, isBelow, order) => {
  const place = placeAfterDrop(all, dragged, over, isBelow);
  expect(place === undefined ? undefined : after(dragged, place)).toBe(order);
});

test.each([
  ['b', 'b', true],
  ['b', 'a', true],
  ['b', 'c', false],
  ['x', 'a', false],
])('%s let go over %s where it stands already moves nothing', (dragged, over, isBelow) => {
  expect(placeAfterDrop(all, dragged, over, isBelow)).toBeUndefined();
});
