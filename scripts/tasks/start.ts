import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { type ElectronRuntime, findRuntime, switchesFor } from '../lib/electron-runtime.ts';
import { readOptions, refuseOptions } from '../lib/read-options.ts';
import { root } from '../lib/run-command.ts';
import { scenarioNames } from '../../src/simulator/scenarios/scenarios.ts';

/** How long the app may take to close before it is ended. */
const CLOSE_MS = 8000;

const usualProfile = path.join(root, 'node_modules', '.cache', 'ringside', 'profile');
/** One of them waits for somebody to ask for each step, which nobody does here. */
const scenarios = scenarioNames.filter((name) => name !== 'tour');
const usage = `npm start -- [--headless] [--sign-in] [--scenario NAME] [--profile DIR]

  --headless       no window: what happens is printed, one line each
  --sign-in        starts signed out instead of in the demo account
  --scenario NAME  what happens in the demo: ${scenarios.join(', ')}
  --profile DIR    where its settings are kept, for a second Ringside beside the first`;

const values = readOptions(usage, {
  options: {
    headless: { type: 'boolean', default: false },
    'sign-in': { type: 'boolean', default: false },
    scenario: { type: 'string', default: 'office-hour' },
    profile: { type: 'string', default: usualProfile },
  },
});
if (!scenarios.some((name) => name === values.scenario))
  refuseOptions(usage, `There is no scenario "${values.scenario}".`);

try {
  console.log('1/4  Packages: present.');
  const runtime = await step('2/4  Runtime', () => chooseRuntime());
  await step('3/4  Build', async () => {
    const outcome = await buildApp();
    return { say: outcome === 'built' ? 'done.' : 'nothing changed.', value: undefined };
  });
  const headless = values.headless || !hasDisplay();
  const why = values.headless ? '' : ' (there is no display)';
  console.log(
    headless
      ? `4/4  Running Ringside without a window${why}; Ctrl-C ends it. This is what happens:`
      : '4/4  Opening Ringside; Ctrl-C ends it.',
  );
  open(runtime, headless);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function chooseRuntime(): Promise<{ say: string; value: ElectronRuntime }> {
  const runtime = await findRuntime(true);
  if (runtime.kind === 'electron') return { say: `Electron ${electronVersion()}.`, value: runtime };
  await ensureChromium();
  return { say: `the stand-in for Electron ${electronVersion()} on this system's Chromium.`, value: runtime };
}

async function step<Value>(name: string, act: () => Promise<{ say: string; value: Value }>): Promise<Value> {
  process.stdout.write(`${name}…\n`);
  const { say, value } = await act();
  console.log(`${name}: ${say}`);
  return value;
}

function open(runtime: ElectronRuntime, headless: boolean): void {
  const profile = path.resolve(values.profile);
  mkdirSync(profile, { recursive: true });
  const asRoot = process.getuid?.() === 0;
  const switches = switchesFor(runtime, { system: process.platform, asRoot, headless });
  const app = spawn(runtime.executable, [...switches, `--user-data-dir=${profile}`, root], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      // Libraries that use what Node will drop some day are no news for whoever starts the app.
      NODE_NO_WARNINGS: '1',
      RINGSIDE_TIMELINE: headless ? '1' : '0',
      RINGSIDE_DEMO: values['sign-in'] ? '0' : '1',
      RINGSIDE_DEMO_SCENARIO: values.scenario,
      STAND_IN_HEADFUL: headless ? '0' : '1',
    },
  });
  app.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));

  let isClosing = false;
  const close = (): void => {
    isClosing = true;
    app.kill('SIGTERM');
    setTimeout(() => app.kill('SIGKILL'), CLOSE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
  app.on('error', (error) => {
    console.error(`Ringside could not be opened: ${error.message}`);
    process.exit(1);
  });
  app.on('close', (code) => process.exit(code ?? (isClosing ? 0 : 1)));
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function electronVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('electron/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
