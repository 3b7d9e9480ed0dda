import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { RunningApp } from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow } from './sample-app.ts';

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launchSample();
  page = await mainWindow(running);
});
test.afterAll(() => running.close());

test('the page gets frozen copies that it can neither change nor replace @real-binary', async () => {
  const seen = await page.evaluate(() => {
    const { sample } = window;
    const replaced = Reflect.set(window, 'sample', 1);
    return [
      Object.isFrozen(sample),
      Object.isFrozen(sample.nested.list),
      sample.nested.list,
      replaced,
      typeof window.sample,
    ];
  });
  expect(seen).toEqual([true, true, [1, { two: 2 }], false, 'object']);
});

test('functions cross in both directions and give their values at once', async () => {
  expect(await page.evaluate(() => window.sample.twice((n) => `${n}!`))).toEqual(['1!', '2!']);
});

test('natives cross as natives: Map, Set, Date, BigInt, typed arrays, cycles', async () => {
  const seen = await page.evaluate(() => {
    const cycle: Record<string, unknown> = {};
    cycle['me'] = cycle;
    const value = {
      map: new Map([['a', new Set([1n])]]),
      date: new Date(7),
      bytes: new Uint8Array([1, 2]),
      cycle,
    };
    const back = window.sample.clones(value) as typeof value;
    const same = back.cycle['me'] === back.cycle;
    return [back.map instanceof Map, back.map.get('a')?.has(1n), back.date.getTime(), [...back.bytes], same];
  });
  expect(seen).toEqual([true, true, 7, [1, 2], true]);
});

test('errors arrive as plain errors with their message, anything else as unknown @real-binary', async () => {
  const seen = await page.evaluate(async () => {
    const caught = (run: () => unknown): string[] => {
      try {
        run();
        return ['nothing'];
      } catch (error) {
        return [(error as Error).name, (error as Error).message];
      }
    };
    const later = await window.sample.rejects().catch((error: unknown) => (error as Error).message);
    return {
      now: caught(() => window.sample.throws()),
      text: caught(() => window.sample.throwsText()),
      later,
    };
  });
  expect(seen.now).toEqual(['Error', 'at once']);
  expect(seen.text[1]).toContain('unknown exception occurred in the isolated context');
  expect(seen.later).toBe('later');
});

test('what cannot be cloned is refused', async () => {
  const message = await page.evaluate(() => {
    try {
      return String(window.sample.add(Symbol('x'), 1));
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).toBe('An object could not be cloned.');
});

test('the page sees nothing of the preload itself, nor of Node @real-binary', async () => {
  const seen = await page.evaluate(() =>
    ['secretOfThePreload', 'require', 'process', 'module'].map((name) => name in window),
  );
  expect(seen).toEqual([false, false, false, false]);
});

test('a sandboxed preload may require only what the sandbox offers @real-binary', async () => {
  const tried = await page.evaluate(() => {
    const attempt = (name: string): string => {
      try {
        window.sample.require(name);
        return 'given';
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [attempt('fs'), attempt('node:events')];
  });
  expect(tried).toEqual([expect.stringContaining('module not found: fs'), 'given']);
});

test('additional arguments and versions reach the preload', async () => {
  expect(await page.evaluate(() => [window.sample.flavour, window.sample.versions.electron])).toEqual([
    '--flavour=sample',
    await running.app.evaluate(() => process.versions['electron']),
  ]);
});

test('a name that the page has already cannot be taken, and the preload is told', async () => {
  const preload = `${running.userData}/taken.cjs`;
  const expose = "require('electron').contextBridge.exposeInMainWorld";
  writeFileSync(preload, `try { ${expose}('name', {}) } catch (error) { ${expose}('told', error.message) }`);
  const told = await running.app.evaluate(async ({ BrowserWindow }, path) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: path } });
    await window.loadURL('sample://main/card.html');
    const text: unknown = await window.webContents.executeJavaScript('told');
    window.destroy();
    return text;
  }, preload);
  expect(told).toBe('Cannot bind an API on top of an existing property on the window object');
});

test('a file that a person chose has a path, one that the page made has none', async () => {
  const file = `${running.userData}/chosen.txt`;
  writeFileSync(file, 'x');
  await page.locator('#file').setInputFiles(file);
  const paths = await page.evaluate(() => {
    const chosen = document.querySelector<HTMLInputElement>('#file')?.files?.[0] as File;
    return [window.sample.pathOf(chosen), window.sample.pathOf(new File(['x'], 'made.txt'))];
  });
  expect(paths).toEqual([file, '']);
});

test('an exception in a preload is told to the app and the page goes on', async () => {
  const broken = `${running.userData}/broken.cjs`;
  writeFileSync(broken, 'throw new Error("broken preload")');
  const title = await running.app.evaluate(async ({ BrowserWindow }, preload) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload } });
    await window.loadURL('sample://main/card.html');
    const text: unknown = await window.webContents.executeJavaScript('document.title');
    window.destroy();
    return text;
  }, broken);
  expect(title).toBe('Card');
  expect(await eventsOf(running.app)).toContain('preload-error broken preload');
});
