import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { _electron, expect, test } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronPath, launchApp, onRealElectron } from '../../support/launch-app.ts';
import { samplePath } from './sample-app.ts';

test.skip(onRealElectron, 'about the stand-in as a distribution folder');

const dist = dirname(electronPath);
const home = dirname(dist);
const folder = mkdtempSync(join(tmpdir(), 'packed-'));
const executable = join(folder, 'sample-app');

/** What a packer does: a copy of the distribution, the executable renamed, the app beside it. */
test.beforeAll(async () => {
  cpSync(dist, folder, { recursive: true });
  cpSync(electronPath, executable);
  rmSync(join(folder, 'electron'));
  await createPackage(samplePath, join(folder, 'resources', 'app.asar'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive beside a renamed copy of the executable is run as a packed app', async () => {
  const running = await launchApp({ executablePath: executable, appPath: null });
  const page = await running.window('index.html');
  await expect(page.locator('#said')).toHaveText('add: 5');
  const seen = await running.app.evaluate(({ app }) => [
    app.isPackaged,
    app.getAppPath().endsWith('app.asar'),
    app.getName(),
    app.getVersion(),
  ]);
  expect(seen).toEqual([true, true, 'Sample App', '1.2.3']);
  expect(await running.app.evaluate(() => [process.execPath, process.resourcesPath])).toEqual([
    executable,
    join(folder, 'resources'),
  ]);
  const unpacked = await running.app.evaluate(({ app }) => app.getAppPath());
  await running.close();
  expect(existsSync(unpacked)).toBe(false);
});

test('a copy without its sources says how to name them, and takes them from a file beside it', () => {
  const env = { ...process.env };
  delete env['STAND_IN_HOME'];
  const { status, stderr } = spawnSync(executable, [], { env, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('STAND_IN_HOME');
  writeFileSync(join(folder, 'home'), `${home}\n`);
  const found = spawnSync(executable, ['-p', '"found"'], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  expect([found.status, found.stdout]).toEqual([0, 'found\n']);
});

test("a packer's tool can flip the fuses of the executable, and it still runs", async () => {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  });
  const wire = await getCurrentFuseWire(executable);
  expect([wire[FuseV1Options.RunAsNode], wire[FuseV1Options.OnlyLoadAppFromAsar]].map(Number)).toEqual([
    48, 49,
  ]);
  const running = await launchApp({ executablePath: executable, appPath: null });
  await running.window('index.html');
  await running.close();
});

test('with ELECTRON_RUN_AS_NODE the executable is Node of the major that Electron embeds', () => {
  const version = execFileSync(electronPath, ['-p', 'process.version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  expect(version).toMatch(/^v24\./);
});

test('the version is the one of the installed electron package', () => {
  const manifest = readFileSync(join(home, '../../node_modules/electron/package.json'), 'utf8');
  expect(readFileSync(join(dist, 'version'), 'utf8')).toBe(
    (JSON.parse(manifest) as { version: string }).version,
  );
});

test("Playwright's own way of finding and loading Electron works with ELECTRON_OVERRIDE_DIST_PATH", async () => {
  const profile = mkdtempSync(join(tmpdir(), 'override-'));
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
  try {
    const app = await _electron.launch({ args: [`--user-data-dir=${profile}`, samplePath] });
    const page = await app.firstWindow();
    await expect(page.locator('#said')).toHaveText('add: 5');
    await app.close();
  } finally {
    delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    rmSync(profile, { recursive: true, force: true });
  }
});

test('an app that is not there, or throws while it loads, ends with an error', () => {
  const none = spawnSync(electronPath, [join(folder, 'nothing')], { encoding: 'utf8' });
  expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('App threw an error during load')]);
  const unnamed = spawnSync(electronPath, [], { encoding: 'utf8' });
  expect([unnamed.status, unnamed.stderr]).toEqual([2, expect.stringContaining('no app given')]);
});

test('every line of the protocol can be written to a file', async () => {
  const trace = join(folder, 'trace.txt');
  const running = await launchApp({ appPath: samplePath, env: { STAND_IN_TRACE: trace } });
  await running.window('index.html');
  await running.close();
  const text = readFileSync(trace, 'utf8');
  expect(text).toMatch(/^\d+\.\d > \{"id":1,/m);
  expect(text).toMatch(/ < .*Page\.loadEventFired/);
});
