// Which Chromium runs, with which switches and preferences, and the moment it starts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cdp } from './cdp.ts';
import { runtime } from './runtime.ts';
import { spelledOrigins } from './schemes.ts';

/** Real binaries first: the wrapper scripts in PATH add switches of their own. */
const candidates = [
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const headful = process.env['STAND_IN_HEADFUL'] === '1' && Boolean(process.env['DISPLAY']);

function binary(): string {
  const found = process.env['STAND_IN_CHROMIUM'] ?? candidates.find((path) => existsSync(path));
  if (!found) throw new Error('electron stand-in: no Chromium found; install it or set STAND_IN_CHROMIUM');
  return found;
}

const featuresOff = [
  // a page of a mapped scheme is an https page, which may not reach 127.0.0.1 with these on
  ...['LocalNetworkAccessChecks', 'LocalNetworkAccessChecksWebSockets', 'LocalNetworkAccessChecksWebRTC'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'Translate', 'PaintHolding'],
  ...['OptimizationHints', 'DestroyProfileOnBrowserClose', 'BackForwardCache'],
];

/** Ours; and those that Playwright or a person gives to Electron and that mean nothing to Chromium. */
const notForChromium = new Set([
  'user-data-dir',
  'inspect',
  'inspect-brk',
  'no-sandbox',
  'disable-features',
  'headless',
]);

function switches(profile: string): string[] {
  const { switches: given } = runtime;
  const off = [...featuresOff, given.get('disable-features')].filter(Boolean).join(',');
  const passedOn = [...given].filter(([name]) => !notForChromium.has(name));
  return [
    `--user-data-dir=${profile}`,
    `--disable-features=${off}`,
    ...[
      '--no-first-run',
      '--no-default-browser-check',
      '--no-service-autorun',
      '--disable-search-engine-choice-screen',
    ],
    ...[
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-breakpad',
    ],
    ...['--disable-popup-blocking', '--disable-ipc-flooding-protection', '--disable-dev-shm-usage'],
    ...['--password-store=basic', '--use-mock-keychain', '--use-fake-device-for-media-stream'],
    // Electron's default: sound may start without a click
    '--autoplay-policy=no-user-gesture-required',
    // without it a bar about unsupported switches takes 56 px of an app window
    '--test-type',
    '--force-color-profile=srgb',
    ...(process.env['STAND_IN_LOCALE'] ? [`--accept-lang=${process.env['STAND_IN_LOCALE']}`] : []),
    ...(headful ? [] : ['--headless', '--hide-scrollbars=false']),
    ...(process.getuid?.() === 0 || given.has('no-sandbox') ? ['--no-sandbox'] : []),
    // for a test of an app that takes this switch away from itself, as a packed one should
    ...(process.env['STAND_IN_DEVTOOLS'] === '1' && !given.has('remote-debugging-port')
      ? ['--remote-debugging-port=0']
      : []),
    ...passedOn.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ];
}

/**
 * A link such as tel: would raise Chromium's own dialog, which is invisible when headless and swallows
 * all further input. Allowing the pairs beforehand, with a handler that does nothing, avoids it.
 */
function writePreferences(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  const allowed = { tel: true, mailto: true, sip: true, sips: true, sms: true, callto: true };
  const pairs = Object.fromEntries(spelledOrigins().map((origin) => [origin, allowed]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ protocol_handler: { allowed_origin_protocol_pairs: pairs } }));
}

/** How long the browser of an app that was killed may take to be gone, in ms. */
const dyingMs = 5000;

/**
 * The browser of a killed app dies a moment after it, and until then holds the profile: a browser that is
 * started meanwhile would hand over to it and end.
 */
function waitForDyingBrowser(folder: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + dyingMs;
  while (isHeld(folder) && performance.now() < end) Atomics.wait(pause, 0, 0, 20);
}

/** The lock is a link to `host-pid`. */
function isHeld(folder: string): boolean {
  try {
    const pid = Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1));
    process.kill(pid, 0);
    return true;
  } catch {
    // no lock, or nobody behind it
    return false;
  }
}

let profile = '';

/** The browser's own switches and environment; `onGone` is called when it ends unasked. */
export function launchChromium(folder: string, onGone: () => void): void {
  profile = folder;
  waitForDyingBrowser(profile);
  writePreferences(profile);
  const handlers = join(import.meta.dirname, 'dist', 'bin');
  const env = { ...process.env, PATH: `${handlers}:${process.env['PATH'] ?? ''}` };
  cdp.start(binary(), [...switches(profile), '--remote-debugging-pipe', '--no-startup-window'], env, onGone);
}

/** Headful only: the running browser opens a window without tabs or toolbar when it is started once more. */
export function openAppWindow(url: string): void {
  const again = switches(profile).filter((text) => !text.startsWith('--remote-debugging'));
  spawn(binary(), [...again, `--app=${url}`], { stdio: 'ignore' });
}
