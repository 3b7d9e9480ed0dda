import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import {
  answerDialog,
  clickTray,
  clickTrayItem,
  onRealElectron,
  pressShortcut,
  recorded,
  useNotification,
  type RunningApp,
} from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow } from './sample-app.ts';

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launchSample();
  page = await mainWindow(running);
});
test.afterAll(() => running.close());

test('the tray icon with its text and its menu can be read and clicked @real-binary', async () => {
  const [tray] = (await recorded(running.app)).trays;
  expect(tray?.toolTip).toBe('Sample: idle');
  expect(tray?.menu.map((row) => row.label || row.type)).toEqual([
    'Open',
    'Quiet',
    'separator',
    'Status',
    'Quit',
  ]);
  await clickTray(running.app);
  await clickTrayItem(running.app, 'quiet');
  expect(await eventsOf(running.app)).toEqual(expect.arrayContaining(['tray click', 'quiet true']));
  const [after] = (await recorded(running.app)).trays;
  expect(after?.menu.find((row) => row.id === 'quiet')?.checked).toBe(true);
});

test('of radio items one is chosen @real-binary', async () => {
  await clickTrayItem(running.app, 'Away');
  const [tray] = (await recorded(running.app)).trays;
  const status = tray?.menu.find((row) => row.id === 'away')?.submenu.map((row) => [row.label, row.checked]);
  expect(status).toEqual([
    ['Here', false],
    ['Away', true],
  ]);
});

test('a tray icon that was destroyed takes nothing more', async () => {
  const message = await running.app.evaluate(({ Tray, nativeImage }) => {
    const tray = new Tray(nativeImage.createEmpty());
    tray.destroy();
    try {
      tray.setToolTip('gone');
      return 'taken';
    } catch (error) {
      return `${String(tray.isDestroyed())} ${(error as Error).message}`;
    }
  });
  expect(message).toBe('true Tray is destroyed');
});

test('a notification is shown once and answers to what a person does with it @real-binary', async () => {
  await page.evaluate(() => window.sample.invoke('notify'));
  expect((await recorded(running.app)).notifications).toEqual([
    {
      title: 'Ann calls',
      body: 'line 1',
      silent: false,
      urgency: 'normal',
      actions: ['Open'],
      closed: false,
    },
  ]);
  await useNotification(running.app, 'Ann calls', 'click');
  await useNotification(running.app, 'Ann calls', 'action', { actionIndex: 0 });
  await running.app.evaluate(() => sampleNotification.close());
  await expect
    .poll(() => eventsOf(running.app))
    .toEqual(
      expect.arrayContaining([
        'notification show',
        'notification click',
        'notification action 0',
        'notification close',
      ]),
    );
  expect((await recorded(running.app)).notifications[0]?.closed).toBe(true);
});

test('a global shortcut is registered once and can be pressed @real-binary', async () => {
  const pressed = await running.app.evaluate(({ globalShortcut }) => {
    const press = () => sampleEvents.push('shortcut');
    const first = globalShortcut.register('CommandOrControl+Shift+9', press);
    return [first, globalShortcut.isRegistered('CommandOrControl+Shift+9')];
  });
  expect(pressed).toEqual([true, true]);
  await pressShortcut(running.app, 'CommandOrControl+Shift+9');
  expect(await eventsOf(running.app)).toContain('shortcut');
  await running.app.evaluate(({ globalShortcut }) => globalShortcut.unregisterAll());
  expect((await recorded(running.app)).shortcuts).toEqual([]);
});

test('a dialog gets the answer that the test has prepared, and says so when there is none @real-binary', async () => {
  await answerDialog(running.app, 'showMessageBox', { response: 1, checkboxChecked: false });
  const answers = await running.app.evaluate(async ({ dialog }) => {
    const first = await dialog.showMessageBox({ message: 'Sure?', buttons: ['No', 'Yes'] });
    const second = await dialog
      .showMessageBox({ message: 'Again?' })
      .catch((error: unknown) => (error as Error).message);
    return [first.response, second];
  });
  expect(answers).toEqual([1, 'the test has not said how to answer dialog.showMessageBox']);
  expect((await recorded(running.app)).dialogs[0]).toMatchObject({
    name: 'showMessageBox',
    options: { message: 'Sure?' },
  });
});

test('the colours that the app chooses reach the page @real-binary', async () => {
  const dark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const choose = (source: 'dark' | 'light'): Promise<boolean> =>
    running.app.evaluate(({ nativeTheme }, chosen) => {
      nativeTheme.themeSource = chosen;
      return nativeTheme.shouldUseDarkColors;
    }, source);
  expect(await choose('dark')).toBe(true);
  await expect.poll(dark).toBe(true);
  expect(await choose('light')).toBe(false);
  await expect.poll(dark).toBe(false);
});

test('text goes through the clipboard @real-binary', async () => {
  const text = await running.app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('+1 555 0100');
    return clipboard.readText();
  });
  expect(text).toBe('+1 555 0100');
});

test('a utility process gets messages, answers, and is ended @real-binary', async () => {
  const helper = test.info().outputPath('helper.mjs');
  await writeFile(
    helper,
    `process.parentPort.on('message', ({ data }) =>
      process.parentPort.postMessage({ doubled: data.bytes.map((byte) => byte * 2) }));`,
  );
  const told = await running.app.evaluate(async ({ utilityProcess }, module) => {
    const child = utilityProcess.fork(module, [], { stdio: 'ignore', execArgv: ['--max-old-space-size=64'] });
    const answer = await new Promise<unknown>((resolve) => {
      child.once('message', resolve);
      child.postMessage({ bytes: new Uint8Array([1, 2, 3]) });
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const { doubled } = answer as { doubled: Uint8Array };
    const isKilled = child.kill();
    await ended;
    return { isBytes: doubled instanceof Uint8Array, doubled: [...doubled], isKilled };
  }, helper);
  expect(told).toEqual({ isBytes: true, doubled: [2, 4, 6], isKilled: true });
});

test('a picture and a list of files go through the clipboard @real-binary', async () => {
  const found = await running.app.evaluate(async ({ clipboard, ClipboardItem }) => {
    const picture = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
    const list = 'file:///srv/a%20b.pdf\r\n';
    await clipboard.write([new ClipboardItem({ 'image/png': picture, 'text/uri-list': list })]);
    const [item] = await clipboard.read();
    const bytes = await (await item?.getType('image/png'))?.arrayBuffer();
    return {
      types: item?.types,
      size: bytes?.byteLength,
      list: await (await item?.getType('text/uri-list'))?.text(),
      text: await clipboard.readText(),
    };
  });
  const list = 'file:///srv/a%20b.pdf\r\n';
  expect(found).toEqual({ types: ['image/png', 'text/uri-list'], size: 3, list, text: '' });
});

test('what is selected is another clipboard, as on Linux', async () => {
  const texts = await running.app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('copied');
    await clipboard.selection.writeText('selected');
    return [await clipboard.readText(), await clipboard.selection.readText()];
  });
  expect(texts).toEqual(['copied', 'selected']);
});

test('links of a kind are claimed by the desktop file, and never given back, as on Linux', async () => {
  const found = await running.app.evaluate(({ app }) => [
    app.isDefaultProtocolClient('x-sample'),
    app.getApplicationNameForProtocol('x-sample://'),
    app.setAsDefaultProtocolClient('x-sample', process.execPath, ['--']),
    app.getApplicationNameForProtocol('x-sample://'),
    app.removeAsDefaultProtocolClient('x-sample'),
    app.isDefaultProtocolClient('x-sample'),
  ]);
  expect(found).toEqual([false, '', true, 'Sample App.desktop', false, true]);
});

test('what the computer does can be told by a test', async () => {
  const heard = await running.app.evaluate(({ powerMonitor, app, nativeTheme }) => {
    const seen: string[] = [];
    powerMonitor.once('resume', () => seen.push('resume'));
    powerMonitor.once('lock-screen', () => seen.push('locked'));
    nativeTheme.once('updated', () => seen.push('colours'));
    for (const event of ['resume', 'lock-screen']) powerMonitor.emit(event);
    nativeTheme.emit('updated');
    app.emit('open-url', { preventDefault: () => undefined }, 'tel:+15550100');
    return seen;
  });
  expect(heard).toEqual(['resume', 'locked', 'colours']);
  expect(await eventsOf(running.app)).toContain('open-url tel:+15550100');
});

test('an image knows its size, an absent file is an empty one', async () => {
  const seen = await running.app.evaluate(({ nativeImage }) => {
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const image = nativeImage.createFromBuffer(Buffer.from(dot, 'base64'));
    const missing = nativeImage.createFromPath('/no/such/file.png');
    return [
      image.getSize(),
      image.resize({ width: 16, height: 16 }).getSize(),
      image.isEmpty(),
      missing.isEmpty(),
    ];
  });
  expect(seen).toEqual([{ width: 1, height: 1 }, { width: 16, height: 16 }, false, true]);
});

test('calls without an effect here are remembered', async () => {
  test.skip(onRealElectron, 'a record of the stand-in');
  const calls = await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.fromId(1)?.setProgressBar(0.5);
    const { calls: all } = (
      globalThis as unknown as { electronStandIn: { calls: { what: string; args: unknown[] }[] } }
    ).electronStandIn;
    return all.filter(({ what }) => what === 'BrowserWindow.setProgressBar');
  });
  expect(calls).toEqual([{ what: 'BrowserWindow.setProgressBar', args: [0.5] }]);
});

test('languages of the desktop reach the app and the page', async () => {
  const own = await launchSample({ env: { STAND_IN_LOCALE: 'de-AT,en-GB' } });
  const its = await mainWindow(own);
  const told = await own.app.evaluate(({ app }) => [app.getLocale(), app.getPreferredSystemLanguages()]);
  expect(told).toEqual(['de-AT', ['de-AT', 'en-GB']]);
  expect(await its.evaluate(() => navigator.languages)).toEqual(['de-AT', 'en-GB']);
  await own.close();
});

test('several displays can be given, and the nearest is found', async () => {
  const own = await launchSample({ env: { STAND_IN_DISPLAYS: '1600x1000+0+0,1920x1080+1600+0' } });
  const seen = await own.app.evaluate(({ screen }) => [
    screen.getAllDisplays().length,
    screen.getDisplayNearestPoint({ x: 1700, y: 20 }).bounds.x,
    screen.getDisplayNearestPoint({ x: 10, y: 5000 }).id,
    screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id,
  ]);
  expect(seen).toEqual([2, 1600, 1, 1]);
  await own.close();
});
