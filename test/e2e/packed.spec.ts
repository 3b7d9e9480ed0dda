import { extractFile, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fuses } from '../../scripts/package/fuses.mjs';
import { launchApp, onRealElectron } from '../support/launch-app.ts';

test.skip(onRealElectron || process.platform !== 'linux', 'packs with the stand-in as the distribution');
test.describe.configure({ mode: 'serial' });

const root = path.join(import.meta.dirname, '..', '..');
const output = mkdtempSync(path.join(tmpdir(), 'packed-'));
const folder = path.join(output, 'linux-unpacked');
const executable = path.join(folder, 'ringside');
const archive = path.join(folder, 'resources', 'app.asar');
const megabyte = 1024 * 1024;

test.beforeAll(() => {
  test.setTimeout(120_000);
  const packing = spawnSync('npm', ['run', 'package', '--', '--dir', '--out', output], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packing.status, packing.stdout + packing.stderr).toBe(0);
  expect(packing.stdout).toContain(`Packed: ${folder}`);
});
test.afterAll(() => rmSync(output, { recursive: true, force: true }));

/** Files below a folder, as the archive lists them. */
function filesBelow(place: string): readonly string[] {
  return readdirSync(path.join(root, place), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `/${path.relative(root, path.join(entry.parentPath, entry.name))}`);
}

/** What stands in the archive, without its folders. */
function packedFiles(): readonly string[] {
  const all = listPackage(archive, { isPack: false });
  return all.filter((name) => !all.some((other) => other.startsWith(`${name}/`)));
}

test('the packed folder holds the built app, its pictures and its manifest, and nothing else', () => {
  expect(packedFiles().toSorted()).toEqual(
    [
      ...filesBelow('out'),
      ...filesBelow('assets/tray'),
      '/assets/icons/256x256.png',
      '/package.json',
    ].toSorted(),
  );
  expect(packedFiles().filter((name) => /node_modules|\.map$|\.tsx?$|test|simulate/.test(name))).toEqual([]);
  expect(readdirSync(folder).toSorted()).toEqual([
    'LICENSE',
    'bin',
    'home',
    'resources',
    'ringside',
    'version',
  ]);
});

test('the packed manifest runs no scripts and names the desktop file', () => {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: 'ringside',
    productName: 'Ringside',
    main: 'out/main/index.js',
    desktopName: 'ringside.desktop',
  });
  expect(manifest).not.toHaveProperty('scripts');
  expect(manifest).not.toHaveProperty('devDependencies');
});

test('[S22] the client of PubNub is packed as it was published, with its licence', () => {
  for (const name of ['package.json', 'LICENSE', 'dist/web/pubnub.min.js']) {
    const published = readFileSync(path.join(root, 'node_modules', 'pubnub', name));
    expect(extractFile(archive, path.join('out/main/pubnub', name)).equals(published)).toBe(true);
  }
});

test('the archive stays small', () => {
  // What reads and draws PDFs, with its fonts and decoders, is more than half of it.
  expect(statSync(archive).size).toBeLessThan(12 * megabyte);
});

test('[B03] all fuses of the packed executable are set as they should be', async () => {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<string, unknown>;
  // '0' and '1' as they stand in the file.
  const read = Object.entries(wire)
    .filter(([key]) => /^\d+$/.test(key))
    .map(([key, state]) => [key, Number(state) === 49]);
  const wanted = Object.entries(fuses).filter(([key]) => /^\d+$/.test(key));
  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(wanted));
});

test('[B04] the packed desktop entry claims our links and no others, behind the end of switches', async () => {
  const entry = await desktopEntry();
  const claimed = [...entry.matchAll(/x-scheme-handler\/([^;\n]+)/g)].map(([, scheme]) => scheme);
  expect(claimed).toEqual(['tel', 'callto', 'sms', 'ringside']);
  expect(entry).toMatch(/^Exec=\S*ringside -- %U$/m);
  expect(entry).toMatch(/^StartupWMClass=ringside$/m);
});

/** The desktop file of an installer, as electron-builder makes it while it packs; a folder alone has none. */
async function desktopEntry(): Promise<string> {
  const folderOfEntry = mkdtempSync(path.join(tmpdir(), 'entry-'));
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const make = `
    const { build, Platform } = require('electron-builder');
    const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper');
    build({ targets: Platform.LINUX.createTarget('dir'), config: {
      extends: ${JSON.stringify(path.join(root, 'electron-builder.yml'))},
      directories: { output: ${JSON.stringify(folderOfEntry)} },
      electronDist: ${JSON.stringify(path.join(root, 'test/electron-stand-in/dist'))},
      afterPack: async ({ packager }) => {
        const options = packager.platformSpecificBuildOptions;
        console.log(await new LinuxTargetHelper(packager).computeDesktopEntry(options));
      },
    } });`;
  const script = `globalThis.require = require('node:module').createRequire(${JSON.stringify(builder.resolve('electron-builder'))});${make}`;
  const entry = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  rmSync(folderOfEntry, { recursive: true, force: true });
  return Promise.resolve(entry);
}

test('the packed app starts, opens the demo from its button and shows a call', async () => {
  const running = await launchApp({ executablePath: executable, appPath: null });
  expect(await running.app.evaluate(({ app }) => [app.isPackaged, app.getName()])).toEqual([
    true,
    'Ringside',
  ]);
  const main = await running.window('app://main/index.html');
  await main.getByRole('button', { name: 'Look around with demo data' }).click();
  await expect(main.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
  const card = await running.window('call-card');
  await expect(card.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 20_000 });
  await running.close();
});

test('[B03] the packed app takes switches away that would load foreign code', async () => {
  const dangerous = ['gpu-launcher', 'disable-web-security', 'load-extension', 'js-flags'];
  const running = await launchApp({
    executablePath: executable,
    appPath: null,
    args: dangerous.map((name) => `--${name}=x`),
  });
  await running.window('app://main/index.html');
  const left = await running.app.evaluate(
    ({ app }, names) => names.filter((name) => app.commandLine.hasSwitch(name)),
    dangerous,
  );
  expect(left).toEqual([]);
  await running.close();
});

test('the packed app runs without the tree it was built from telling it where it is', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'packed-profile-'));
  const app = spawn(executable, [`--user-data-dir=${profile}`], {
    cwd: tmpdir(),
    env: { ...process.env, RINGSIDE_DEMO: '1', RINGSIDE_TIMELINE: '1', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  app.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output, { timeout: 20_000 }).toContain('Listening for calls.');
  const ended = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  expect(await ended).toBe(0);
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});
