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
    const name = `${shape}-${ground(platform)}`;
    const known = made.get(name);
    if (known) return known;
    // Electron picks up the neighbouring `@2x` file by itself.
    const image = nativeImage.createFromPath(path.join(assets, 'tray', `${name}.png`));
    if (platform === 'macos') image.setTemplateImage(true);
    made.set(name, image);
    return image;
  };
}

function ground(platform: 'windows' | 'macos' | 'linux'): 'template' | 'on-light' | 'on-dark' {
  if (platform === 'macos') return 'template';
  // Most Linux panels are dark whatever the windows look like.
  if (platform === 'linux') return 'on-dark';
  return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'on-dark' : 'on-light';
}
