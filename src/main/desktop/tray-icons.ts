import { nativeImage, nativeTheme, type NativeImage } from 'electron';
import path from 'node:path';
import type { TrayShape } from '../desktop-ports.ts';

/** One picture per state and ground; made by `scripts/draw-icons.ts`. */
export function createTrayIcons(
  assets: string,
  platform: 'windows' | 'macos' | 'linux',
): (shape: TrayShape) => NativeImage {
  const made = new Map<string, NativeImage>();
  return (shape) => {
    const name = `${shape}-${fileEnd(platform)}`;
    const known = made.get(name);
    if (known) return known;
    // Electron picks up the neighbouring `@2x` file by itself.
    const image = nativeImage.createFromPath(path.join(assets, 'tray', name));
    if (platform === 'macos') image.setTemplateImage(true);
    made.set(name, image);
    return image;
  };
}

function fileEnd(platform: 'windows' | 'macos' | 'linux'): string {
  switch (platform) {
    case 'macos':
      return 'template.png';
    case 'linux':
      // Panels are light or dark whatever the windows look like; this one has a rim.
      return 'panel.png';
    case 'windows':
      return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'on-dark.ico' : 'on-light.ico';
  }
}
