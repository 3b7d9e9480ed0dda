import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from '../../../../src/renderer/document/worker/picture-size.ts';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'hex')] : part)),
  );
}

const heads = {
  png: bytes('89504e470d0a1a0a0000000d49484452', '0000c350', '0000c350', '0802'),
  gif: bytes('474946383961', '2003', '5802', '00'),
  bmp: bytes('424d', '00'.repeat(12), '28000000', '40010000', '10ffffff'),
  oldBmp: bytes('424d', '00'.repeat(12), '0c000000', '4001', 'f000'),
  jpeg: bytes('ffd8', 'ffe00004', '0000', 'ffff', 'c4000300', 'ffc2000b08', '01e0', '0280', '03'),
} as const;

test.each([
  ['[F06] a PNG that claims 50,000 by 50,000', 'png', heads.png, 50_000, 50_000],
  ['a GIF', 'gif', heads.gif, 800, 600],
  ['a BMP whose rows run from the top', 'bmp', heads.bmp, 320, 240],
  ['a BMP of the oldest kind', 'bmp', heads.oldBmp, 320, 240],
  ['a JPEG with tables, filling bytes and a progressive frame', 'jpeg', heads.jpeg, 640, 480],
] as const)('the size is read from the head: %s', (_, kind, head, width, height) => {
  expect(pictureSize(kind, head)).toEqual({ width, height });
});

test.each([
  ['nothing', 'png', bytes()],
  ['[G05] HTML that calls itself a PNG', 'png', bytes([...Buffer.from('<!doctype html><script>')])],
  ['a JPEG that is cut', 'jpeg', heads.jpeg.subarray(0, 12)],
  ['a JPEG without a frame', 'jpeg', bytes('ffd8ffd9')],
] as const)('there is no size in %s', (_, kind, head) => {
  expect(pictureSize(kind, head)).toBeUndefined();
});

test('no bytes at all make it throw or run on for ever', () => {
  const kinds = fc.constantFrom('png', 'jpeg', 'gif', 'bmp');
  const starts = fc.constantFrom('', 'ffd8', '89504e47', '47494638', '424d');
  fc.assert(
    fc.property(kinds, starts, fc.uint8Array({ maxLength: 400 }), (kind, start, rest) => {
      const size = pictureSize(kind, bytes(start, [...rest]));
      if (size !== undefined) expect(typeof size.width).toBe('number');
    }),
    { numRuns: 500 },
  );
});
