import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dots } from '../../../../src/renderer/document/draw-order.ts';
import { blackAndWhite, greysOf } from '../../../../src/renderer/document/worker/black-and-white.ts';
import { shrinkDots } from '../../../../src/renderer/document/worker/shrink-dots.ts';

function flat(width: number, height: number, level: number): Dots {
  return blackAndWhite({ width, height, levels: new Uint8Array(width * height).fill(level) });
}

function blackShare({ width, height, bits }: Dots): number {
  const black = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  return black / (width * height);
}

test('a picture’s grey stays that grey from afar', () => {
  for (const level of [32, 64, 96, 128, 160, 192, 224]) {
    expect(blackShare(flat(160, 160, level))).toBeCloseTo(1 - level / 255, 1);
  }
});

test('ink is black and paper is white, without a single stray dot', () => {
  expect(blackShare(flat(100, 40, 5))).toBe(1);
  expect(blackShare(flat(100, 40, 250))).toBe(0);
});

test('letters are cut sharply: the soft edge of a line becomes black or white, with no dots around it', () => {
  const [width, height] = [64, 64];
  const levels = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) levels.set([200, 0, 0, 90], y * width + 30);
  const { bits } = blackAndWhite({ width, height, levels });
  for (let y = 0; y < height; y += 1) {
    expect([...bits.subarray(y * 8, y * 8 + 8)]).toEqual([0, 0, 0, 0b1, 0b1100_0000, 0, 0, 0]);
  }
});

test('each row begins with a new byte, and what lies behind its end is white', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 40 }), (width, height) => {
      const { bits } = flat(width, height, 0);
      expect(bits.length).toBe(Math.ceil(width / 8) * height);
      expect(blackShare({ width, height, bits })).toBe(1);
    }),
  );
});

test('colours are as bright as a scanner finds them', () => {
  const rgba = new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
  expect([...greysOf(rgba, 4, 1).levels]).toEqual([76, 149, 29, 255]);
});

test('what is seen from afar is as dark as the share of black, at any size', () => {
  const dots = flat(200, 160, 128);
  const rgba = shrinkDots(dots, 20, 16);
  const levels = rgba.filter((_, at) => at % 4 === 0);
  expect(rgba.length).toBe(20 * 16 * 4);
  for (const level of levels) expect(Math.abs(level - 128)).toBeLessThan(30);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (width, height) => {
      const all = shrinkDots(flat(60, 60, 0), width, height);
      expect(all.every((value, at) => value === (at % 4 === 3 ? 255 : 0))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
