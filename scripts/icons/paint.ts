import type { Ink, Shape } from './glyphs.ts';

/** Samples a side per pixel: 6 × 6 gives 37 steps of grey at the edges. */
const samples = 6;

/** RGBA pixels of a shape that lives in the unit square. */
export function paint(shape: Shape, size: number, ink: Ink): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const here = coverage(shape, x, y, size);
      const around = ink.halo ? haloAt(shape, x, y, size) : 0;
      pixels.set(blend(here, around, ink), (y * size + x) * 4);
    }
  }
  return pixels;
}

/** How much of the pixel the shape fills, weighed by the shape's own strength. */
function coverage(shape: Shape, x: number, y: number, size: number): number {
  let sum = 0;
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < samples; i++) {
      sum += shape((x + (i + 0.5) / samples) / size, (y + (j + 0.5) / samples) / size);
    }
  }
  return sum / (samples * samples);
}

/** The neighbourhood's strongest coverage: a rim one pixel of 22 wide. */
function haloAt(shape: Shape, x: number, y: number, size: number): number {
  const step = size / 22;
  const around = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].map((dy) => coverage(shape, x + dx * step, y + dy * step, size)),
  );
  return Math.max(...around) * 0.55;
}

function blend(here: number, around: number, { color, halo }: Ink): readonly number[] {
  const alpha = here + around * (1 - here);
  if (alpha === 0) return [0, 0, 0, 0];
  const mixed = color.map(
    (channel, at) => (channel * here + (halo?.[at] ?? channel) * around * (1 - here)) / alpha,
  );
  return [...mixed.map(Math.round), Math.round(alpha * 255)];
}

/** One picture over another. */
export function lay(under: Uint8Array, over: Uint8Array): Uint8Array {
  const made = new Uint8Array(under.length);
  for (let at = 0; at < under.length; at += 4) {
    const top = (over[at + 3] ?? 0) / 255;
    const rest = ((under[at + 3] ?? 0) / 255) * (1 - top);
    const alpha = top + rest;
    for (let channel = at; channel < at + 3; channel++) {
      const mixed = (over[channel] ?? 0) * top + (under[channel] ?? 0) * rest;
      made[channel] = alpha === 0 ? 0 : Math.round(mixed / alpha);
    }
    made[at + 3] = Math.round(alpha * 255);
  }
  return made;
}
