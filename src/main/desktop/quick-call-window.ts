import type { BrowserWindow } from 'electron';
import type { Box, Screen } from './card-place.ts';
import { loadPage } from './load-page.ts';
import { pushTo } from './push.ts';
import type { WindowParts } from './window-parts.ts';

export type QuickCallWindow = {
  readonly open: (fillId: string | undefined, focus: 'take' | 'quiet') => void;
  readonly close: () => void;
  readonly fit: (height: number, width: number) => void;
  readonly isFocused: () => boolean;
  readonly window: () => BrowserWindow | undefined;
  readonly listening: (contentsId: number) => void;
};

export type QuickCallWindowParts = WindowParts & {
  /** False under Wayland: the system places windows. */
  readonly canPlace: boolean;
  readonly isQuitting: () => boolean;
  /** It went away and nobody here asked for that. */
  readonly onClosed: () => void;
};

type Size = Pick<Box, 'width' | 'height'>;

/** At the normal text size; it grows with the text. */
const usualWidth = 360;
const mostWidth = 640;
const least = 76;
const most = 520;
/** A program that opens a link often takes the focus once more just afterwards. */
const steadyMs = 700;
/** Kept so long after it was used, so that the next link is there at once; then its memory is given back. */
const keptMs = 10 * 60_000;

/** The mini dialler: made on first use, hidden when the person clicks elsewhere. */
export function createQuickCallWindow(parts: QuickCallWindowParts): QuickCallWindow {
  let window: BrowserWindow | undefined;
  let isListening = false;
  let toTell: { readonly fillId: string | undefined } | undefined;
  let openedAt = -Infinity;
  let cancelRemoval = (): void => undefined;
  let size = { width: usualWidth, height: least };

  function ensure(): BrowserWindow {
    if (window) return window;
    const made = openWindow(parts, placeFor(size));
    window = made;
    made.on('blur', leave);
    made.on('close', (event) => {
      if (parts.isQuitting() || !made.isVisible()) return;
      event.preventDefault();
      hide();
      parts.onClosed();
    });
    made.on('closed', () => {
      window = undefined;
      isListening = false;
      toTell = undefined;
      size = { width: usualWidth, height: least };
    });
    loadPage(made, { name: 'quick call', page: 'quick-call/index.html' }, parts);
    return made;
  }

  function hide(): void {
    const hidden = window;
    if (!hidden?.isVisible()) return;
    hidden.hide();
    cancelRemoval = parts.after(keptMs, () => hidden.close());
  }

  /** A click elsewhere closes it; the focus that its own opening shuffles about does not. */
  function leave(): void {
    if (window?.isVisible() !== true || parts.elapsed() - openedAt < steadyMs) return;
    hide();
    parts.onClosed();
  }

  function placeFor(wanted: Size): Partial<Box> {
    if (!parts.canPlace) return {};
    return placeQuickCall(parts.screen.getDisplayNearestPoint(parts.screen.getCursorScreenPoint()), wanted);
  }

  function tell(): void {
    if (!window || !toTell || !isListening) return;
    pushTo([window], 'quickCallFocused', toTell);
    toTell = undefined;
  }

  return {
    open: (fillId, focus) => {
      cancelRemoval();
      const opened = ensure();
      openedAt = parts.elapsed();
      if (!opened.isVisible()) opened.setBounds({ ...opened.getBounds(), ...placeFor(size) });
      if (focus === 'quiet') opened.showInactive();
      else {
        opened.show();
        opened.focus();
      }
      toTell = { fillId };
      tell();
    },
    close: hide,
    fit: (wantedHeight, wantedWidth) => {
      const width = within(wantedWidth, usualWidth, mostWidth);
      // Larger text needs more of both.
      const highest = Math.round((most * width) / usualWidth);
      size = { width, height: within(wantedHeight, least, highest) };
      if (window) window.setBounds({ ...window.getBounds(), ...size });
    },
    isFocused: () => window?.isVisible() === true && window.isFocused(),
    window: () => window,
    listening: (contentsId) => {
      if (window?.webContents.id !== contentsId) return;
      isListening = true;
      tell();
    },
  };
}

function within(wanted: number, smallest: number, largest: number): number {
  return Math.round(Math.min(Math.max(wanted, smallest), largest));
}

/** In the middle, a quarter from the top: it grows downwards and still fits. */
export function placeQuickCall({ workArea }: Screen, { width, height }: Size): Box {
  const x = workArea.x + (workArea.width - width) / 2;
  const y = workArea.y + Math.max(0, Math.min(workArea.height / 4, workArea.height - most));
  return { x: Math.round(x), y: Math.round(y), width, height };
}

function openWindow(parts: QuickCallWindowParts, place: Partial<Box>): BrowserWindow {
  return parts.openWindow({
    ...{ width: usualWidth, height: least, ...place },
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    title: 'Ringside Quick call',
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    backgroundColor: parts.isDark() ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      spellcheck: false,
      // Hidden, it takes each snapshot at once, so that it is already right when it is shown.
      backgroundThrottling: false,
      devTools: import.meta.env.DEV,
    },
  });
}
