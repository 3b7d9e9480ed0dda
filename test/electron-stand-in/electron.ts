// What `import … from 'electron'` and `require('electron')` give in the main process.
import * as absent from './absent.ts';
import { clipboard, ClipboardItem } from './desktop/clipboard.ts';
import { dialog } from './desktop/dialog.ts';
import { globalShortcut } from './desktop/global-shortcut.ts';
import { Menu, MenuItem } from './desktop/menu.ts';
import { nativeImage } from './desktop/native-image.ts';
import { nativeTheme } from './desktop/native-theme.ts';
import { Notification } from './desktop/notification.ts';
import { crashReporter, systemPreferences } from './desktop/odds-and-ends.ts';
import { powerMonitor } from './desktop/power-monitor.ts';
import { safeStorage } from './desktop/safe-storage.ts';
import { screen } from './desktop/screen.ts';
import { shell } from './desktop/shell.ts';
import { Tray } from './desktop/tray.ts';
import { utilityProcess } from './desktop/utility-process.ts';
import { loud } from './loud.ts';
import { app } from './main/app.ts';
import { ipcMain } from './main/ipc-main.ts';
import { net, protocol } from './main/protocol.ts';
import './main/downloads.ts';
import './main/requests.ts';
import { calls } from './remember.ts';
import { session } from './main/session.ts';
import './windows/pop-ups.ts';
import { BrowserWindow } from './windows/browser-window.ts';
import { WebContents as webContents } from './windows/web-contents.ts';

export * from './absent.ts';
export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
};

const electron = loud('electron', {
  ...absent,
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
});

Object.defineProperty(globalThis, 'electronStandIn', { value: { calls } });

export default electron;
export { electron as 'module.exports' };
