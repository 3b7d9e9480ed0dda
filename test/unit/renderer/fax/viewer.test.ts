import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedPage, typedPage } from '../../../../src/renderer/fax/viewer/page-place.ts';
import { troubleOf } from '../../../../src/renderer/fax/viewer/viewer-trouble.tsx';
import { fitWidth, nextZoom } from '../../../../src/renderer/fax/viewer/zoom.ts';
import { bytesWords, dueTime, fullTime } from '../../../../src/renderer/fax/fax-words.ts';
import { isWholePath } from '../../../../src/renderer/settings/watched-folder.tsx';
import { createWords } from '../../../../src/renderer/words.ts';
import { builtAt } from '../../../support/builders.ts';

const i18n = createWords('en-US');
const hour = 3600_000;

describe('the page field', () => {
  test.each([
    ['1', 0],
    [' 17 ', 16],
    ['0', undefined],
    ['18', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e1', undefined],
    ['999999999999', undefined],
  ])('“%s” of 17 leads to %s', (text, page) => {
    expect(typedPage(text, 17)).toBe(page);
  });

  test('whatever is typed or pressed, it leads to a page that is there', () => {
    const keys = fc.constantFrom('PageDown', 'PageUp', 'Home', 'End', 'a');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.array(keys), fc.string(), (count, pressed, typed) => {
        const last = pressed.reduce((page, key) => keyedPage(key, page, count) ?? page, 0);
        for (const page of [last, typedPage(typed, count) ?? 0]) {
          expect(page).toBeGreaterThanOrEqual(0);
          expect(page).toBeLessThan(count);
        }
      }),
    );
  });
});

test('larger and smaller go through the same sizes and end at both ends', () => {
  const up = [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce<number[]>(
    (all) => [...all, nextZoom(all.at(-1) ?? 0, 1)],
    [fitWidth],
  );
  expect(up.at(-1)).toBe(4);
  expect(nextZoom(4, 1)).toBe(4);
  expect(nextZoom(0.25, -1)).toBe(0.25);
  expect(nextZoom(nextZoom(fitWidth, 1), -1)).toBe(fitWidth);
});

describe('what stands in place of the pages', () => {
  test.each([
    ['not-yet', 'The pages are being prepared', 'wait'],
    ['gone', 'No longer on the server', 'nothing'],
    ['offline', 'You’re offline', 'again'],
    ['failed', 'The pages could not be loaded', 'again'],
    ['unknown-file', 'This file cannot be shown here', 'save'],
    ['damaged', 'This file cannot be shown here', 'save'],
    ['password', 'This file cannot be shown here', 'save'],
    ['too-many-pixels', 'This file cannot be shown here', 'save'],
    ['too-slow', 'This file cannot be shown here', 'save'],
    ['office', 'This file cannot be shown here', 'save'],
    ['changed', 'This file cannot be shown here', 'save'],
  ] as const)('%s: %s', (why, title, way) => {
    expect(troubleOf(why, i18n)).toMatchObject({ title, way });
  });
});

describe('times and sizes', () => {
  test('when it is due: the time today, the day within a week, else the date', () => {
    const due = (after: number): string => dueTime(builtAt + after, builtAt, 'en-GB');
    expect(due(2 * hour)).toBe('11:42');
    expect(due(3 * 24 * hour)).toBe('Mon 09:42');
    expect(due(20 * 24 * hour)).toMatch(/^10 Dec,? 0?9:42$/);
  });

  test('a record names the year, the second and the zone', () => {
    expect(fullTime(builtAt, 'en-GB')).toMatch(/20 Nov 2026.*9:42:00.*UTC/);
  });

  test.each([
    [0, '0 kB'],
    [212_400, '212 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [2_449_000, '2.4 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(bytesWords(bytes, 'en-US')).toBe(words);
  });
});

test.each([
  ['', true],
  ['/home/ada/fax', true],
  ['C:\\Fax', true],
  ['\\\\office\\fax', true],
  ['fax', false],
  ['./fax', false],
  ['~/fax', false],
])('“%s" is a whole path: %s', (text, isWhole) => {
  expect(isWholePath(text)).toBe(isWhole);
});
