import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faxLimits } from '../../../../src/shared/fax-draft.ts';
import { faxFrame, plainFrame } from '../../../../src/renderer/document/worker/fax-frame.ts';

const letter = { width: 612, height: 792 };

test('a page is as many dots wide as a fax, and has half as many lines where it is coarse', () => {
  expect(faxFrame(letter, 0, 'High')).toMatchObject({ width: 1728, height: 2149 });
  expect(faxFrame(letter, 0, 'Low')).toMatchObject({ width: 1728, height: 1074 });
});

test('a page that was turned is as high as it was wide', () => {
  const { proportion, height } = faxFrame(letter, 90, 'High');
  expect(proportion).toBeCloseTo(612 / 792);
  expect(height).toBe(1283);
  expect(faxFrame(letter, 180, 'High')).toEqual(faxFrame(letter, 0, 'High'));
});

test('[F04] a page of ten metres, of no width or of no height makes no picture without end', () => {
  const size = fc.record({
    width: fc.oneof(fc.double({ min: 0, max: 30_000, noNaN: true }), fc.constant(0)),
    height: fc.oneof(fc.double({ min: 0, max: 30_000, noNaN: true }), fc.constant(0)),
  });
  const turn = fc.constantFrom(0, 90, 180, 270);
  fc.assert(
    fc.property(size, turn, fc.integer({ min: 1, max: 10_000 }), (page, turned, width) => {
      for (const frame of [faxFrame(page, turned, 'High'), plainFrame(page, turned, width)]) {
        expect(frame.width).toBeGreaterThanOrEqual(1);
        expect(frame.height).toBeGreaterThanOrEqual(1);
        expect(frame.width * frame.height).toBeLessThanOrEqual(faxLimits.pixels);
      }
    }),
  );
});
