import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronPath, launchApp } from '../../support/launch-app.ts';
import { mainUrl, start } from './security-fixture.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** Starts the app once more with the same profile; answers how it ended. */
function startAgain(userData: string, args: readonly string[], appPath = root): Promise<number | null> {
  const child = spawn(electronPath, ['--no-sandbox', `--user-data-dir=${userData}`, appPath, ...args], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

const argumentForms: readonly (readonly [string, readonly string[]])[] = [
  ['[B04] two links', ['tel:+14155550177', 'callto:+14155550178']],
  ['[B04] a link that closes its quote', ['tel:x" --gpu-launcher="calc.exe']],
  ['[B06] bytes that are no text', ['tel:\ufffd\ufffd', '\u{1f468}\u200d\u{1f469}']],
  ['[B07] no arguments', []],
  [
    'switches behind the end of switches',
    ['--', '--gpu-launcher=calc.exe', '--NO-SANDBOX', '--load-extension=x'],
  ],
];

test.describe('a second start', () => {
  for (const [name, args] of argumentForms) {
    test(`with ${name} ends, and the first shows its window @real-binary`, async () => {
      const running = await start();
      await running.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('index.html') && !window.isAlwaysOnTop())
          ?.close();
      });
      await expect.poll(() => running.app.windows().length).toBe(1);
      expect(await startAgain(running.userData, args)).toBe(0);
      await running.window(mainUrl);
      await running.close();
    });
  }

  test('[B08][B09] a thousand in a row, some with evil messages, raise the window at most once a second', async () => {
    const running = await start();
    const raised = await running.app.evaluate(async ({ app, BrowserWindow }) => {
      let shows = 0;
      const main = BrowserWindow.getAllWindows().find((window) => !window.isAlwaysOnTop());
      if (!main) throw new Error('no main window');
      const show = main.show.bind(main);
      main.show = () => {
        shows += 1;
        show();
      };
      const evil: unknown[] = [
        undefined,
        null,
        'x',
        { hidden: 'x'.repeat(1_000_000) },
        JSON.parse('{"__proto__":{"hidden":true}}'),
      ];
      const from = Date.now();
      for (let at = 0; at < 1_000; at++) {
        app.emit('second-instance', {}, ['tel:1'], '/', evil[at % evil.length]);
        if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return { shows, seconds: (Date.now() - from) / 1000 };
    });
    expect(raised.shows).toBeGreaterThanOrEqual(1);
    expect(raised.shows).toBeLessThanOrEqual(Math.ceil(raised.seconds) + 1);
    await running.close();
  });

  test('[B14] of another installation raises the first and touches nothing', async () => {
    const running = await start();
    const other = await mkdtemp(path.join(tmpdir(), 'ringside-portable-'));
    await cp(path.join(root, 'package.json'), path.join(other, 'package.json'));
    for (const folder of ['out', 'assets', 'node_modules'])
      await symlink(path.join(root, folder), path.join(other, folder));
    expect(await startAgain(running.userData, [], other)).toBe(0);
    expect(running.app.windows().length).toBe(2);
    await rm(other, { recursive: true, force: true });
    await running.close();
  });

  test('[B15] after the first was killed takes over @real-binary', async () => {
    const userData = await mkdtemp(path.join(tmpdir(), 'ringside-killed-'));
    const first = await launchApp({ userData });
    await first.window(mainUrl);
    const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
    first.app.process().kill('SIGKILL');
    await gone;
    const second = await launchApp({ userData });
    await second.window(mainUrl);
    await second.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 3 });
  });
});
