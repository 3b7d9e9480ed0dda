// Draws every picture in assets/ from a few shapes: `node scripts/draw-icons.ts`. The results are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appShape, type Ink, type Shape, trayShapes } from './icons/glyphs.ts';
import { encodePng } from './icons/png.ts';
import { paint } from './icons/paint.ts';

const assets = path.join(import.meta.dirname, '..', 'assets');

const grounds: Readonly<Record<string, Ink>> = {
  template: { color: [0, 0, 0], halo: undefined },
  'on-light': { color: [27, 31, 39], halo: undefined },
  // A dark rim keeps the light glyph readable on a light panel.
  'on-dark': { color: [255, 255, 255], halo: [27, 31, 39] },
};

function draw(file: string, shape: Shape, size: number, ink: Ink): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, encodePng(size, paint(shape, size, ink)));
}

for (const [name, shape] of Object.entries(trayShapes)) {
  for (const [ground, ink] of Object.entries(grounds)) {
    const base = path.join(assets, 'tray', `${name}-${ground}`);
    // Linux panels take 22 px and scale; macOS and Windows use 16.
    const size = ground === 'on-dark' ? 22 : 16;
    draw(`${base}.png`, shape, size, ink);
    draw(`${base}@2x.png`, shape, size * 2, ink);
  }
}

for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
  draw(path.join(assets, 'icons', `${size}x${size}.png`), appShape, size, {
    color: [15, 98, 82],
    halo: undefined,
  });
}
