// From the first line of the app to its last: when Chromium starts, what `ready` waits for, and the order of an end.
import { join } from 'node:path';
import { cdp } from '../cdp.ts';
import { launchChromium } from '../chromium.ts';
import { createEvent, type Emitter } from '../loud.ts';
import { getPath } from './app-paths.ts';
import { releaseLock } from './single-instance.ts';

type TheApp = Emitter & { getName(): string };

let app: TheApp | null = null;
let ready = false;
let quitting = false;
let leaving = false;
let browser: Promise<void> | null = null;
const readiness = Promise.withResolvers<undefined>();
/** Set by the parts that must be in place before the first window. */
const preparations: (() => Promise<unknown>)[] = [];
/** Asks every window to close; false when one of them refused. */
let closeWindows: () => boolean = () => true;

export const whenReady: Promise<unknown> = readiness.promise;

export function attach(theApp: TheApp): void {
  app = theApp;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit);
}

export function isReady(): boolean {
  return ready;
}

export function isQuitting(): boolean {
  return quitting;
}

export function prepare(step: () => Promise<unknown>): void {
  preparations.push(step);
}

export function onCloseWindows(close: () => boolean): void {
  closeWindows = close;
}

export function hasStarted(): boolean {
  return browser !== null;
}

export function startBrowser(): void {
  // a failure is reported by goReady(), which awaits the same promise
  started().catch(() => undefined);
}

function started(): Promise<void> {
  browser ??= start();
  return browser;
}

async function start(): Promise<void> {
  const name = app?.getName() ?? '';
  launchChromium(join(getPath('sessionData', name), 'stand-in-chromium'), () => {
    if (leaving) return;
    console.error('electron stand-in: Chromium is gone');
    process.exit(1);
  });
  const steps = preparations.map((step) => step());
  const version = await cdp.send('Browser.getVersion', {});
  Object.assign(process.versions, { chrome: version.product.split('/')[1] });
  await Promise.all(steps);
}

/** Electron emits `ready` only after the app's main module has been evaluated. */
export async function goReady(): Promise<void> {
  if (quitting || leaving) return;
  await started();
  // The app may have quit while the browser was starting.
  if (isQuitting()) return;
  app?.emit('will-finish-launching');
  ready = true;
  readiness.resolve(undefined);
  app?.emit('ready', createEvent(), {});
}

export function quit(): void {
  if (quitting) return;
  quitting = true;
  const before = createEvent();
  app?.emit('before-quit', before);
  if (before.defaultPrevented || !closeWindows()) {
    quitting = false;
    return;
  }
  const will = createEvent();
  app?.emit('will-quit', will);
  if (will.defaultPrevented) {
    quitting = false;
    return;
  }
  exit(0);
}

export function exit(code: number): void {
  if (leaving) return;
  leaving = true;
  quitting = true;
  app?.emit('quit', createEvent(), code);
  void cdp.stop().finally(() => {
    releaseLock();
    process.exit(code);
  });
}
