import { expect, test } from '@playwright/test';
import { appUrl, type RunningApp } from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow } from './sample-app.ts';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchSample();
});
test.afterAll(() => running.close());

test('a page of a custom scheme talks to its preload and to the main process @real-binary', async () => {
  const page = await mainWindow(running);
  await expect(page.locator('#said')).toHaveText('add: 5');
  expect(appUrl(page)).toBe('sample://main/index.html');
  expect(await page.evaluate(() => window.sample.invoke('echo', 'there and back'))).toBe('there and back');
});

test('a window is ready, then shown, then focused, and bears the title of its page @real-binary', async () => {
  await mainWindow(running);
  await expect.poll(() => eventsOf(running.app)).toContain('main focus');
  const events = (await eventsOf(running.app)).filter((event) =>
    /main (ready-to-show|show|focus)/.test(event),
  );
  expect(events).toEqual(['main ready-to-show', 'main show', 'main focus']);
  await expect
    .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.getTitle()))
    .toBe('Sample page');
});

test('browserWindow(page) finds the window, its bounds are read at once and reach the page', async () => {
  const page = await mainWindow(running);
  const window = await running.app.browserWindow(page);
  expect(
    await window.evaluate((main: Electron.BrowserWindow) => {
      main.setBounds({ x: 40, y: 50, width: 640, height: 420 });
      return main.getBounds();
    }),
  ).toEqual({ x: 40, y: 50, width: 640, height: 420 });
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 420]);
  await window.evaluate((main: Electron.BrowserWindow) => main.setSize(100, 100));
  expect(await window.evaluate((main: Electron.BrowserWindow) => main.getSize())).toEqual([300, 200]);
  await window.evaluate((main: Electron.BrowserWindow) => main.setSize(700, 500));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
});

test('a size that is not a whole number is refused @real-binary', async () => {
  const message = await running.app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.fromId(1)?.setSize(400.5, 300);
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).toContain('conversion failure');
});

test('a zoom of two gives the layout half as many pixels, at any later size', async () => {
  const page = await mainWindow(running);
  const window = await running.app.browserWindow(page);
  await window.evaluate((main: Electron.BrowserWindow) => main.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([350, 250]);
  await window.evaluate((main: Electron.BrowserWindow) => main.setSize(800, 600));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([400, 300]);
  expect(await window.evaluate((main: Electron.BrowserWindow) => main.webContents.getZoomFactor())).toBe(2);
  await window.evaluate((main: Electron.BrowserWindow) => main.webContents.setZoomFactor(1));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(800);
});

test('a window that is shown inactive is visible and leaves the focus where it was @real-binary', async () => {
  const page = await mainWindow(running);
  await page.evaluate(() => globalThis.window.sample.invoke('card'));
  const card = await running.window('card.html');
  await expect.poll(() => eventsOf(running.app)).toContain('card show');
  const state = (): Promise<unknown> =>
    running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [
        window.getTitle(),
        window.isVisible(),
        window.isFocused(),
      ]),
    );
  // a title comes a moment after the load
  await expect.poll(state).toContainEqual(['Card', true, false]);
  expect(await state()).toContainEqual(['Sample page', true, true]);
  expect(await eventsOf(running.app)).not.toContain('card focus');
  expect(await eventsOf(running.app)).not.toContain('main blur');
  const window = await running.app.browserWindow(card);
  expect(
    await window.evaluate((it: Electron.BrowserWindow) => [it.isAlwaysOnTop(), it.getBounds().width]),
  ).toEqual([true, 360]);
  await window.evaluate((it: Electron.BrowserWindow) => it.destroy());
  await expect.poll(() => running.app.windows().length).toBe(1);
});

test('a window that may not have the focus never gets it', async () => {
  const focused = await running.app.evaluate(({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, focusable: false });
    window.show();
    window.focus();
    const state = [window.isVisible(), window.isFocused()];
    window.destroy();
    return state;
  });
  expect(focused).toEqual([true, false]);
});

test('a refused close hides the window, and the same page comes back with show', async () => {
  const page = await mainWindow(running);
  const window = await running.app.browserWindow(page);
  await page.evaluate(() => (document.title = 'still me'));
  await window.evaluate((main: Electron.BrowserWindow) => main.close());
  expect(
    await window.evaluate((main: Electron.BrowserWindow) => [main.isDestroyed(), main.isVisible()]),
  ).toEqual([false, false]);
  await window.evaluate((main: Electron.BrowserWindow) => main.show());
  expect(
    await window.evaluate((main: Electron.BrowserWindow) => [main.isVisible(), main.isFocused()]),
  ).toEqual([true, true]);
  expect(await page.title()).toBe('still me');
});

test('capturePage gives a PNG of the size of the window', async () => {
  const page = await mainWindow(running);
  const window = await running.app.browserWindow(page);
  const [size, png] = await window.evaluate(async (main: Electron.BrowserWindow) => {
    main.setSize(500, 400);
    const image = await main.capturePage();
    return [image.getSize(), image.toPNG().subarray(1, 4).toString()] as const;
  });
  expect(png).toBe('PNG');
  expect(size).toEqual({ width: 500, height: 400 });
});

test('a crashed renderer is reported, and a reload brings page and preload back', async () => {
  const page = await mainWindow(running);
  const window = await running.app.browserWindow(page);
  await window.evaluate((main: Electron.BrowserWindow) => main.webContents.forcefullyCrashRenderer());
  await expect.poll(() => eventsOf(running.app)).toContain('gone crashed');
  const answer = await window.evaluate(async (main: Electron.BrowserWindow) => {
    const crashed = main.webContents.isCrashed();
    await main.loadURL('sample://main/index.html');
    return [
      crashed,
      main.webContents.isCrashed(),
      (await main.webContents.executeJavaScript('sample.invoke("echo", 7)')) as unknown,
    ];
  });
  expect(answer).toEqual([true, false, 7]);
});

test('window.close() in the page asks the app, and closing the last window is told', async () => {
  const own = await launchSample();
  const page = await mainWindow(own);
  await page.evaluate(() => window.close());
  await expect.poll(() => eventsOf(own.app)).toContain('main hide');
  await own.app.evaluate(({ BrowserWindow }) => {
    globalThis.mayClose = true;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect.poll(() => eventsOf(own.app)).toContain('window-all-closed');
  expect(await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  await own.close();
});
