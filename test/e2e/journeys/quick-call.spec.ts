import { expect, type Page, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { clickTrayItem, electronPath, pressShortcut, type RunningApp } from '../../support/launch-app.ts';
import { beginJourney, type Journey, listening, stateOf } from './journey-fixture.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** Starts the app once more with the same profile, as a browser does with a link; answers what it wrote. */
function startAgain(
  userData: string,
  args: readonly string[],
  cwd = root,
): Promise<{ code: number | null; text: string }> {
  const child = spawn(electronPath, ['--no-sandbox', `--user-data-dir=${userData}`, root, ...args], { cwd });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, text })));
}

const quickCall = (running: RunningApp): Promise<Page> => running.window('quick-call');
const field = (page: Page) => page.getByRole('combobox');
const placed = ({ simulator }: Journey) => simulator.world.ringOuts.truth().map(({ to }) => to);

async function isQuickCallOpen({ app }: RunningApp): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.isVisible() && window.webContents.getURL().includes('quick-call'),
    ),
  );
}

test.describe('while the app runs', () => {
  let journey: Journey;
  test.beforeAll(async () => {
    journey = await beginJourney({
      settings: { shortcuts: { callClipboard: 'Ctrl+Shift+F7', quickCall: 'Ctrl+Shift+F9' } },
    });
  });
  test.afterAll(() => journey.close());
  test.afterEach(async () => {
    await journey.page.evaluate(() => window.companion.send.closeQuickCall());
    await expect.poll(() => isQuickCallOpen(journey)).toBe(false);
  });

  test('[A01] a link fills Quick call, which has the focus, and calls nobody @real-binary', async () => {
    const again = await startAgain(journey.userData, ['--', 'tel:+1-415-555-0177;ext=12']);
    expect(again.code).toBe(0);
    expect(again.text).toContain('It calls nobody and sends nothing by itself.');
    const page = await quickCall(journey);
    await expect(field(page)).toHaveValue('+1 (415) 555-0177');
    await expect(field(page)).toBeFocused();
    expect(placed(journey)).toEqual([]);
  });

  test('[A38] forty links in a row are one filled Quick call with the first number and a count', async () => {
    await journey.app.evaluate(({ app }) => {
      for (let at = 0; at < 40; at++) {
        const link = `tel:+1415555${String(100 + at).padStart(4, '0')}`;
        app.emit('second-instance', {}, [], '/', { hidden: false, wish: { kind: 'link', link } });
      }
    });
    const page = await quickCall(journey);
    await expect(field(page)).toHaveValue('+1 (415) 555-0100');
    await expect(page.getByText('39 more numbers came meanwhile.')).toBeVisible();
    // One of the five that are opened in ten seconds may have been the test's before.
    await expect(page.getByText(/^3[56] more links came at once and were not opened\.$/)).toBeVisible();
    expect(placed(journey)).toEqual([]);
    expect((await stateOf(journey.page)).ringOuts).toEqual([]);
    expect(journey.app.windows().filter((window) => window.url().includes('quick-call'))).toHaveLength(1);
  });

  test('macOS hands links over by an event', async () => {
    // The burst before still counts.
    await expect
      .poll(
        async () => {
          await journey.app.evaluate(({ app }) => {
            app.emit('open-url', { preventDefault: () => undefined }, 'tel:+14155550188');
          });
          return (await stateOf(journey.page)).quickCall.fill?.text;
        },
        { timeout: 20_000, intervals: [2_000] },
      )
      .toBe('+1 (415) 555-0188');
  });

  test('[A39] a link that comes while somebody types waits below, until it is chosen', async () => {
    await clickTrayItem(journey.app, 'Quick call…');
    const page = await quickCall(journey);
    await field(page).pressSequentially('Grace');
    // The bursts of the tests before still count.
    const waiting = page.getByRole('option').filter({ hasText: '+1 (415) 555-0144' });
    await expect
      .poll(
        async () => {
          await journey.app.evaluate(({ app }) => {
            const wish = { kind: 'link', link: 'tel:+14155550144' };
            app.emit('second-instance', {}, [], '/', { hidden: false, wish });
          });
          return waiting.count();
        },
        { timeout: 30_000, intervals: [3_000] },
      )
      .toBe(1);
    await expect(field(page)).toHaveValue('Grace');
    await waiting.click();
    await expect(field(page)).toHaveValue('+1 (415) 555-0144');
    expect(placed(journey)).toEqual([]);
  });

  test('the tray and a shortcut open it, and a click elsewhere closes it', async () => {
    await clickTrayItem(journey.app, 'Quick call…');
    await expect(field(await quickCall(journey))).toBeFocused();
    await pressShortcut(journey.app, 'Ctrl+Shift+F9');
    expect(await isQuickCallOpen(journey)).toBe(true);
    // The window keeps through the first moment, in which programs shuffle the focus about.
    await expect
      .poll(
        async () => {
          await journey.app.evaluate(({ BrowserWindow }) => {
            const windows = BrowserWindow.getAllWindows();
            windows.find((each) => each.webContents.getURL().includes('quick-call'))?.focus();
            windows.find((each) => each.webContents.getURL().endsWith('main/index.html'))?.focus();
          });
          return isQuickCallOpen(journey);
        },
        { timeout: 10_000, intervals: [500] },
      )
      .toBe(false);
    expect((await stateOf(journey.page)).quickCall.open).toBe(false);
  });

  test('the shortcut reads what is selected, else the clipboard, and only then', async () => {
    const reads = (): Promise<number> =>
      journey.app.evaluate(() => {
        const { calls } = (globalThis as unknown as { electronStandIn: { calls: { what: string }[] } })
          .electronStandIn;
        return calls.filter(({ what }) => /clipboard.*readText/.test(what)).length;
      });
    await journey.app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('fax: none');
      await clipboard.selection.writeText('Ada Lovelace, 415-555-0166');
    });
    expect(await reads()).toBe(0);
    await pressShortcut(journey.app, 'Ctrl+Shift+F7');
    const page = await quickCall(journey);
    await expect(field(page)).toHaveValue('+1 (415) 555-0166');
    expect(await reads()).toBe(1);
    await journey.app.evaluate(({ clipboard }) => clipboard.selection.writeText(''));
    await pressShortcut(journey.app, 'Ctrl+Shift+F7');
    await expect(page.getByText('There is no number in what you copied.')).toBeVisible();
    expect(await reads()).toBe(3);
    expect(placed(journey)).toEqual([]);
  });

  test('[A22] an emergency number is told of, and Enter does not call it', async () => {
    await journey.page.evaluate(() => window.companion.send.openQuickCall('911'));
    const page = await quickCall(journey);
    await expect(page.getByText('Use a phone for emergency calls.')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect([placed(journey), (await stateOf(journey.page)).ringOuts]).toEqual([[], []]);
  });

  test('who opens links is looked up where it is shown, and claimed when the person says so', async () => {
    const owners = async () => (await stateOf(journey.page)).linkOwners;
    expect((await owners()).tel).toEqual({ kind: 'unknown' });
    await journey.page.evaluate(() => window.companion.send.openMain({ screen: 'settings', page: 'calls' }));
    await expect.poll(async () => (await owners()).tel).toEqual({ kind: 'nobody' });
    await journey.page.getByRole('button', { name: /^Open .*tel:.* in Ringside$/ }).click();
    await expect.poll(async () => (await owners()).tel).toEqual({ kind: 'ringside' });
    expect((await owners()).sms).toEqual({ kind: 'nobody' });
    const claims = await journey.app.evaluate(() => {
      const { calls } = (
        globalThis as unknown as { electronStandIn: { calls: { what: string; args: unknown[] }[] } }
      ).electronStandIn;
      return calls.filter(({ what }) => what.includes('ProtocolClient')).map(({ args }) => args);
    });
    // An unpacked run names its folder too; `--` is always the last thing before the link.
    expect(claims).toEqual([['tel', expect.any(String), [expect.any(String), '--']]]);
  });
});

test('[B10] a cold start by link asks for the sign-in first, and then waits filled', async () => {
  const ringside = await startOnSimulator({ args: ['tel:+14155550177'] });
  await ringside.signIn();
  const page = await quickCall(ringside);
  await expect(field(page)).toHaveValue('+1 (415) 555-0177');
  const journey = await listening(ringside);
  expect(placed(journey)).toEqual([]);
  await ringside.close();
});

test('from the filled Quick call to both legs by keyboard alone', async () => {
  const journey = await beginJourney({ settings: { calls: { askForOne: false } } });
  journey.simulator.world.ringOuts.plan({
    outcome: 'answered',
    callerSeconds: 1,
    calleeSeconds: 2,
    talkSeconds: 30,
  });
  await expect.poll(async () => (await stateOf(journey.page)).phones.status).toBe('ready');
  await startAgain(journey.userData, ['--', 'tel:+14155550177']);
  const page = await quickCall(journey);
  await expect(field(page)).toHaveValue('+1 (415) 555-0177');
  // Enter does nothing in the first moment: it may have been meant for the program before.
  await expect
    .poll(
      async () => {
        // The window closes with the call: the key may find it gone.
        if (placed(journey).length === 0) await page.keyboard.press('Enter').catch(() => undefined);
        return placed(journey);
      },
      { timeout: 15_000, intervals: [800] },
    )
    .toEqual(['+14155550177']);
  await expect
    .poll(async () => (await stateOf(journey.page)).ringOuts.at(-1)?.phase, { timeout: 20_000 })
    .toBe('connected');
  expect(placed(journey)).toEqual(['+14155550177']);
  await journey.close();
});

test.describe('said in the terminal', () => {
  test('the version', async () => {
    const { code, text } = await startAgain(path.join(root, 'test-results', 'no-profile'), ['--version']);
    expect(code).toBe(0);
    expect(text).toMatch(/^Ringside \d+\.\d+\.\d+ \(Electron [\d.]+, Chromium [\d.]+, Node 24[\d.]+\)/m);
  });

  test('[B12] the same from a folder in which another app and other packages lie', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ringside-elsewhere-'));
    const evil = "console.log('EVIL'); process.exit(3);";
    for (const place of ['app', 'resources/app', 'node_modules/electron', 'node_modules/zod']) {
      await mkdir(path.join(folder, place), { recursive: true });
      await writeFile(path.join(folder, place, 'index.js'), evil);
      await writeFile(path.join(folder, place, 'package.json'), '{"name":"evil","main":"index.js"}');
    }
    const { code, text } = await startAgain(path.join(folder, 'profile'), ['--version'], folder);
    expect([code, text]).toEqual([0, expect.stringMatching(/^Ringside \d/m)]);
    expect(text).not.toContain('EVIL');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('how an installation stands', async () => {
    const { code, text } = await startAgain(path.join(root, 'test-results', 'no-profile'), ['--self-test']);
    expect(text).toMatch(/^ok {6}pages: \d+ files$/m);
    expect(text).toMatch(/^ok {6}numbers: \+1 \(415\) 555-0100$/m);
    expect(text).toContain('All is well.');
    expect(code).toBe(0);
  });
});
