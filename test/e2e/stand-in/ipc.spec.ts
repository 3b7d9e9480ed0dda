import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { onRealElectron, type RunningApp } from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow } from './sample-app.ts';

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launchSample();
  page = await mainWindow(running);
});
test.afterAll(() => running.close());

test('an invocation carries what structured clone carries, there and back @real-binary', async () => {
  const seen = await page.evaluate(async () => {
    const value = {
      ...{
        date: new Date(3),
        map: new Map([[1, { a: 1 }]]),
        set: new Set(['x']),
        bytes: new Uint8Array([1, 255]),
      },
      ...{
        floats: new Float64Array([1.5]),
        big: 12n,
        nan: NaN,
        zero: -0,
        nothing: null,
        gap: undefined,
        re: /a/g,
      },
      error: new TypeError('wrong'),
    };
    const back = (await window.sample.invoke('echo', value)) as typeof value;
    return [
      ...[
        back.date.getTime(),
        back.map.get(1)?.a,
        back.set.has('x'),
        [...back.bytes],
        back.floats[0],
        back.big === 12n,
      ],
      ...[
        Number.isNaN(back.nan),
        Object.is(back.zero, -0),
        back.nothing,
        'gap' in back,
        back.re.source,
        back.error.message,
      ],
    ];
  });
  expect(seen).toEqual([3, 1, true, [1, 255], 1.5, true, true, true, null, true, 'a', 'wrong']);
});

test('cycles and shared objects stay what they are', async () => {
  const seen = await page.evaluate(async () => {
    const shared = { n: 1 };
    const value: Record<string, unknown> = { one: shared, two: shared };
    value['self'] = value;
    const back = (await window.sample.invoke('echo', value)) as typeof value;
    return [back['self'] === back, back['one'] === back['two']];
  });
  expect(seen).toEqual([true, true]);
});

test('a large message arrives whole', async () => {
  const seen = await page.evaluate(async () => {
    const back = (await window.sample.invoke('echo', new Uint8Array(3_000_000).fill(7))) as Uint8Array;
    return [back.length, back[2_999_999]];
  });
  expect(seen).toEqual([3_000_000, 7]);
});

test('errors of a handler and missing handlers are told as Electron tells them @real-binary', async () => {
  const failure = (channel: string): Promise<string> =>
    page.evaluate(
      (name) => window.sample.invoke(name).then(String, (error: unknown) => (error as Error).message),
      channel,
    );
  expect(await failure('fail')).toBe("Error invoking remote method 'fail': TypeError: no luck");
  expect(await failure('none')).toBe(
    "Error invoking remote method 'none': Error: No handler registered for 'none'",
  );
});

test('a handler knows who asked: the main frame, its address and origin @real-binary', async () => {
  // the word before each address keeps it from being translated for the page
  expect(await page.evaluate(() => window.sample.invoke('who'))).toEqual({
    url: 'is sample://main/index.html',
    origin: 'is sample://main',
    parent: null,
    isTop: true,
    id: expect.any(Number),
    title: expect.any(String),
  });
});

test('pushes arrive complete and in order until the listener is removed', async () => {
  const seen = await page.evaluate(async () => {
    const heard: number[] = [];
    const stop = window.sample.onPush((value) => heard.push(value));
    await window.sample.invoke('push', 500);
    await window.sample.invoke('echo', 1);
    stop();
    await window.sample.invoke('push', 5);
    await window.sample.invoke('echo', 1);
    return heard;
  });
  expect(seen).toEqual(Array.from({ length: 500 }, (_, at) => at));
});

test('a message without an answer reaches the main process', async () => {
  await page.evaluate(() => window.sample.note('hello'));
  await expect.poll(() => eventsOf(running.app)).toContain('note hello');
});

test('a channel named error is a channel like any other', async () => {
  const preload = `${running.userData}/error.cjs`;
  writeFileSync(preload, "require('electron').ipcRenderer.send('error', 'x')");
  const alive = await running.app.evaluate(async ({ BrowserWindow, ipcMain }, path) => {
    const heard = new Promise((resolve) => ipcMain.once('error', (_event, text) => resolve(text)));
    const window = new BrowserWindow({ show: false, webPreferences: { preload: path } });
    await window.loadURL('sample://main/card.html');
    await window.loadURL('sample://main/card.html?again');
    window.destroy();
    return heard;
  }, preload);
  expect(alive).toBe('x');
});

test('a function cannot be sent', async () => {
  const message = await running.app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.fromId(1)?.webContents.send('pushed', () => 1);
      return 'sent';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).toContain('could not be cloned');
});

test('an invocation takes about a millisecond', async () => {
  test.skip(onRealElectron, 'a figure of the stand-in');
  const median = await page.evaluate(async () => {
    const times: number[] = [];
    for (let i = 0; i < 300; i++) {
      const start = performance.now();
      await window.sample.invoke('echo', i);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[150] as number;
  });
  test.info().annotations.push({ type: 'median invoke', description: `${median.toFixed(2)} ms` });
  // generous: the machine may be busy; 0.6 ms when it is not
  expect(median).toBeLessThan(10);
});
