import { expect, test } from '@playwright/test';
import { appUrl, type RunningApp } from '../../support/launch-app.ts';
import { launchSample, mainWindow } from './sample-app.ts';

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
