import type { Dots } from '../draw-order.ts';

/**
 * A fax as the eye sees it from afar: each pixel is as dark as the share of black in its place.
 * @returns red, green, blue and opaqueness of each pixel
 */
export function shrinkDots(dots: Dots, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const columns = edges(dots.width, width);
  const rows = edges(dots.height, height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = rows[y] ?? [0, 1];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = columns[x] ?? [0, 1];
      const black = blackIn(dots, left, right, top, bottom);
      const level = 255 - (255 * black) / ((right - left) * (bottom - top));
      rgba.set([level, level, level, 255], (y * width + x) * 4);
    }
  }
  return rgba;
}

/** From where to where each of `count` places reaches in `length` dots; at least one dot each. */
function edges(length: number, count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, at): readonly [number, number] => {
    const from = Math.min(length - 1, Math.floor((at * length) / count));
    return [from, Math.max(from + 1, Math.floor(((at + 1) * length) / count))];
  });
}

function blackIn({ width, bits }: Dots, left: number, right: number, top: number, bottom: number): number {
  const rowBytes = Math.ceil(width / 8);
  let black = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      black += ((bits[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
    }
  }
  return black;
}
