import { expect, test } from '@playwright/test';
import { onRealElectron, type RunningApp } from '../../support/launch-app.ts';
import { launchSample, mainWindow } from './sample-app.ts';

test.skip(onRealElectron, 'only the stand-in refuses');

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchSample({ mayThrow: true });
});
test.afterAll(() => running.close());

/** The message with which the main process refuses `expression`. */
async function refusal(expression: string): Promise<string> {
  return running.app.evaluate((electron, text) => {
    try {
      const names = Object.keys(electron);
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- code that the declarations would not let through
      const run = new Function(...names, text) as (...values: unknown[]) => void;
      run(...names.map((name) => (electron as Record<string, unknown>)[name]));
      return 'nothing was thrown';
    } catch (error) {
      return (error as Error).message;
    }
  }, expression);
}

const refused: readonly (readonly [code: string, name: string])[] = [
  // members
  ["app.getApplicationInfoForProtocol('tel:')", 'app.getApplicationInfoForProtocol'],
  ['app.relaunch()', 'app.relaunch'],
  ['BrowserWindow.getAllWindows()[0].setShape([])', 'BrowserWindow.setShape'],
  ['BrowserWindow.addExtension()', 'BrowserWindow.addExtension'],
  ['webContents.getAllWebContents()[0].navigationHistory', 'WebContents.navigationHistory'],
  ['webContents.getAllWebContents()[0].mainFrame.postMessage()', 'WebFrameMain.postMessage'],
  ["session.fromPath('/x')", "session.fromPath('/x')"],
  ['session.defaultSession.cookies', 'Session.cookies'],
  ['session.defaultSession.webRequest.onHeadersReceived()', 'WebRequest.onHeadersReceived'],
  ["shell.trashItem('/x')", 'shell.trashItem'],
  ["safeStorage.encryptString('x')", 'safeStorage.encryptString'],
  ['clipboard.availableFormats()', 'clipboard.availableFormats'],
  ['new Tray(nativeImage.createEmpty()).displayBalloon({})', 'Tray.displayBalloon'],
  ['nativeImage.createEmpty().toJPEG(1)', 'NativeImage.toJPEG'],
  ['protocol.interceptFileProtocol()', 'protocol.interceptFileProtocol'],
  ["protocol.handle('https', () => new Response())", "protocol.handle('https')"],
  ["app.commandLine.appendSwitch('lang')", "app.commandLine.appendSwitch('lang') after the lock was taken"],
  // whole objects
  ["utilityProcess.fork('x.js')", 'utilityProcess.fork without stdio: ignore'],
  ['autoUpdater.checkForUpdates()', 'autoUpdater.checkForUpdates'],
  ['new WebContentsView()', 'WebContentsView'],
  ['desktopCapturer.getSources({})', 'desktopCapturer.getSources'],
  // options
  ['new BrowserWindow({ kiosk: true })', "BrowserWindow option 'kiosk'"],
  ['new BrowserWindow({ transparent: true })', 'BrowserWindow option transparent: true'],
  ['new BrowserWindow({ webPreferences: { offscreen: true } })', 'webPreferences.offscreen'],
  [
    'new BrowserWindow({ webPreferences: { contextIsolation: false } })',
    'webPreferences.contextIsolation: false',
  ],
  [
    'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
    'webPreferences.nodeIntegration: true',
  ],
  ['new BrowserWindow({ webPreferences: { sandbox: false } })', 'webPreferences.sandbox: false'],
  ['new BrowserWindow({ webPreferences: { webSecurity: false } })', 'webPreferences.webSecurity: false'],
  ["new Notification({ title: 'x', sparkle: true })", "Notification option 'sparkle'"],
  // events
  ["app.on('new-window-for-tab', () => {})", "event 'new-window-for-tab' of App"],
  ["webContents.getAllWebContents()[0].on('paint', () => {})", "event 'paint' of WebContents"],
  [
    "BrowserWindow.getAllWindows()[0].once('rotate-gesture', () => {})",
    "event 'rotate-gesture' of BrowserWindow",
  ],
];

for (const [code, name] of refused) {
  test(`refuses by name: ${code}`, async () => {
    await mainWindow(running);
    expect(await refusal(code)).toBe(`electron stand-in: ${name} is not emulated`);
  });
}

test('what only refuses in Electron may be registered here', async () => {
  const registered = await refusal(`
    const [page] = webContents.getAllWebContents();
    for (const name of ['will-redirect', 'will-frame-navigate', 'will-attach-webview']) page.on(name, () => {});
    const { defaultSession } = session;
    defaultSession.setDevicePermissionHandler(() => false);
    defaultSession.setDisplayMediaRequestHandler((request, callback) => callback({}));
    defaultSession.setBluetoothPairingHandler((details, callback) => callback({ confirmed: false }));
    defaultSession.setUSBProtectedClassesHandler(() => []);
    for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device']) defaultSession.on(name, () => {});
  `);
  expect(registered).toBe('nothing was thrown');
});

test('a window that a page opens is refused by name when the app allows it', async () => {
  const own = await launchSample({ mayThrow: true });
  const page = await mainWindow(own);
  await own.app.evaluate(({ webContents }) => {
    webContents.getAllWebContents()[0]?.setWindowOpenHandler(() => ({ action: 'allow' }));
  });
  await page.evaluate(() => void window.open('/card.html'));
  await expect
    .poll(() => own.output())
    .toContain("a window opened by a page ('sample://main/card.html') is not emulated");
  await own.close();
});

test('a preload cannot use what is not emulated either', async () => {
  const page = await mainWindow(running);
  const text = await page.evaluate(() => {
    try {
      window.sample.zoom();
      return 'given';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(text).toBe('electron stand-in: webFrame.setZoomFactor is not emulated in a preload');
});
