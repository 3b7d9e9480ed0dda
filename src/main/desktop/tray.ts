import type { MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { TrayPort, TrayShape } from '../desktop-ports.ts';
import { readsTheSame, toMenuTemplate } from './menu-template.ts';

type Picture = Parameters<TrayPort['draw']>[0];

type SystemTray = Pick<Tray, 'on' | 'setImage' | 'setToolTip' | 'setTitle' | 'setContextMenu' | 'destroy'>;

export type TrayParts = {
  readonly platform: 'windows' | 'macos' | 'linux';
  readonly make: (image: NativeImage) => SystemTray;
  readonly icon: (shape: TrayShape) => NativeImage;
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => Electron.Menu;
  readonly onThemeChanged: (listener: () => void) => void;
  /** Files were dropped on the icon; only macOS tells of it. */
  readonly onDrop: (paths: readonly string[]) => void;
  /** False where no panel shows such icons: then nothing is drawn. */
  readonly hasHost: () => boolean;
};

/** The icon in the panel. It is made with the first picture. */
export function createTray(parts: TrayParts): TrayPort {
  const { platform, icon } = parts;
  let tray: SystemTray | undefined;
  let drawn: Picture | undefined;

  function make(picture: Picture): SystemTray {
    const made = parts.make(icon(picture.shape));
    // On macOS the click opens the menu by itself.
    if (platform !== 'macos') made.on('click', () => drawn?.onClick());
    else made.on('drop-files', (_event, files) => parts.onDrop(files));
    return made;
  }

  function draw(picture: Picture): void {
    if (!parts.hasHost()) return remove();
    const former = tray ? drawn : undefined;
    drawn = picture;
    tray ??= make(picture);
    if (former?.shape !== picture.shape) tray.setImage(icon(picture.shape));
    if (former?.tooltip !== picture.tooltip) tray.setToolTip(picture.tooltip);
    if (platform === 'macos' && former?.count !== picture.count) {
      tray.setTitle(picture.count > 0 ? String(picture.count) : '');
    }
    // On Linux a menu must be set anew after each change; elsewhere it does no harm.
    if (!former || !readsTheSame(former.menu, picture.menu)) {
      tray.setContextMenu(parts.buildMenu(toMenuTemplate(liveEntries(picture.menu, () => drawn))));
    }
  }

  function remove(): void {
    tray?.destroy();
    tray = undefined;
    drawn = undefined;
  }

  parts.onThemeChanged(() => {
    if (tray && drawn) tray.setImage(icon(drawn.shape));
  });

  return { draw, remove };
}

/** The menu is rebuilt only when it reads differently, so its entries look up what to do when chosen. */
function liveEntries(entries: Picture['menu'], latest: () => Picture | undefined): Picture['menu'] {
  return entries.map((entry) => {
    if (entry.kind === 'separator') return entry;
    if (entry.kind === 'submenu') return { ...entry, entries: liveEntries(entry.entries, latest) };
    return { ...entry, act: () => (findAction(latest()?.menu ?? [], entry.id) ?? entry.act)() };
  });
}

function findAction(entries: Picture['menu'], id: string): (() => void) | undefined {
  for (const entry of entries) {
    if (entry.kind === 'action' && entry.id === id) return entry.act;
    const inside = entry.kind === 'submenu' ? findAction(entry.entries, id) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
