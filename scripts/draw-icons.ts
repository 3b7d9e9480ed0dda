// Draws every picture in assets/ from a few shapes: `node scripts/draw-icons.ts`. The results are committed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packIcns, packIco } from './icons/containers.ts';
import { appGlyph, appGround, type Ink, type Shape, trayShapes } from './icons/glyphs.ts';
import { lay, paint } from './icons/paint.ts';
import { encodePng } from './icons/png.ts';

const assets = path.join(import.meta.dirname, '..', 'assets');

const black: Ink = { color: [0, 0, 0], halo: undefined };
const dark: Ink = { color: [27, 31, 39], halo: undefined };
const white: Ink = { color: [255, 255, 255], halo: undefined };
const green: Ink = { color: [15, 98, 82], halo: undefined };
/** A dark rim keeps the light glyph readable on a light panel. */
const onPanel: Ink = { color: [255, 255, 255], halo: [27, 31, 39] };

type Picture = (size: number) => Buffer;

const glyph =
  (shape: Shape, ink: Ink): Picture =>
  (size) =>
    encodePng(size, paint(shape, size, ink));

const appIcon: Picture = (size) =>
  encodePng(size, lay(paint(appGround, size, green), paint(appGlyph, size, white)));

function save(name: string, content: Buffer): void {
  const file = path.join(assets, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function saveWithDouble(name: string, picture: Picture, size: number): void {
  save(`${name}.png`, picture(size));
  save(`${name}@2x.png`, picture(size * 2));
}

for (const folder of ['tray', 'icons']) rmSync(path.join(assets, folder), { recursive: true, force: true });

for (const [name, shape] of Object.entries(trayShapes)) {
  saveWithDouble(`tray/${name}-template`, glyph(shape, black), 16);
  // Linux panels take 22 px and scale.
  saveWithDouble(`tray/${name}-panel`, glyph(shape, onPanel), 22);
  // 100, 125, 150 and 200 % of 16 px
  save(`tray/${name}-on-light.ico`, packIco(glyph(shape, dark), [16, 20, 24, 32]));
  save(`tray/${name}-on-dark.ico`, packIco(glyph(shape, white), [16, 20, 24, 32]));
}

for (const size of [16, 32, 48, 64, 128, 256, 512]) save(`icons/${size}x${size}.png`, appIcon(size));
save('icons/icon.ico', packIco(appIcon, [16, 24, 32, 48, 64, 256]));
save('icons/icon.icns', packIcns(appIcon));
