import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Route } from '../../shared/route.ts';
import { boundsOnScreen } from './card-place.ts';
import { loadPage } from './load-page.ts';
import { pushTo } from './push.ts';
import type { WindowParts } from './window-parts.ts';

export type MainWindow = {
  readonly open: (route: Route) => void;
  /** Leaves it where it is, and opens the box for everything over it. */
  readonly openPalette: () => void;
  readonly isOpen: () => boolean;
  readonly isFocused: () => boolean;
  readonly window: () => BrowserWindow | undefined;
  readonly flash: (on: boolean) => void;
  /** Its page listens now: send it where it should be. */
  readonly listening: (contentsId: number) => void;
};

export type MainWindowParts = WindowParts & {
  /** False keeps the window open; asked only when the person closes it. */
  readonly mayClose: (window: BrowserWindow) => boolean;
  readonly onShown: () => void;
};

const size = { width: 1120, height: 720 };
const leastSize = { minWidth: 480, minHeight: 480 };

/** The main window exists only while it is open: closing it frees its page. */
export function createMainWindow(parts: MainWindowParts): MainWindow {
  let window: BrowserWindow | undefined;
  let waiting: Route | undefined;
  let waitsForPalette = false;
  let isListening = false;

  function create(): BrowserWindow {
    const made = openWindow(parts);
    const show = (): void => made.show();
    made.once('ready-to-show', show);
    made.on('show', parts.onShown).on('restore', parts.onShown).on('focus', parts.onShown);
    made.on('close', (event) => {
      if (!parts.mayClose(made)) event.preventDefault();
      else if (!made.isMinimized()) parts.memory.keepMainBounds(made.getNormalBounds());
    });
    made.on('closed', () => {
      window = undefined;
      isListening = false;
      waitsForPalette = false;
    });
    loadPage(made, { name: 'main', page: 'index.html' }, parts);
    return made;
  }

  function raise(shown: BrowserWindow): void {
    if (shown.isMinimized()) shown.restore();
    shown.show();
    shown.focus();
  }

  function show(): BrowserWindow {
    if (window) raise(window);
    return (window ??= create());
  }

  return {
    open: (route) => {
      const shown = show();
      if (isListening) pushTo([shown], 'routeRequested', route);
      else waiting = route;
    },
    openPalette: () => {
      const shown = show();
      if (isListening) pushTo([shown], 'paletteRequested', null);
      else waitsForPalette = true;
    },
    isOpen: () => window !== undefined,
    isFocused: () => window?.isFocused() === true,
    window: () => window,
    flash: (on) => window?.flashFrame(on),
    listening: (contentsId) => {
      if (window?.webContents.id !== contentsId) return;
      isListening = true;
      if (waiting) pushTo([window], 'routeRequested', waiting);
      if (waitsForPalette) pushTo([window], 'paletteRequested', null);
      waiting = undefined;
      waitsForPalette = false;
    },
  };
}

function openWindow(parts: MainWindowParts): BrowserWindow {
  const areas = parts.screen.getAllDisplays().map((display) => display.workArea);
  return parts.openWindow({
    ...size,
    ...leastSize,
    ...boundsOnScreen(parts.memory.mainBounds(), areas),
    ...titleBar(parts.platform),
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    title: 'Ringside',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: parts.isDark() ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      spellcheck: false,
      devTools: import.meta.env.DEV,
    },
  });
}

function titleBar(platform: WindowParts['platform']): BrowserWindowConstructorOptions {
  switch (platform) {
    case 'macos':
      return { titleBarStyle: 'hiddenInset' };
    case 'windows':
      return { titleBarStyle: 'hidden', titleBarOverlay: true };
    case 'linux':
      return {};
  }
}
