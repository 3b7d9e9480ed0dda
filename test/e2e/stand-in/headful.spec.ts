import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { onRealElectron } from '../../support/launch-app.ts';
import { launchSample, mainWindow } from './sample-app.ts';

const server = '/usr/bin/Xvfb';
test.skip(onRealElectron, 'about the windows of the stand-in');
test.skip(!existsSync(server), 'no X server to draw on');

let screen: ChildProcess;
let display = '';
/** The server chooses a free display and writes its number. */
test.beforeAll(async () => {
  screen = spawn(server, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve) => {
    (screen.stdio[3] as Readable).once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  display = `:${number}`;
});
test.afterAll(() => {
  screen.kill();
});

test('on a display every window is an app window: its page has its whole size, its preload runs once', async () => {
  const running = await launchSample({ env: { DISPLAY: display, STAND_IN_HEADFUL: '1' } });
  const page = await mainWindow(running);
  await expect(page.locator('#said')).toHaveText('add: 5');
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
  await page.evaluate(() => globalThis.window.sample.invoke('card'));
  const card = await running.window('card.html');
  await expect.poll(() => card.evaluate(() => [innerWidth, innerHeight])).toEqual([360, 160]);
  const place = (): Promise<number> => card.evaluate(() => screenX);
  const window = await running.app.browserWindow(card);
  await expect.poll(place).toBeGreaterThanOrEqual(0);
  await window.evaluate((it: Electron.BrowserWindow) => it.hide());
  await expect.poll(place).toBeLessThan(-1000);
  await window.evaluate((it: Electron.BrowserWindow) => it.showInactive());
  await expect.poll(place).toBeGreaterThanOrEqual(0);
  await running.close();
});
