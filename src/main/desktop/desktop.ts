import { app, nativeTheme, session } from 'electron';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import type { PushName, Pushes } from '../../shared/ipc-contract.ts';
import type { Clock } from '../clock.ts';
import type { Desktop } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import { setAppMenu } from './app-menu.ts';
import type { CommandTable, QuestionTable } from './bridge.ts';
import { type CardWindow, createCardWindow } from './card-window.ts';
import { createCloseQuestion } from './close-question.ts';
import { createCopyText } from './copy-text.ts';
import { type Abilities, createAbilities } from './desktop-state.ts';
import type { DesktopWords } from './desktop-words.ts';
import { createFloodLimit } from './flood-limit.ts';
import { guardContents } from './guard-contents.ts';
import { hardenSession } from './harden-session.ts';
import { pushTo, serveBridge } from './ipc.ts';
import { createGate } from './ipc-gate.ts';
import { createStartAtLogin } from './login-item.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { createNotifications } from './notifications.ts';
import { createOpenAddress } from './open-address.ts';
import { createPageAnswers } from './page-answers.ts';
import { readPageFiles } from './page-files.ts';
import { pageOrigin } from './page-policy.ts';
import { servePages } from './page-scheme.ts';
import { createPower } from './power.ts';
import { drawSafePage, safePageAddress } from './safe-page.ts';
import { createShortcuts } from './shortcuts.ts';
import { createTray } from './tray.ts';
import type { WindowMemory } from './window-memory.ts';

export type DesktopParts = {
  readonly platform: DesktopAbilities['platform'];
  /** Absolute folders and files of the app: built pages, built preload, pictures. */
  readonly pages: string;
  readonly preload: string;
  readonly assets: string;
  /** The page server of a development run; undefined in a built app. */
  readonly devPages: string | undefined;
  readonly wayland: boolean;
  readonly sessionBus: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: DesktopWords;
  readonly memory: WindowMemory;
  readonly secrets: () => DesktopAbilities['secrets'];
  /** Plain-http origins on this computer that may be opened now: the demo's sign-in page. */
  readonly loopbackOrigins: () => readonly string[];
  /** Plain text without personal data, for the page shown when our pages keep failing. */
  readonly diagnostics: () => string;
  readonly onAbilitiesChanged: (abilities: DesktopAbilities) => void;
  /** The person closed the card by the window system's own means. */
  readonly onCardClosed: () => void;
};

export type Handlers = {
  readonly commands: CommandTable;
  readonly questions: QuestionTable;
  readonly onProblem: (channel: string, error: unknown) => void;
};

/** The machine, joined. */
export type DesktopEdge = {
  readonly desktop: Desktop;
  /** Opens the bridge; once, before the first window. */
  readonly serve: (handlers: Handlers) => void;
  /** To every open window, the hidden card included. */
  readonly push: <Name extends PushName>(name: Name, value: Pushes[Name]) => void;
  /** Makes the card, hidden, so that the first ring paints at once. */
  readonly prepareCard: () => void;
  /** Looks again for tray and notification server. */
  readonly lookAround: () => Promise<void>;
  readonly close: () => void;
};

/** After `ready`. Nothing is shown yet. */
export function createDesktop(parts: DesktopParts): DesktopEdge {
  const origin = parts.devPages ?? pageOrigin;
  guardPages(parts, origin);
  setAppMenu(parts.platform);
  const abilities = createAbilities(parts);
  const { main, card } = createWindows(parts, origin, abilities);
  const notifications = createNotifications(parts);
  const windows = () => [main.window(), card.window()].filter((window) => window !== undefined);
  const lookAround = async (): Promise<void> => {
    await abilities.look();
    parts.onAbilitiesChanged(abilities.now());
  };
  app.on('window-all-closed', () => {
    // Without a listener Electron would quit: with a tray the app lives on.
  });
  return {
    desktop: joinPorts(parts, { main, card, abilities, notifications }),
    serve: (handlers) => {
      const gate = createGate({
        pageOrigin: origin,
        isOurs: (id) => windows().some((window) => window.webContents.id === id),
        flood: createFloodLimit(parts.clock.elapsed),
        log: parts.log,
      });
      const onListening = (id: number): void => {
        main.listening(id);
        card.listening(id);
      };
      serveBridge({ ...handlers, gate, onListening, log: parts.log });
    },
    push: (name, value) => pushTo(windows(), name, value),
    prepareCard: card.prepare,
    lookAround,
    close: notifications.close,
  };
}

type Pieces = {
  readonly main: MainWindow;
  readonly card: CardWindow;
  readonly abilities: Abilities;
  readonly notifications: Desktop['notifications'];
};

function joinPorts(parts: DesktopParts, { main, card, abilities, notifications }: Pieces): Desktop {
  const shortcuts = createShortcuts(parts.log);
  return {
    abilities: abilities.now,
    windows: {
      openMain: main.open,
      isMainOpen: main.isOpen,
      // Under Wayland a window may neither choose its place nor stay unfocused: the notification leads.
      showCard: () => {
        if (!parts.wayland) card.show();
      },
      focusCard: card.focus,
      hideCard: card.hide,
      fitCard: card.fit,
      flashTaskbar: main.flash,
    },
    tray: createTray(parts.assets, parts.platform, abilities.hasTray),
    notifications,
    shortcuts: {
      register: (wanted) => {
        const refused = shortcuts.register(wanted);
        abilities.refused(refused);
        return refused;
      },
    },
    system: {
      openAddress: createOpenAddress(parts.loopbackOrigins, parts.log),
      copyText: createCopyText(parts.log),
      setStartAtLogin: createStartAtLogin(parts.platform, parts.log),
      setTheme: (theme) => {
        nativeTheme.themeSource = theme;
      },
      ...createPower(),
      quit: () => app.quit(),
    },
  };
}

/** Pages come from the fixed table, may leave nowhere and get no permissions. */
function guardPages(parts: DesktopParts, origin: string): void {
  const safePage = () => drawSafePage(parts.words.safePage(parts.diagnostics()));
  servePages(
    createPageAnswers(
      readPageFiles(parts.pages, pageOrigin),
      pageOrigin,
      new Map([[safePageAddress, safePage]]),
    ),
  );
  hardenSession(session.defaultSession, origin);
  app.on('session-created', (made) => hardenSession(made, origin));
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (what) => parts.log.warn('window: refused', { what }));
  });
}

function createWindows(
  parts: DesktopParts,
  origin: string,
  abilities: Abilities,
): { readonly main: MainWindow; readonly card: CardWindow } {
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const { platform, preload, memory, log, words, clock } = parts;
  const { elapsed, after } = clock;
  const shared = { pageOrigin: origin, preload, platform, elapsed, after, memory, log };
  const askToClose = createCloseQuestion({ words: words.closingQuits, memory, quit: () => app.quit() });
  return {
    main: createMainWindow({
      ...shared,
      mayClose: (window) => isQuitting || abilities.hasTray() || askToClose(window),
    }),
    card: createCardWindow({
      ...shared,
      canPlace: !parts.wayland,
      isQuitting: () => isQuitting,
      onClosedByPerson: parts.onCardClosed,
    }),
  };
}
