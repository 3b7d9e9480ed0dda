import type { DesktopAbilities } from '../shared/desktop-abilities.ts';
import type { LinkOwners, LinkScheme } from '../shared/dialling.ts';
import type { NetworkState } from '../shared/network.ts';
import type { Route } from '../shared/route.ts';

/**
 * What the app needs from the machine, as plain functions. `desktop/` does it with Electron; tests hand in
 * recorders. Nothing here decides anything: features say what, these do it.
 */
export type Desktop = {
  readonly abilities: () => DesktopAbilities;
  readonly windows: WindowsPort;
  readonly tray: TrayPort;
  readonly notifications: NotificationsPort;
  readonly shortcuts: ShortcutsPort;
  readonly system: SystemPort;
  readonly network: NetworkPort;
  readonly clipboard: ClipboardPort;
  readonly links: LinksPort;
  readonly files: FilesPort;
  readonly programs: ProgramsPort;
};

export type WindowsPort = {
  /** Creates or raises the main window and sends it there. */
  readonly openMain: (route: Route) => void;
  /** Creates or raises it, and opens the box for everything over whatever it shows. */
  readonly openPalette: () => void;
  readonly isMainOpen: () => boolean;
  readonly isMainFocused: () => boolean;
  /** The main window became visible, came back from the task bar or got the focus. */
  readonly onMainShown: (listener: () => void) => void;
  /** Shows the card without taking the focus, on the display with the pointer. */
  readonly showCard: () => void;
  /** Shows the card and gives it the focus, because the person asked. */
  readonly focusCard: (callId: string | undefined) => void;
  readonly hideCard: () => void;
  readonly fitCard: (height: number, width: number) => void;
  readonly flashTaskbar: (on: boolean) => void;
  /**
   * Creates or raises Quick call where the pointer is, and tells its page which fill to show.
   * @param focus `quiet` leaves the focus where it is: the person does not want to be disturbed.
   */
  readonly openQuickCall: (fillId: string | undefined, focus: 'take' | 'quiet') => void;
  readonly closeQuickCall: () => void;
  readonly fitQuickCall: (height: number, width: number) => void;
  readonly isQuickCallFocused: () => boolean;
  /** It lost the focus, or was closed by the system's own means. */
  readonly onQuickCallClosed: (listener: () => void) => void;
};

export type TrayShape =
  'listening' | 'waiting' | 'ringing' | 'on-call' | 'not-taking-calls' | 'not-listening';

export type MenuEntry =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly label: string;
      readonly enabled?: boolean;
      readonly checked?: boolean;
      readonly act: () => void;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] };

export type TrayPort = {
  readonly draw: (picture: {
    readonly shape: TrayShape;
    readonly count: number;
    readonly tooltip: string;
    readonly menu: readonly MenuEntry[];
    readonly onClick: () => void;
  }) => void;
  readonly remove: () => void;
};

export type NoticeButton = { readonly label: string; readonly act: () => void };

export type Notice = {
  /** One per object: showing the same id again replaces, never adds. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'normal' | 'critical';
  /** No system sound of its own. */
  readonly silent: boolean;
  readonly buttons: readonly NoticeButton[];
  readonly onClick: () => void;
};

export type NotificationsPort = {
  readonly show: (notice: Notice) => void;
  readonly withdraw: (id: string) => void;
};

export type ShortcutsPort = {
  /** Registers exactly these accelerators; answers the names the system refused. */
  readonly register: (
    wanted: readonly { readonly name: string; readonly accelerator: string; readonly act: () => void }[],
  ) => readonly string[];
};

export type SystemPort = {
  /** Opens an address in the person's browser after the one allow-list check. False when refused or failed. */
  readonly openAddress: (address: string) => Promise<boolean>;
  readonly copyText: (text: string) => void;
  /**
   * Asks for a place beginning with this file name, writes there what `content` answers then, and shows the file in
   * its folder.
   */
  readonly saveFile: (
    name: string,
    content: () => string | Uint8Array,
  ) => Promise<
    | { readonly kind: 'saved'; readonly file: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed' }
  >;
  /**
   * The same for what is too large for one piece, in UTF-8. Nothing is there under the name before the last piece is
   * on the disk; `signal` gives it up.
   */
  readonly savePieces: (
    name: string,
    pieces: () => AsyncIterable<string>,
    signal: AbortSignal,
  ) => ReturnType<SystemPort['saveFile']>;
  readonly setStartAtLogin: (on: boolean) => void;
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void;
  readonly onResume: (listener: () => void) => void;
  readonly onSuspend: (listener: () => void) => void;
  /** Told by Windows and macOS alone. */
  readonly onLock: (listener: () => void) => void;
  readonly onUnlock: (listener: () => void) => void;
  readonly quit: () => void;
};

/** Read only in answer to a key, a menu or a paste that the person just used; never polled. */
export type ClipboardPort = {
  /** Empty where there is no text. */
  readonly readText: () => Promise<string>;
  /** What is selected in another program (X11), else the clipboard. */
  readonly readSelection: () => Promise<string>;
  /** What can become a page: files, where the system hands them over, else a picture as PNG. */
  readonly readPasted: () => Promise<PastedFiles>;
};

export type PastedFiles = {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly picture: Uint8Array | undefined;
};

/** How files come from the machine; all paths are absolute, and came from the person or the folder they chose. */
export type FilesPort = {
  /** The system's file picker; none where the person thought better of it. */
  readonly choose: (how: 'several' | 'one') => Promise<readonly string[]>;
  /** What the person picks, as text. @param extension without its dot */
  readonly pickText: (extension: string, mostBytes: number) => Promise<PickedText>;
  /** Files that were dropped on the icon in the menu bar (macOS). */
  readonly onTrayDrop: (listener: (paths: readonly string[]) => void) => void;
  /** Watches this folder and no other; empty = none. Ends with the app. */
  readonly watchFolder: (folder: string, tell: (news: FolderNews) => void) => void;
};

/** Programs that the person picked themselves. */
export type ProgramsPort = {
  /** The system's dialog; `unfit`: what was picked cannot be started as it is. */
  readonly choose: () => Promise<
    { readonly kind: 'picked'; readonly path: string } | { readonly kind: 'none' | 'unfit' }
  >;
  /** @param file absolute path @param given arguments, each handed over as it is, never through a shell */
  readonly run: (file: string, given: readonly string[]) => Promise<ProgramStart>;
};

/** `started` says nothing of how it goes on. */
export type ProgramStart = 'started' | 'not-found' | 'not-allowed' | 'failed' | 'too-many';

export type PickedText =
  { readonly kind: 'read'; readonly text: string } | { readonly kind: 'cancelled' | 'too-large' | 'failed' };

export type FolderNews =
  /** New ones that have stopped growing, each told once. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** The folder is not there, or is there again. Files that came meanwhile are told of. */
  | { readonly kind: 'gone' | 'back' };

export type LinksPort = {
  readonly owners: () => Promise<LinkOwners>;
  /** False where the system refused or wants the person to do it. */
  readonly claim: (scheme: LinkScheme) => Promise<boolean>;
  readonly release: (scheme: LinkScheme) => Promise<boolean>;
};

/** What is found out about the way to the platform while it is used. */
export type NetworkWay = Pick<NetworkState, 'proxy' | 'certificates' | 'trouble'>;

export type NetworkPort = {
  /** Where this computer can be reached from another one, e.g. `eth0 192.0.2.7`, in order; empty = on no network. */
  readonly addresses: () => readonly string[];
  /** False: the system is certain that there is no network. */
  readonly isOnline: () => boolean;
  /** Forgets proxies and lets go of kept connections: they belong to the network before. */
  readonly renew: () => void;
  /** For the proxy that asked last. Kept until the app ends, and written nowhere. */
  readonly signInToProxy: (name: string, password: string) => void;
  readonly onWay: (listener: (way: NetworkWay) => void) => void;
};
