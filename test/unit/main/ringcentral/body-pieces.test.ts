import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBodyPieces, pieceSize } from '../../../../src/main/ringcentral/body-pieces.ts';

const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);
const settledAfter = 2 * 1024 * 1024;

describe('pieces of a body', () => {
  it('hold until two megabytes have been asked for after them, and take no more memory than that', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: pieceSize }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const pieces = createBodyPieces(true);
        let handed = 0;
        const given: { readonly piece: Uint8Array; readonly value: number; readonly end: number }[] = [];
        for (const [at, length] of lengths.entries()) {
          const value = (at % 255) + 1;
          const piece = pieces.copy(filled(length, value));
          handed += length;
          given.push({ piece, value, end: handed });
          for (const one of given)
            if (handed - one.end < settledAfter)
              expect(one.piece.every((byte) => byte === one.value)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
    const pieces = createBodyPieces(true);
    const buffers = new Set<ArrayBufferLike>();
    for (let count = 0; count < 1_000; count += 1) buffers.add(pieces.copy(filled(pieceSize, 1)).buffer);
    expect(buffers.size * pieceSize).toBeLessThan(settledAfter + 4 * pieceSize);
  });

  it('are new ones where nobody knows when the network is done with them', () => {
    const pieces = createBodyPieces(false);
    const source = filled(10, 1);
    const first = pieces.copy(source);
    source.fill(2);
    for (let count = 0; count < 100; count += 1) pieces.copy(filled(pieceSize, 3));
    expect(first).toEqual(filled(10, 1));
  });
});
