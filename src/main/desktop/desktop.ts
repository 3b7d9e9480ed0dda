import { app, globalShortcut, Menu, nativeTheme, Notification, session, Tray } from 'electron';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import type { PushName, Pushes } from '../../shared/ipc-contract.ts';
import type { Clock } from '../clock.ts';
import type { Desktop } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import { setAppMenu } from './app-menu.ts';
import type { CommandTable, QuestionTable } from './bridge.ts';
import { createChooseFiles } from './choose-files.ts';
import { createChooseProgram, createPickText } from './choose-program.ts';
import { createClipboard } from './clipboard.ts';
import { type Abilities, createAbilities } from './desktop-state.ts';
import type { DesktopWords } from './desktop-words.ts';
import { createFloodLimit } from './flood-limit.ts';
import { guardContents } from './guard-contents.ts';
import { hardenSession } from './harden-session.ts';
import { serveBridge } from './ipc.ts';
import { createGate } from './ipc-gate.ts';
import { createLinkOwners } from './link-owners.ts';
import { createStartAtLogin } from './login-item.ts';
import { createNetwork, type Network } from './network.ts';
import { createNotifications } from './notifications.ts';
import { createOpenAddress, showInFolder } from './open-address.ts';
import { createPageAnswers } from './page-answers.ts';
import { readPageFiles } from './page-files.ts';
import { pageOrigin } from './page-policy.ts';
import { servePages } from './page-scheme.ts';
import { createPower } from './power.ts';
import { pushTo } from './push.ts';
import { drawSafePage, safePageAddress } from './safe-page.ts';
import { readFolder } from './read-folder.ts';
import { createRunProgram } from './run-program.ts';
import { createSaveFile } from './save-file.ts';
import { createShortcuts } from './shortcuts.ts';
import { linkSystem, thisProgram } from './this-program.ts';
import { createTray } from './tray.ts';
import { createTrayIcons } from './tray-icons.ts';
import { createWatchedFolder } from './watched-folder.ts';
import type { KeyValues, WindowMemory } from './window-memory.ts';
import { createWindows, type Windows } from './windows.ts';

export type DesktopParts = {
  readonly platform: DesktopAbilities['platform'];
  /** Absolute folders and files of the app: built pages, built preload, pictures. */
  readonly pages: string;
  readonly preload: string;
  readonly assets: string;
  /** The page server of a development run; undefined in a built app. */
  readonly devPages: string | undefined;
  readonly certificateThread: string;
  readonly wayland: boolean;
  /** For programs that people start by rules. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sessionBus: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: DesktopWords;
  readonly memory: WindowMemory;
  /** Small things worth keeping between runs. */
  readonly kept: KeyValues;
  readonly secrets: () => DesktopAbilities['secrets'];
  /** Plain-http origins on this computer that may be opened now: the demo's sign-in page. */
  readonly loopbackOrigins: () => readonly string[];
  /** Plain-http addresses that may be opened, letter by letter: where a network shows its own page. */
  readonly plainAddresses: () => readonly string[];
  /** Plain text without personal data, for the page shown when our pages keep failing. */
  readonly diagnostics: () => string;
  readonly onAbilitiesChanged: (abilities: DesktopAbilities) => void;
  /** The person closed the card by the window system's own means. */
  readonly onCardClosed: () => void;
};

type Handlers = {
  readonly commands: CommandTable;
  readonly questions: QuestionTable;
  readonly onProblem: (channel: string, error: unknown) => void;
};

/** The machine, joined. */
export type DesktopEdge = {
  readonly desktop: Desktop;
  readonly network: Network;
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
  const origin = originOfPages(parts.devPages);
  guardPages(parts, origin);
  setAppMenu(parts.platform);
  const abilities = createAbilities(parts);
  const windows = createWindows(parts, origin, abilities.hasTray);
  const network = createNetwork({
    ...{ clock: parts.clock, log: parts.log },
    certificateThread: parts.platform === 'macos' ? parts.certificateThread : undefined,
  });
  const notifications = createNotifications({ make: (options) => new Notification(options), log: parts.log });
  const look = async (): Promise<void> => {
    await abilities.look();
    parts.onAbilitiesChanged(abilities.now());
  };
  return {
    desktop: joinPorts(parts, { windows, abilities, notifications, network: network.port }),
    network,
    serve: (handlers) => openBridge(parts, origin, windows, handlers),
    push: (name, value) => pushTo(windows.all(), name, value),
    prepareCard: windows.card.prepare,
    lookAround: async () => {
      await look();
      // At login the panel often starts after us.
      parts.clock.after(20_000, () => void look());
    },
    close: () => {
      globalShortcut.unregisterAll();
      notifications.close();
    },
  };
}

/** Only a development build knows of another origin: in a built app this is the constant alone. */
function originOfPages(devPages: string | undefined): string {
  return import.meta.env.DEV && devPages !== undefined ? new URL(devPages).origin : pageOrigin;
}

function openBridge(parts: DesktopParts, origin: string, windows: Windows, handlers: Handlers): void {
  const gate = createGate({
    pageOrigin: origin,
    isOurs: windows.isOurs,
    flood: createFloodLimit(parts.clock.elapsed),
    log: parts.log,
  });
  serveBridge({ ...handlers, gate, onListening: windows.listening, log: parts.log });
}

type Pieces = {
  readonly windows: Windows;
  readonly abilities: Abilities;
  readonly notifications: Desktop['notifications'];
  readonly network: Desktop['network'];
};

function joinPorts(parts: DesktopParts, { windows, abilities, notifications, network }: Pieces): Desktop {
  const shortcuts = createShortcuts(globalShortcut, parts.log);
  const clipboard = createClipboard(parts.platform === 'linux' && !parts.wayland, parts.log);
  const { clock, kept, log } = parts;
  const drops: ((paths: readonly string[]) => void)[] = [];
  return {
    abilities: abilities.now,
    windows: windows.port,
    tray: createTray({
      platform: parts.platform,
      make: (image) => new Tray(image),
      icon: createTrayIcons(parts.assets, parts.platform),
      buildMenu: (template) => Menu.buildFromTemplate(template),
      onThemeChanged: (listener) => void nativeTheme.on('updated', listener),
      onDrop: (paths) => drops.forEach((tell) => tell(paths)),
      hasHost: abilities.hasTray,
    }),
    files: {
      choose: createChooseFiles(parts.words),
      pickText: createPickText(),
      onTrayDrop: (listener) => void drops.push(listener),
      watchFolder: createWatchedFolder({ clock, read: readFolder, memory: kept, log }),
    },
    programs: {
      choose: createChooseProgram(parts.platform),
      run: createRunProgram({
        platform: parts.platform,
        environment: parts.environment,
        homeFolder: app.getPath('home'),
        log,
      }),
    },
    notifications,
    network,
    clipboard,
    links: createLinkOwners({
      ...{ program: thisProgram(), system: linkSystem },
      ...{ after: parts.clock.after, log: parts.log },
    }),
    shortcuts: {
      register: (wanted) => {
        const refused = shortcuts.register(wanted);
        abilities.refused(refused);
        return refused;
      },
    },
    system: {
      openAddress: createOpenAddress(parts, parts.log),
      copyText: clipboard.copyText,
      ...createSaveFile(showInFolder, parts.log, parts.clock),
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
  const files = readPageFiles(parts.pages, pageOrigin);
  servePages(createPageAnswers(files, pageOrigin, new Map([[safePageAddress, safePage]])));
  hardenSession(session.defaultSession, origin);
  app.on('session-created', (made) => hardenSession(made, origin));
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (act) => parts.log.warn('window: refused', { act }));
  });
}
