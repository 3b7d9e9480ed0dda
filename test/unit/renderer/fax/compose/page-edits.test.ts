import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentPage, QuarterTurn } from '../../../../../src/shared/document.ts';
import { moved, pagesOf, turned, without } from '../../../../../src/renderer/fax/compose/page-edits.ts';
import { previewRows } from '../../../../../src/renderer/fax/compose/preview-rows.ts';
import { faxFile, files, refusedFile } from '../../../../support/fax-draft-builders.ts';

const three: readonly DocumentPage[] = [0, 1, 2].map((index) => ({ index, turn: 0 }));

test('a file goes as it is until something about its pages was changed', () => {
  expect(pagesOf(files.referral)).toEqual([0, 1, 2, 3].map((index) => ({ index, turn: 0 })));
  expect(pagesOf(files.sheet)).toBeUndefined();
  expect(pagesOf(faxFile('a.pdf', { pages: [{ index: 3, turn: 90 }] }))).toEqual([{ index: 3, turn: 90 }]);
});

test('a page is turned, moved and left out, and the others stay', () => {
  expect(turned(three, 1, 90).map(({ turn }) => turn)).toEqual([0, 90, 0]);
  expect(turned(three, 1, -90).map(({ turn }) => turn)).toEqual([0, 270, 0]);
  expect(moved(three, 1, -1).map(({ index }) => index)).toEqual([1, 0, 2]);
  expect(moved(three, 2, 1)).toBe(three);
  expect(without(three, 0).map(({ index }) => index)).toEqual([1, 2]);
});

test('four turns are none, and no change of a page makes another one or loses one', () => {
  const place = fc.integer({ min: 0, max: 2 });
  const by = fc.constantFrom(90 as const, -90 as const);
  fc.assert(
    fc.property(place, by, (at, step) => {
      const around = [1, 2, 3, 4].reduce((pages) => turned(pages, at, step), three);
      expect(around).toEqual(three);
      const both = moved(turned(three, at, step), at, 1);
      expect(both.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
      const allowed: readonly QuarterTurn[] = [0, 90, 180, 270];
      expect(both.every(({ turn }) => allowed.includes(turn))).toBe(true);
    }),
  );
});

test('the preview counts the sheets of all files on, and gives a file that only the platform converts one place', () => {
  const rows = previewRows([files.referral, refusedFile('secret.pdf', 'password'), files.sheet, files.scan]);
  expect(rows.map((row) => (row.kind === 'heading' ? row.text : row.item.number))).toEqual([
    ...['referral.pdf', 1, 2, 3, 4],
    ...['figures.xlsx', 5],
    ...['scan-colour.jpg', 6],
  ]);
  expect(previewRows([files.scan]).map(({ kind }) => kind)).toEqual(['item']);
});
