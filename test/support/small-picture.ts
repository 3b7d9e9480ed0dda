/** Pixels in a side. */
const side = 96;

/** A BMP with a soft round shade, as a photograph has. */
export function smallPicture(): Uint8Array {
  const rowBytes = side * 3;
  const bytes = new Uint8Array(54 + rowBytes * side);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, side, true);
  view.setInt32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const far = Math.hypot(x - side / 2, y - side / 2) / (side / 2);
      const level = Math.min(255, Math.round(far * 255));
      bytes.set([level, Math.round(level * 0.8), 255 - Math.round(level / 2)], 54 + y * rowBytes + x * 3);
    }
  }
  return bytes;
}
