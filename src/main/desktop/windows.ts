import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import path from 'node:path';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import type { Clock } from '../clock.ts';
import type { WindowsPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import { type CardWindow, createCardWindow } from './card-window.ts';
import { createCloseQuestion } from './close-question.ts';
import { createQuickCallWindow } from './quick-call-window.ts';
import type { DesktopWords } from './desktop-words.ts';
import { createMainWindow } from './main-window.ts';
import type { WindowMemory } from './window-memory.ts';
import type { Screens } from './window-parts.ts';

export type WindowsParts = {
  readonly platform: DesktopAbilities['platform'];
  readonly preload: string;
  readonly assets: string;
  readonly wayland: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: DesktopWords;
  readonly memory: WindowMemory;
  readonly onCardClosed: () => void;
};

export type Windows = {
  readonly port: WindowsPort;
  readonly card: Pick<CardWindow, 'prepare'>;
  readonly all: () => readonly BrowserWindow[];
  readonly isOurs: (contentsId: number) => boolean;
  readonly listening: (contentsId: number) => void;
};

/** The main window, the card and Quick call, and what closing means. */
export function createWindows(parts: WindowsParts, pageOrigin: string, hasTray: () => boolean): Windows {
  let isQuitting = false;
  const shownListeners: (() => void)[] = [];
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('window-all-closed', () => {
    // Without a listener Electron would quit: with a tray the app lives on.
  });
  const { platform, preload, memory, log, words, clock } = parts;
  const { elapsed, after } = clock;
  const shared = {
    ...{ pageOrigin, preload, platform, elapsed, after, memory, log },
    icon: platform === 'linux' ? path.join(parts.assets, 'icons', '256x256.png') : undefined,
    openWindow: (options: Electron.BrowserWindowConstructorOptions) => new BrowserWindow(options),
    screen: screens(),
    isDark: () => nativeTheme.shouldUseDarkColors,
  };
  const askToClose = createCloseQuestion({
    words: words.closingQuits,
    memory,
    quit: () => app.quit(),
    showMessage: (window, options) => dialog.showMessageBox(window, options),
  });
  const main = createMainWindow({
    ...shared,
    mayClose: (window) => isQuitting || hasTray() || askToClose(window),
    onShown: () => shownListeners.forEach((tell) => tell()),
  });
  const card = createCardWindow({
    ...shared,
    canPlace: !parts.wayland,
    isQuitting: () => isQuitting,
    onClosedByPerson: parts.onCardClosed,
  });
  const quickCallListeners: (() => void)[] = [];
  const quickCall = createQuickCallWindow({
    ...shared,
    canPlace: !parts.wayland,
    isQuitting: () => isQuitting,
    onClosed: () => quickCallListeners.forEach((tell) => tell()),
  });
  const all = () =>
    [main.window(), card.window(), quickCall.window()].filter((window) => window !== undefined);
  return {
    card,
    all,
    isOurs: (id) => all().some((window) => window.webContents.id === id),
    listening: (id) => {
      main.listening(id);
      card.listening(id);
      quickCall.listening(id);
    },
    port: {
      openMain: main.open,
      openPalette: main.openPalette,
      isMainOpen: main.isOpen,
      isMainFocused: main.isFocused,
      onMainShown: (listener) => void shownListeners.push(listener),
      // Under Wayland a window may neither choose its place nor stay unfocused: the notification leads.
      showCard: () => {
        if (!parts.wayland) card.show();
      },
      focusCard: card.focus,
      hideCard: card.hide,
      fitCard: card.fit,
      flashTaskbar: main.flash,
      openQuickCall: quickCall.open,
      closeQuickCall: quickCall.close,
      fitQuickCall: quickCall.fit,
      isQuickCallFocused: quickCall.isFocused,
      onQuickCallClosed: (listener) => void quickCallListeners.push(listener),
    },
  };
}

function screens(): Screens {
  return {
    getAllDisplays: () => screen.getAllDisplays(),
    getCursorScreenPoint: () => screen.getCursorScreenPoint(),
    getDisplayNearestPoint: (point) => screen.getDisplayNearestPoint(point),
    getDisplayMatching: (bounds) => screen.getDisplayMatching(bounds),
    onChanged: (listener) => {
      screen.on('display-removed', listener);
      screen.on('display-metrics-changed', listener);
    },
  };
}
