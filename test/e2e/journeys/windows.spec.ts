import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recorded } from '../../support/launch-app.ts';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { onlyFor, opens, popRule } from '../../support/pop-builders.ts';
import { layoutFaults } from '../gallery/layout-faults.ts';
import {
  ada,
  beginJourney,
  cardNow,
  closeMain,
  grace,
  notices,
  openSettings,
  shown,
  stateOf,
} from './journey-fixture.ts';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'windows-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

test('what is chosen in the settings survives a restart', async () => {
  const first = await startOnSimulator({ userData: folder });
  const page = await first.main();
  await openSettings(page, 'Appearance');
  await page.getByText('Dark', { exact: true }).click();
  await openSettings(page, 'Screen-pop');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill('https://crm.example/{e164}');
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await page.getByRole('button', { name: 'Save and switch on' }).click();
  await expect.poll(async () => (await stateOf(page)).settings.screenPop.rules).toHaveLength(1);
  const { settings } = await stateOf(page);
  await first.close();

  const second = await startOnSimulator({ userData: folder });
  const again = await second.main();
  expect((await stateOf(again)).settings).toEqual(settings);
  expect(settings.appearance.theme).toBe('dark');
  await expect(again.locator('html')).toHaveAttribute('data-theme', /dark/);
  await second.close();
});

test('settings that cannot be read are put aside, not lost, and the app starts', async () => {
  const { writeFile, readdir } = await import('node:fs/promises');
  await writeFile(path.join(folder, 'settings.json'), '{"version":1,"appearance":{"theme":');
  const ringside = await startOnSimulator({ userData: folder });
  await expect(
    (await ringside.main()).getByRole('button', { name: 'Sign in with RingCentral' }),
  ).toBeVisible();
  await ringside.close();
  const aside = (await readdir(folder)).find((name) =>
    /^settings.*\.(bad|broken|corrupt|unreadable)|^settings\..*\d/.test(name),
  );
  expect(aside).toBeDefined();
  expect(await readFile(path.join(folder, aside ?? ''), 'utf8')).toContain('"theme":');
});

test('start at sign-in writes an entry that starts quietly, and takes it away again', async () => {
  const ringside = await startOnSimulator({ env: { XDG_CONFIG_HOME: folder } });
  const page = await ringside.main();
  const entry = path.join(folder, 'autostart', 'ringside.desktop');
  await openSettings(page, 'General');
  await page.getByText('Start at sign-in to this computer').click();
  await expect.poll(() => existsSync(entry)).toBe(true);
  const text = await readFile(entry, 'utf8');
  expect(text).toMatch(/^Exec=".*" "--hidden"$/m);
  await page.getByText('Start at sign-in to this computer').click();
  await expect.poll(() => existsSync(entry)).toBe(false);
  await ringside.close();
});

test('started quietly there is no main window, and the card still comes', async () => {
  const first = await startOnSimulator({ userData: folder });
  await first.signIn();
  await first.close();
  const second = await startOnSimulator({
    userData: folder,
    args: ['--hidden'],
    runningSimulator: first.simulator,
  });
  await second.card();
  expect(second.app.windows()).toHaveLength(1);
  await second.close();
});

test('a test call from the settings rings on the card and leaves no trace', async () => {
  const journey = await beginJourney({
    settings: {
      screenPop: {
        rules: [
          popRule({
            action: opens('https://crm.example/{name}'),
            condition: onlyFor({ withoutNumber: true }),
          }),
        ],
      },
    },
  });
  const { page, cardPage } = journey;
  const before = (await recorded(journey.app)).external.length;
  await openSettings(page, 'Call card');
  await page.getByRole('button', { name: 'Show me a test call' }).click();
  await expect(cardPage.getByRole('heading', { name: 'Test call' })).toBeVisible();
  expect(await cardNow(journey)).toEqual(shown);
  await expect(cardPage.locator('main.card')).toHaveAttribute('data-phase', 'ended', { timeout: 25_000 });
  const { today, missedCount } = await stateOf(page);
  expect(today.rows.filter(({ id }) => id.startsWith('test-'))).toEqual([]);
  expect(missedCount).toBe(0);
  expect((await recorded(journey.app)).external).toHaveLength(before);
  await journey.close();
});

test('closing the main window frees its page, and calls go on as before', async () => {
  const journey = await beginJourney();
  const renderers = (): Promise<number> =>
    journey.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(await renderers()).toBe(2);
  await closeMain(journey);
  await expect.poll(renderers).toBe(1);
  journey.phones.hangUp(journey.ring(ada));
  await expect.poll(() => notices(journey)).toEqual(['Missed call from Ada Lovelace']);
  await journey.close();
});

test('with text at 200 % and in a narrow window nothing is cut off, on every screen and on the card', async () => {
  test.setTimeout(120_000);
  const journey = await beginJourney({ settings: { appearance: { textSize: 200 } } });
  const { page, cardPage } = journey;
  const resize = (width: number, height: number): Promise<void> =>
    journey.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()
          .find((window) => !window.isAlwaysOnTop())
          ?.setSize(size.width, size.height);
      },
      { width, height },
    );
  for (const [width, height] of [
    [1120, 720],
    [800, 600],
    [480, 480],
  ] as const) {
    await resize(width, height);
    await page.keyboard.press('Control+1');
    await expect(page.getByRole('heading', { name: 'Calls', level: 1 })).toBeVisible();
    await expect.poll(() => page.evaluate(layoutFaults)).toEqual([]);
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('heading', { name: 'General', level: 2 })).toBeVisible();
    await expect.poll(() => page.evaluate(layoutFaults)).toEqual([]);
  }
  journey.ring({
    from: '+12065550119',
    fromName: 'Wilhelmina-Constance Featherstonehaugh of the Harbour Trust',
  });
  await expect(cardPage.getByText('Incoming call')).toBeVisible();
  journey.ring(grace, journey.support);
  await expect(cardPage.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  await expect.poll(() => cardPage.evaluate(layoutFaults)).toEqual([]);
  const bounds = await journey.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isAlwaysOnTop())
      ?.getBounds(),
  );
  expect(bounds?.width).toBe(640);
  await journey.close();
});
