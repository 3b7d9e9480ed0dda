// Starts the built app for a test: on the stand-in, or on the binary that REAL_ELECTRON names.
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

export const onRealElectron = Boolean(process.env['REAL_ELECTRON']);
/** What is started, for tests that start it without Playwright (a second instance, a kill). */
export const electronPath =
  process.env['REAL_ELECTRON'] ?? join(root, 'test/electron-stand-in/dist/electron');
const recorder = join(root, 'test/support/recorder.cjs');

export type LaunchOptions = {
  /** given to the app after its own path */
  readonly args?: readonly string[];
  /** a profile to go on with; by default a new one that is removed at the end */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** folder with the app's package.json; null for an executable that has the app packed beside it */
  readonly appPath?: string | null;
  readonly executablePath?: string;
  /** the test means to make the main process throw */
  readonly mayThrow?: boolean;
};

export type RunningApp = {
  readonly app: ElectronApplication;
  readonly userData: string;
  /** the first window whose address, as the app knows it, contains this text */
  window(urlPart: string): Promise<Page>;
  /** what the app and the browser have written so far */
  output(): string;
  /** ends the app; throws when its main process had an uncaught error */
  close(): Promise<void>;
};

/** A copy of the stand-in's executable, beside a packed app, finds its sources and stays open to this test. */
function forTheStandIn(packed: boolean): NodeJS.ProcessEnv {
  return packed ? { STAND_IN_HOME: join(root, 'test/electron-stand-in'), STAND_IN_DEVTOOLS: '1' } : {};
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(
    kept.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS'),
  );
}

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'app-profile-')));
  const appPath = options.appPath === undefined ? root : options.appPath;
  const app = await _electron.launch({
    executablePath: options.executablePath ?? electronPath,
    cwd: root,
    // a packed app takes no -r: nothing is recorded there
    args: [
      ...(appPath === null ? [] : ['-r', recorder]),
      `--user-data-dir=${userData}`,
      ...(appPath === null ? [] : [appPath]),
      ...(options.args ?? []),
    ],
    env: definedOnly({ ...forTheStandIn(appPath === null), ...process.env, ...options.env }),
    // the colours are the app's own affair
    colorScheme: null,
  });
  const written = collectOutput(app);
  return {
    app,
    userData,
    window: (urlPart) => findWindow(app, urlPart),
    output: () => written.join(''),
    close: async () => {
      const errors = await readErrors(app);
      await app.close();
      if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 3 });
      if (errors.length > 0 && options.mayThrow !== true)
        throw new Error(`in the main process: ${errors.join('\n')}`);
    },
  };
}

/** An app that has ended already, or a packed one, has no record. */
async function readErrors(app: ElectronApplication): Promise<string[]> {
  const read = app.evaluate(async () => {
    // Node tells of a rejection that nobody handled only after the turn in which it happened.
    for (let turn = 0; turn < 2; turn++) await new Promise((next) => setImmediate(next));
    return desktopRecord.errors;
  });
  return read.catch(() => []);
}

function collectOutput(app: ElectronApplication): string[] {
  const written: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  }
  return written;
}

async function findWindow(app: ElectronApplication, urlPart: string): Promise<Page> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const page = app.windows().find((candidate) => appUrl(candidate).includes(urlPart));
    if (page) {
      await page.waitForLoadState();
      return page;
    }
    const open = app.windows().map(appUrl).join(', ');
    if (Date.now() > deadline) throw new Error(`no window with '${urlPart}' among: ${open}`);
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

/** A page's address as the app knows it: on the stand-in a custom scheme travels as https. */
export function appUrl(page: Page): string {
  const url = page.url();
  return onRealElectron
    ? url
    : url.replace(/^https:\/\/([a-z][a-z0-9+-]*)\.([^./:?#]+)(?=$|[/?#])/, '$1://$2');
}

// -- what the recorder has kept, readable and usable from a test --

type MenuRow = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly submenu: readonly MenuRow[];
};

export type Recorded = {
  readonly trays: readonly {
    toolTip: string;
    title: string;
    images: number;
    destroyed: boolean;
    menu: MenuRow[];
  }[];
  readonly notifications: readonly {
    title: string;
    body: string;
    silent: boolean;
    urgency: string;
    actions: string[];
    closed: boolean;
  }[];
  readonly external: readonly string[];
  readonly shortcuts: readonly string[];
  readonly dialogs: readonly { name: string; options: Record<string, unknown> }[];
  readonly applicationMenu: readonly MenuRow[];
  readonly errors: readonly string[];
};

type TrayEntry = {
  tray: Electron.Tray;
  toolTip: string;
  title: string;
  images: number;
  destroyed: boolean;
  menu: Electron.Menu | null;
};

declare global {
  /** lives in the app's main process: see recorder.cjs */
  var desktopRecord: {
    trays: TrayEntry[];
    notifications: { notification: Electron.Notification; closed: boolean }[];
    external: string[];
    shortcuts: Record<string, () => void>;
    dialogs: { name: string; options: Record<string, unknown> }[];
    answers: Record<string, unknown[]>;
    popUps: Electron.Menu[];
    applicationMenu: Electron.Menu | null;
    errors: string[];
  };
}

/** A copy of everything recorded so far. */
export function recorded(app: ElectronApplication): Promise<Recorded> {
  return app.evaluate(() => {
    const rows = (menu: Electron.Menu | null | undefined): MenuRow[] =>
      (menu?.items ?? []).map(({ id, label, type, checked, enabled, visible, submenu }) => {
        return { id, label, type, checked, enabled, visible, submenu: rows(submenu) };
      });
    const { trays, notifications, external, shortcuts, dialogs, applicationMenu, errors } = desktopRecord;
    return {
      trays: trays.map(({ toolTip, title, images, destroyed, menu }) => ({
        toolTip,
        title,
        images,
        destroyed,
        menu: rows(menu),
      })),
      notifications: notifications.map(
        ({ notification: { title, body, silent, urgency, actions }, closed }) => {
          return {
            title,
            body,
            silent,
            urgency,
            actions: actions.map((action) => action.text ?? ''),
            closed,
          };
        },
      ),
      external,
      shortcuts: Object.keys(shortcuts),
      dialogs,
      applicationMenu: rows(applicationMenu),
      errors,
    };
  });
}

/** A click on the (last) tray icon itself. */
export async function clickTray(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const tray = desktopRecord.trays.findLast((entry) => !entry.destroyed)?.tray;
    if (!tray) throw new Error('there is no tray icon');
    tray.emit('click', {}, tray.getBounds(), { x: 0, y: 0 });
  });
}

/** A click on an item of the tray's menu, found by id or by label, at any depth, as soon as it is drawn. */
export async function clickTrayItem(app: ElectronApplication, idOrLabel: string): Promise<void> {
  const click = (): Promise<string | undefined> =>
    app.evaluate((_electron, wanted) => {
      const menu = desktopRecord.trays.findLast((entry) => !entry.destroyed)?.menu;
      const all = (items: readonly Electron.MenuItem[]): Electron.MenuItem[] =>
        items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
      const item = all(menu?.items ?? []).find(({ id, label }) => id === wanted || label === wanted);
      if (!item) return `the tray menu has no '${wanted}'`;
      if (!item.enabled) return `'${wanted}' cannot be chosen`;
      (item.click as () => void)();
      return undefined;
    }, idOrLabel);
  await expect.poll(click, { timeout: 5_000 }).toBeUndefined();
}

/** What a person does with a notification: `event` is 'click', 'close', 'action' or 'reply'. */
export async function useNotification(
  app: ElectronApplication,
  title: string,
  event: 'click' | 'close' | 'action' | 'reply' = 'click',
  details: Record<string, unknown> = {},
): Promise<void> {
  await app.evaluate(
    (_electron, wanted) => {
      const found = desktopRecord.notifications.findLast(
        (entry) => entry.notification.title === wanted.title,
      );
      if (!found) throw new Error(`no notification is titled '${wanted.title}'`);
      // the declared overloads take literal names only
      const emitter = found.notification as unknown as NodeJS.EventEmitter;
      emitter.emit(wanted.event, wanted.details, wanted.details['actionIndex']);
    },
    { title, event, details },
  );
}

export async function pressShortcut(app: ElectronApplication, accelerator: string): Promise<void> {
  await app.evaluate((_electron, wanted) => {
    const callback = desktopRecord.shortcuts[wanted];
    if (!callback)
      throw new Error(`'${wanted}' is not registered: ${Object.keys(desktopRecord.shortcuts).join(', ')}`);
    callback();
  }, accelerator);
}

/** The next call of dialog[name] gets this result. */
export async function answerDialog(app: ElectronApplication, name: string, result: unknown): Promise<void> {
  await app.evaluate(
    (_electron, next) => {
      (desktopRecord.answers[next.name] ??= []).push(next.result);
    },
    { name, result },
  );
}
