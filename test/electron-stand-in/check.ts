// Types only, never run: `tsc -p test` fails here when a member of the stand-in cannot stand in for Electron's own
// declaration, when one is invented, and when Electron exports a name that is missing.
import type { EventEmitter } from 'node:events';
import type { Session } from './main/session.ts';
import type * as standIn from './electron.ts';
import type { MenuItem as Item } from './desktop/menu-item.ts';

/** Event methods are overloaded per event: overloads do not compare. */
type EventMethod = keyof EventEmitter | 'emits' | 'accepts' | 'prototype';

/** Members that both have must have Electron's type; members that only we have must be marked as ours by `_`. */
type Invented<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs | EventMethod | `_${string}` | symbol>;
type Shared<Ours, Theirs> = Exclude<keyof Ours & keyof Theirs, EventMethod>;
type Wrong<Ours, Theirs> = {
  [K in Shared<Ours, Theirs>]: Ours[K] extends Theirs[K] ? never : K;
}[Shared<Ours, Theirs>];

/** `true`, or the names of the members that are at fault. */
type Fits<Ours, Theirs> = [Invented<Ours, Theirs> | Wrong<Ours, Theirs>] extends [never]
  ? true
  : Invented<Ours, Theirs> | Wrong<Ours, Theirs>;

/** Not `true`: the error names the members. */
type Expect<T extends true> = T;

type Ours = typeof standIn;
type Instance<Name extends keyof Ours> = Ours[Name] extends new (...args: never[]) => infer Made
  ? Made
  : never;

export type Checked = [
  Expect<Fits<Ours['app'], Electron.App>>,
  Expect<Fits<Instance<'BrowserWindow'>, Electron.BrowserWindow>>,
  Expect<Fits<Ours['BrowserWindow'], typeof Electron.BrowserWindow>>,
  Expect<Fits<Ours['clipboard'], Electron.Clipboard>>,
  Expect<Fits<Instance<'ClipboardItem'>, Electron.ClipboardItem>>,
  Expect<Fits<Ours['crashReporter'], Electron.CrashReporter>>,
  Expect<Fits<Ours['dialog'], Electron.Dialog>>,
  Expect<Fits<Ours['globalShortcut'], Electron.GlobalShortcut>>,
  Expect<Fits<Ours['ipcMain'], Electron.IpcMain>>,
  Expect<Fits<Instance<'Menu'>, Electron.Menu>>,
  Expect<Fits<Ours['Menu'], typeof Electron.Menu>>,
  Expect<Fits<Item, Electron.MenuItem>>,
  Expect<Fits<Ours['nativeImage'], typeof Electron.nativeImage>>,
  Expect<Fits<Ours['nativeTheme'], Electron.NativeTheme>>,
  Expect<Fits<Ours['net'], Electron.Net>>,
  Expect<Fits<Instance<'Notification'>, Electron.Notification>>,
  Expect<Fits<Ours['Notification'], typeof Electron.Notification>>,
  Expect<Fits<Ours['powerMonitor'], Electron.PowerMonitor>>,
  Expect<Fits<Ours['protocol'], Electron.Protocol>>,
  Expect<Fits<Ours['safeStorage'], Electron.SafeStorage>>,
  Expect<Fits<Ours['screen'], Electron.Screen>>,
  Expect<Fits<Ours['session'], typeof Electron.session>>,
  Expect<Fits<Session, Electron.Session>>,
  Expect<Fits<Ours['shell'], Electron.Shell>>,
  Expect<Fits<Ours['systemPreferences'], Electron.SystemPreferences>>,
  Expect<Fits<Instance<'Tray'>, Electron.Tray>>,
  Expect<Fits<Ours['utilityProcess'], typeof Electron.UtilityProcess>>,
  Expect<Fits<Instance<'webContents'>, Electron.WebContents>>,
  Expect<Fits<Ours['webContents'], typeof Electron.webContents>>,
  Expect<Fits<Session['_webRequest'], Electron.WebRequest>>,
];

type MainName = keyof typeof Electron.Main | keyof typeof Electron.Common;
type Missing = Exclude<MainName, keyof Ours>;
/** Every name exists, or a bundle that merely imports it would not even load. */
export type Complete = Expect<[Missing] extends [never] ? true : Missing>;
