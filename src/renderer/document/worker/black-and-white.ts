import type { Dots } from '../draw-order.ts';

/** A picture's brightness, 0 to 255, a byte for a dot. */
export type Greys = { readonly width: number; readonly height: number; readonly levels: Uint8Array };

/** Dots in a tile's edge: whether text or a picture stands there is decided tile by tile. */
const tile = 16;
/** Greys that neither ink nor paper has; the edges of letters have them too, but few. */
const [darkest, brightest] = [16, 244];
/** Of a tile: with more of them it is a part of a picture. */
const pictureShare = 0.5;
const half = 128;

/** @param rgba of an opaque picture */
export function greysOf(rgba: Uint8ClampedArray, width: number, height: number): Greys {
  const levels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < levels.length; at += 1, from += 4) {
    // What a scanner that sees no colour makes of them (ITU-R BT.601).
    levels[at] = (299 * (rgba[from] ?? 0) + 587 * (rgba[from + 1] ?? 0) + 114 * (rgba[from + 2] ?? 0)) / 1000;
  }
  return { width, height, levels };
}

/**
 * Makes true black and white of greys: text is cut at one half, so that letters stay sharp; in pictures the error
 * of each dot is carried on to its neighbours (Floyd and Steinberg, 1976), so that they keep their greys from afar.
 */
export function blackAndWhite(greys: Greys): Dots {
  const { width, height, levels } = greys;
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  let [here, below] = [new Int16Array(width + 2), new Int16Array(width + 2)];
  let pictures: Uint8Array = new Uint8Array(0);
  for (let y = 0; y < height; y += 1) {
    if (y % tile === 0) pictures = picturesIn(greys, y);
    for (let x = 0; x < width; x += 1) {
      const isPicture = pictures[x >> 4] === 1;
      const level = (levels[y * width + x] ?? 255) + (isPicture ? (here[x + 1] ?? 0) >> 4 : 0);
      const isBlack = level < half;
      if (isBlack) add(bits, y * rowBytes + (x >> 3), 0x80 >> (x & 7));
      if (isPicture) carry(here, below, x, level - (isBlack ? 0 : 255));
    }
    [here, below] = [below, here.fill(0)];
  }
  return { width, height, bits };
}

/** In sixteenths; `x` is one further on in the rows, so that both ends have a neighbour. */
function carry(here: Int16Array, below: Int16Array, x: number, error: number): void {
  add(here, x + 2, error * 7);
  add(below, x, error * 3);
  add(below, x + 1, error * 5);
  add(below, x + 2, error);
}

function add(numbers: Uint8Array | Uint16Array | Int16Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}

/** For each tile of the row that begins at `top`: 1 where it is a part of a picture. */
function picturesIn({ width, height, levels }: Greys, top: number): Uint8Array {
  const tiles = new Uint8Array(Math.ceil(width / tile));
  const counts = new Uint16Array(tiles.length);
  const rows = Math.min(tile, height - top);
  for (let y = top; y < top + rows; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const level = levels[y * width + x] ?? 255;
      if (level > darkest && level < brightest) add(counts, x >> 4, 1);
    }
  }
  counts.forEach((count, at) => {
    const columns = Math.min(tile, width - at * tile);
    tiles[at] = count > rows * columns * pictureShare ? 1 : 0;
  });
  return tiles;
}
