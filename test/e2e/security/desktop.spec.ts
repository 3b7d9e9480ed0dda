import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  answerDialog,
  appUrl,
  recorded,
  type RunningApp,
  useNotification,
} from '../../support/launch-app.ts';
import { cardUrl, mainUrl, start } from './security-fixture.ts';

function closeMain(running: RunningApp): Promise<void> {
  return running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => !window.isAlwaysOnTop())
      ?.close();
  });
}

test('closing the main window frees its page and leaves the tray and the card @real-binary', async () => {
  const running = await start();
  await running.window(cardUrl);
  await closeMain(running);
  await expect.poll(() => running.app.windows().map(appUrl)).toEqual([cardUrl]);
  const { trays } = await recorded(running.app);
  expect(trays.filter(({ destroyed }) => !destroyed).length).toBe(1);
  await running.close();
});

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The page dies before it can answer.
  void session.send('Page.crash').catch(() => undefined);
}

test('[J11] a page that crashes comes back; the third crash in a minute shows the safe page', async () => {
  const running = await start({ mayThrow: true });
  await running.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) => !window.isAlwaysOnTop());
    const lost = { reason: 'crashed', exitCode: 1 } as Electron.RenderProcessGoneDetails;
    const event = {} as Electron.Event;
    for (let times = 0; times < 3; times++) main?.webContents.emit('render-process-gone', event, lost);
  });
  const safe = await running.window('app://main/safe.html');
  await expect(safe.getByRole('heading')).toContainText('stopped');
  await running.close();
});

test('[J11] a page whose process really dies is drawn anew', async () => {
  const running = await start({ mayThrow: true });
  await running.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) => !window.isAlwaysOnTop());
    Object.assign(globalThis, { loads: 0 });
    main?.webContents.on('did-finish-load', () => ((globalThis as unknown as { loads: number }).loads += 1));
  });
  await crash(running.main);
  await expect
    .poll(() => running.app.evaluate(() => (globalThis as unknown as { loads: number }).loads))
    .toBe(1);
  await running.close();
});

/** A session bus on which nobody draws tray icons. */
async function busWithoutTray(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-bus-'));
  const file = path.join(folder, 'bus');
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (heard) => {
      if (heard.includes('AUTH')) return void socket.write('OK 0\r\n');
      // Three answers without a header field and with an empty list each.
      const empty = Buffer.from([0x6c, 2, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
      socket.write(Buffer.concat([empty, empty, empty]));
    });
  });
  await new Promise<void>((resolve) => server.listen(file, resolve));
  return {
    address: `unix:path=${file}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test('[J14] without a tray there is no icon, and closing the window asks once before it ends the app', async () => {
  const bus = await busWithoutTray();
  const running = await start({ env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
  expect((await recorded(running.app)).trays.filter(({ destroyed }) => !destroyed)).toEqual([]);
  const state = await running.main.evaluate(() => window.companion.ask.currentState());
  expect(state.desktop).toMatchObject({ tray: false, notifications: false });

  await answerDialog(running.app, 'showMessageBox', { response: 1, checkboxChecked: false });
  await closeMain(running);
  await expect
    .poll(async () => (await recorded(running.app)).dialogs.map(({ options }) => options['message']))
    .toHaveLength(1);
  expect(running.app.windows().map(appUrl)).toContain(mainUrl);

  const gone = new Promise((resolve) => running.app.process().once('exit', resolve));
  await answerDialog(running.app, 'showMessageBox', { response: 0, checkboxChecked: false });
  await closeMain(running);
  expect(await gone).toBe(0);
  await bus.close();
});

test('the settings library leaves no channel behind @real-binary', async () => {
  const running = await start();
  const listeners = await running.app.evaluate(({ ipcMain }) =>
    ipcMain.listenerCount('electron-store-get-data'),
  );
  expect(listeners).toBe(0);
  await running.close();
});

/** What is true of the card now. */
function cardNow(running: RunningApp): Promise<{ visible: boolean; focused: boolean }> {
  return running.app.evaluate(({ BrowserWindow }) => {
    const card = BrowserWindow.getAllWindows().find((window) => window.isAlwaysOnTop());
    return { visible: card?.isVisible() ?? false, focused: card?.isFocused() ?? false };
  });
}

test('a ring shows the card and takes no focus; the window the person works in keeps it @real-binary', async () => {
  test.setTimeout(90_000);
  const running = await start({ env: { RINGSIDE_DEMO: '1' } });
  await expect.poll(() => cardNow(running), { timeout: 60_000 }).toEqual({ visible: true, focused: false });
  const focused = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getFocusedWindow()?.isAlwaysOnTop(),
  );
  expect(focused).toBe(false);
  await running.close();
});

test('under Wayland the notification leads: the card comes when it is clicked', async () => {
  test.setTimeout(90_000);
  const running = await start({ env: { RINGSIDE_DEMO: '1', XDG_SESSION_TYPE: 'wayland' } });
  const ringing = async () =>
    (await recorded(running.app)).notifications.find(({ urgency }) => urgency === 'critical');
  await expect.poll(ringing, { timeout: 60_000 }).toBeTruthy();
  expect(await cardNow(running)).toEqual({ visible: false, focused: false });
  await useNotification(running.app, (await ringing())?.title ?? '', 'click');
  await expect.poll(() => cardNow(running)).toEqual({ visible: true, focused: true });
  await running.close();
});
