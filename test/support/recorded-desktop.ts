import type { Desktop, FolderNews, Notice, PickedText, TrayPort } from '../../src/main/desktop-ports.ts';
import { type LinkOwners, type LinkScheme, linkSchemes } from '../../src/shared/dialling.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { type DesktopAbilities, unknownDesktop } from '../../src/shared/desktop-abilities.ts';

type TrayDrawing = Parameters<TrayPort['draw']>[0];

/** One thing that happened to a notification, and when by the app's clock. */
type NoticeStep = {
  readonly at: number;
  readonly step: 'shown' | 'withdrawn';
  readonly id: string;
  readonly title: string;
  readonly urgency: Notice['urgency'];
};

/** Each holds all that its menu offers for every call: hundreds of them are most of what a flood leaves behind. */
const mostDrawings = 50;

/** A desktop that only writes down what was asked of it. */
export type RecordedDesktop = Desktop & {
  /** What was asked of windows, shortcuts and the system, in order: `showCard`, `openMain {"screen":"calls"}`. */
  readonly asked: readonly string[];
  readonly isCardShown: () => boolean;
  /** Notifications on the screen now, by id. */
  readonly notices: ReadonlyMap<string, Notice>;
  readonly noticeSteps: readonly NoticeStep[];
  /** Hears of each notification at the moment it is shown. */
  readonly onNotice: (listener: (notice: Notice) => void) => void;
  /** The newest ones, in order. */
  readonly trayDrawings: readonly TrayDrawing[];
  /** Files the person saved, in order. */
  readonly saved: readonly { readonly name: string; readonly text: string }[];
  /** Addresses opened in the person's browser. */
  readonly opened: readonly string[];
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly lock: () => void;
  readonly unlock: () => void;
  /** The main window comes to the front. */
  readonly lookAtMain: () => void;
  /** The addresses this computer has from now on; none of them = off every network. */
  readonly setNetwork: (addresses: readonly string[]) => void;
  /** Presses the keys of that shortcut, wherever the person is. */
  readonly press: (shortcut: keyof Settings['shortcuts']) => void;
  /** What the person selected and copied; a test writes it. */
  readonly copied: { clipboard: string; selection: string };
  /** What the next paste of files or a picture finds; a test writes it. */
  readonly pasted: { files: readonly string[]; picture: Uint8Array | undefined };
  /** What the person picks next. */
  readonly picked: {
    files: readonly string[];
    text: PickedText;
    program: Awaited<ReturnType<Desktop['programs']['choose']>>;
  };
  /** Programs that were started, in order. */
  readonly started: readonly { readonly file: string; readonly given: readonly string[] }[];
  /** Files are dropped on the icon in the menu bar. */
  readonly dropOnTray: (paths: readonly string[]) => void;
  /** The folder that is watched, empty for none, and what happens in it. */
  readonly watchedFolder: () => string;
  readonly inWatchedFolder: (news: FolderNews) => void;
  readonly isQuickCallOpen: () => boolean;
  /** The person clicks elsewhere: Quick call closes. */
  readonly leaveQuickCall: () => void;
  /** How often proxies and kept connections were let go. */
  readonly renewals: () => number;
};

export function createRecordedDesktop(
  now: () => number,
  abilities: Partial<DesktopAbilities> = {},
): RecordedDesktop {
  const asked: string[] = [];
  const opened: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const notices = new Map<string, Notice>();
  const noticeSteps: NoticeStep[] = [];
  const trayDrawings: TrayDrawing[] = [];
  const noticeListeners: ((notice: Notice) => void)[] = [];
  const wakings: (() => void)[] = [];
  const sleeps: (() => void)[] = [];
  const locks: (() => void)[] = [];
  const unlocks: (() => void)[] = [];
  const looks: (() => void)[] = [];
  let isCardShown = false;
  let addresses: readonly string[] = ['eth0 192.0.2.7'];
  let renewals = 0;
  let isQuickCallOpen = false;
  let shortcuts: Parameters<Desktop['shortcuts']['register']>[0] = [];
  const blurs: (() => void)[] = [];
  const copied = { clipboard: '', selection: '' };
  const pasted: { files: readonly string[]; picture: Uint8Array | undefined } = {
    files: [],
    picture: undefined,
  };
  const picked: RecordedDesktop['picked'] = {
    files: [],
    text: { kind: 'cancelled' },
    program: { kind: 'none' },
  };
  const started: { file: string; given: readonly string[] }[] = [];
  const drops: ((paths: readonly string[]) => void)[] = [];
  let watched: { folder: string; tell: (news: FolderNews) => void } = { folder: '', tell: () => undefined };
  const ownLinks = new Set<LinkScheme>();
  const ask =
    (what: string) =>
    (value?: unknown): void =>
      void asked.push(value === undefined ? what : `${what} ${JSON.stringify(value)}`);
  const card = (what: string, shown: boolean) => () => {
    isCardShown = shown;
    asked.push(what);
  };
  return {
    abilities: () => ({ ...unknownDesktop, ...abilities }),
    windows: {
      openMain: ask('openMain'),
      openPalette: ask('openPalette'),
      isMainOpen: () => false,
      isMainFocused: () => true,
      onMainShown: (listener) => void looks.push(listener),
      showCard: card('showCard', true),
      focusCard: card('focusCard', true),
      hideCard: card('hideCard', false),
      fitCard: () => undefined,
      flashTaskbar: ask('flashTaskbar'),
      openQuickCall: (_fillId, focus) => {
        isQuickCallOpen = true;
        asked.push(focus === 'take' ? 'openQuickCall' : 'openQuickCall quietly');
      },
      closeQuickCall: () => {
        isQuickCallOpen = false;
        asked.push('closeQuickCall');
      },
      fitQuickCall: () => undefined,
      isQuickCallFocused: () => isQuickCallOpen,
      onQuickCallClosed: (listener) => void blurs.push(listener),
    },
    tray: {
      draw: (drawing) => {
        trayDrawings.push(drawing);
        if (trayDrawings.length > mostDrawings) trayDrawings.shift();
      },
      remove: ask('removeTray'),
    },
    notifications: {
      show: (notice) => {
        notices.set(notice.id, notice);
        const { id, title, urgency } = notice;
        noticeSteps.push({ at: now(), step: 'shown', id, title, urgency });
        for (const tell of noticeListeners) tell(notice);
      },
      withdraw: (id) => {
        notices.delete(id);
        noticeSteps.push({ at: now(), step: 'withdrawn', id, title: '', urgency: 'normal' });
      },
    },
    shortcuts: {
      register: (wanted) => {
        shortcuts = wanted;
        return [];
      },
    },
    system: {
      openAddress: (address) => {
        opened.push(address);
        return Promise.resolve(true);
      },
      copyText: ask('copyText'),
      saveFile: (name, content) => {
        const written = content();
        saved.push({
          name,
          text: typeof written === 'string' ? written : Buffer.from(written).toString('latin1'),
        });
        return Promise.resolve({ kind: 'saved', file: name });
      },
      savePieces: async (name, pieces, signal) => {
        let text = '';
        for await (const piece of pieces()) {
          text += piece;
          if (signal.aborted) return { kind: 'cancelled' };
        }
        saved.push({ name, text });
        return { kind: 'saved', file: name };
      },
      setStartAtLogin: ask('setStartAtLogin'),
      setTheme: () => undefined,
      onResume: (listener) => void wakings.push(listener),
      onSuspend: (listener) => void sleeps.push(listener),
      onLock: (listener) => void locks.push(listener),
      onUnlock: (listener) => void unlocks.push(listener),
      quit: ask('quit'),
    },
    network: {
      addresses: () => addresses,
      isOnline: () => addresses.length > 0,
      renew: () => {
        renewals += 1;
      },
      signInToProxy: ask('signInToProxy'),
      onWay: () => undefined,
    },
    clipboard: {
      readText: () => Promise.resolve(copied.clipboard),
      readSelection: () => Promise.resolve(copied.selection === '' ? copied.clipboard : copied.selection),
      readPasted: () => Promise.resolve({ ...pasted }),
    },
    files: {
      pickText: () => Promise.resolve(picked.text),
      choose: (how) => Promise.resolve(how === 'one' ? picked.files.slice(0, 1) : picked.files),
      onTrayDrop: (listener) => void drops.push(listener),
      watchFolder: (folder, tell) => {
        watched = { folder, tell };
      },
    },
    programs: {
      choose: () => Promise.resolve(picked.program),
      run: (file, given) => {
        started.push({ file, given });
        return Promise.resolve('started');
      },
    },
    links: {
      owners: () => Promise.resolve(ownersOf(ownLinks)),
      claim: (scheme) => Promise.resolve(ownLinks.add(scheme).has(scheme)),
      release: (scheme) => Promise.resolve(ownLinks.delete(scheme)),
    },
    ...{ copied, pasted, picked, started },
    dropOnTray: (paths) => drops.forEach((tell) => tell(paths)),
    watchedFolder: () => watched.folder,
    inWatchedFolder: (news) => watched.tell(news),
    press: (shortcut) => shortcuts.find(({ name }) => name === shortcut)?.act(),
    isQuickCallOpen: () => isQuickCallOpen,
    leaveQuickCall: () => {
      isQuickCallOpen = false;
      blurs.forEach((tell) => tell());
    },
    asked,
    isCardShown: () => isCardShown,
    notices,
    noticeSteps,
    onNotice: (listener) => void noticeListeners.push(listener),
    trayDrawings,
    opened,
    saved,
    suspend: () => sleeps.forEach((tell) => tell()),
    resume: () => wakings.forEach((tell) => tell()),
    lock: () => locks.forEach((tell) => tell()),
    unlock: () => unlocks.forEach((tell) => tell()),
    lookAtMain: () => looks.forEach((tell) => tell()),
    setNetwork: (next) => {
      addresses = next;
    },
    renewals: () => renewals,
  };
}

function ownersOf(own: ReadonlySet<LinkScheme>): LinkOwners {
  const entries = linkSchemes.map((scheme) => [scheme, { kind: own.has(scheme) ? 'ringside' : 'nobody' }]);
  return Object.fromEntries(entries) as LinkOwners;
}
