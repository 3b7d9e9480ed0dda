/** Bytes handed out at once. */
export const pieceSize = 64 * 1024;
/**
 * A piece is written over when so much has been asked for after it. Whoever writes to a line waits for it as soon as
 * it holds 64 kB back, and the streams between here and there hold two pieces.
 */
const settledAfter = 2 * 1024 * 1024;

/** Copies bytes that hold only for a moment into pieces that hold until the network is done with them. */
export type BodyPieces = {
  /** @param bytes at most `pieceSize` */
  readonly copy: (bytes: Uint8Array) => Uint8Array;
};

/** @param reuses the network is known to be done with a piece in time; otherwise each is a new one */
export function createBodyPieces(reuses: boolean): BodyPieces {
  const free: Uint8Array[] = [];
  const lent: { readonly buffer: Uint8Array; readonly until: number }[] = [];
  let handed = 0;
  return {
    copy: (bytes) => {
      if (!reuses) return bytes.slice();
      while (lent[0] !== undefined && lent[0].until <= handed)
        free.push(...lent.splice(0, 1).map(({ buffer }) => buffer));
      // Of its own, not of a pool that others have a part of.
      const buffer = free.pop() ?? Buffer.allocUnsafeSlow(pieceSize);
      buffer.set(bytes);
      handed += bytes.byteLength;
      lent.push({ buffer, until: handed + settledAfter });
      return buffer.subarray(0, bytes.byteLength);
    },
  };
}
