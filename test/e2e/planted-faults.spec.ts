import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { startOnSimulator } from '../support/app-with-simulator.ts';
import { electronPath, launchApp, onRealElectron } from '../support/launch-app.ts';
import { createTokenScan } from '../support/token-scan.ts';

const root = path.join(import.meta.dirname, '..', '..');
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** The built app with a fault planted before its first line. */
function plant(fault: string): string {
  const app = path.join(folder, 'app');
  for (const name of ['out', 'assets', 'package.json'])
    cpSync(path.join(root, name), path.join(app, name), { recursive: true });
  const main = path.join(app, 'out', 'main', 'index.js');
  writeFileSync(main, `${fault}\n${readFileSync(main, 'utf8')}`);
  return app;
}

test.describe('a planted fault is found', () => {
  test('when the app uses a part of Electron that nobody emulates, while it starts', () => {
    test.skip(onRealElectron, 'a real binary has that part');
    const app = plant(
      "import { powerSaveBlocker } from 'electron'; powerSaveBlocker.start('prevent-display-sleep');",
    );
    const { status, stderr } = spawnSync(electronPath, [`--user-data-dir=${folder}/profile`, app], {
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/powerSaveBlocker.* is not emulated/);
  });

  test('when it uses one later: whoever closes the app is told', async () => {
    test.skip(onRealElectron, 'a real binary has that part');
    const app = plant(
      "import { app as planted } from 'electron'; void planted.whenReady().then(() => planted.relaunch());",
    );
    const running = await launchApp({ appPath: app });
    await running.window('app://main/index.html');
    await expect(running.close()).rejects.toThrow(/app\.relaunch is not emulated/);
  });

  test('when a token is written into a file', async () => {
    const app = plant(`
      import { appendFileSync as plantedWrite } from 'node:fs';
      const plantedFetch = globalThis.fetch;
      globalThis.fetch = async (...input) => {
        const answer = await plantedFetch(...input);
        const folder = process.argv.find((text) => text.startsWith('--user-data-dir=')).slice(16);
        plantedWrite(folder + '/leak.bin', Buffer.from(await answer.clone().arrayBuffer()).toString('base64'));
        return answer;
      };`);
    const simulator = createSimulator();
    const scan = createTokenScan(simulator);
    await simulator.start();
    const userData = path.join(folder, 'profile');
    const ringside = await startOnSimulator({ appPath: app, userData, runningSimulator: simulator });
    await ringside.signIn();
    expect(await scan.filesIn(userData)).toEqual(['leak.bin']);
    await ringside.close();
    await simulator.stop();
  });
});
