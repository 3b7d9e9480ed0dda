import type { BrowserWindow } from 'electron';
import {
  arrangement,
  type Box,
  cardSize,
  cardWidth,
  placeCard,
  quarterOf,
  type Screen,
  usualQuarter,
} from './card-place.ts';
import { loadPage } from './load-page.ts';
import { pushTo } from './push.ts';
import type { WindowParts } from './window-parts.ts';

export type CardWindow = {
  /** Creates it hidden, so that the first ring paints at once. */
  readonly prepare: () => void;
  readonly show: () => void;
  readonly focus: (callId: string | undefined) => void;
  readonly hide: () => void;
  readonly fit: (height: number, width: number) => void;
  readonly window: () => BrowserWindow | undefined;
  readonly listening: (contentsId: number) => void;
};

export type CardWindowParts = WindowParts & {
  /** False under Wayland: the system places windows and may give them the focus. */
  readonly canPlace: boolean;
  readonly isQuitting: () => boolean;
  /** The person closed the card by the system's own means. */
  readonly onClosedByPerson: () => void;
};

const settleMs = 250;

/** One window for all calls, made once and kept hidden between calls. */
export function createCardWindow(parts: CardWindowParts): CardWindow {
  let window: BrowserWindow | undefined;
  let wanted = { width: cardWidth, height: 342 };
  let cancelSnap = (): void => undefined;
  let toFocus: { readonly callId: string | undefined } | undefined;
  let isListening = false;
  // Moves that we make ourselves must not be taken for drags.
  let placed: Box | undefined;

  function ensure(): BrowserWindow {
    if (window) return window;
    const made = openWindow(parts);
    window = made;
    made.on('close', (event) => {
      if (parts.isQuitting()) return;
      event.preventDefault();
      hide();
      parts.onClosedByPerson();
    });
    made.on('closed', () => {
      window = undefined;
      isListening = false;
    });
    made.on('move', () => onMoved(made));
    loadPage(made, { name: 'card', page: 'call-card/index.html' }, parts);
    return made;
  }

  function place(card: BrowserWindow): void {
    const on = screenOf(card);
    const size = cardSize(wanted, on.workArea);
    if (!parts.canPlace) {
      card.setSize(size.width, size.height);
      return;
    }
    const quarter =
      parts.memory.cardQuarter(arrangement(parts.screen.getAllDisplays())) ??
      usualQuarter(parts.platform, on);
    placed = placeCard(quarter, size, on.workArea);
    card.setBounds(placed);
  }

  /** A shown card stays on its screen; a hidden one comes up where the pointer is. */
  function screenOf(card: BrowserWindow): Screen {
    if (card.isVisible()) return parts.screen.getDisplayMatching(card.getBounds());
    return parts.screen.getDisplayNearestPoint(parts.screen.getCursorScreenPoint());
  }

  function onMoved(card: BrowserWindow): void {
    const bounds = card.getBounds();
    if (!parts.canPlace || !card.isVisible() || isSamePlace(bounds, placed)) return;
    cancelSnap();
    cancelSnap = parts.after(settleMs, () => {
      const on = parts.screen.getDisplayMatching(bounds);
      parts.memory.keepCardQuarter(
        arrangement(parts.screen.getAllDisplays()),
        quarterOf(bounds, on.workArea),
      );
      if (!card.isDestroyed()) place(card);
    });
  }

  function hide(): void {
    if (!window) return;
    window.hide();
    setFocusable(window, parts.platform, false);
  }

  function tellFocus(): void {
    if (!window || !toFocus || !isListening) return;
    pushTo([window], 'cardFocused', toFocus);
    toFocus = undefined;
  }

  parts.screen.onChanged(() => {
    if (window?.isVisible()) place(window);
  });

  return {
    prepare: () => void ensure(),
    show: () => {
      const card = ensure();
      if (card.isVisible()) return;
      place(card);
      card.showInactive();
    },
    focus: (callId) => {
      const card = ensure();
      if (!card.isVisible()) place(card);
      setFocusable(card, parts.platform, true);
      card.show();
      card.focus();
      toFocus = { callId };
      tellFocus();
    },
    hide,
    fit: (height, width) => {
      wanted = { width, height };
      if (window?.isVisible()) place(window);
    },
    window: () => window,
    listening: (contentsId) => {
      if (window?.webContents.id !== contentsId) return;
      isListening = true;
      tellFocus();
    },
  };
}

function openWindow(parts: CardWindowParts): BrowserWindow {
  const { platform } = parts;
  const card = parts.openWindow({
    width: cardWidth,
    height: 342,
    title: 'Ringside call',
    show: false,
    frame: false,
    // Never transparent: shadows, hit testing and text suffer on parts of Windows and Linux.
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    // On Linux a window that starts out not focusable can never be focused later.
    focusable: platform === 'linux',
    ...(platform === 'macos' ? { type: 'panel' } : {}),
    backgroundColor: parts.isDark() ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      spellcheck: false,
      // A hidden card takes each snapshot at once, so that it is already right when it is shown.
      backgroundThrottling: false,
      devTools: import.meta.env.DEV,
    },
  });
  if (platform === 'macos') card.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  return card;
}

function setFocusable(card: BrowserWindow, platform: CardWindowParts['platform'], on: boolean): void {
  if (platform !== 'linux') card.setFocusable(on);
}

function isSamePlace(bounds: Box, other: Box | undefined): boolean {
  return bounds.x === other?.x && bounds.y === other.y;
}
