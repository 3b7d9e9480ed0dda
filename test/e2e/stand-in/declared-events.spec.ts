import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { onRealElectron, type RunningApp } from '../../support/launch-app.ts';
import { launchSample } from './sample-app.ts';

test.skip(onRealElectron, 'about the lists of the stand-in');

const declarations = readFileSync(
  resolve(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'),
  'utf8',
);

/** The event names that Electron declares for a class or interface, those of its base included. */
function declaredEvents(name: string): Set<string> {
  const [, base, body = ''] =
    new RegExp(`^  (?:class|interface) ${name}(?: extends (\\w+))?[^{]*\\{$([\\s\\S]*?)^  \\}$`, 'm').exec(
      declarations,
    ) ?? [];
  const own = [...body.matchAll(/^ {4}on\(event: '([^']+)'/gm)].map(([, event = '']) => event);
  return new Set([...own, ...(base === 'BaseWindow' ? declaredEvents(base) : [])]);
}

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchSample();
});
test.afterAll(() => running.close());

/** What the stand-in's class says that it emits or accepts; a single object says it by its class. */
function ownEvents(exported: string): Promise<string[]> {
  return running.app.evaluate((electron, name) => {
    type Listed = { readonly emits: string[]; readonly accepts: string[] };
    const { session } = electron;
    const all = { ...electron, defaultSession: session.defaultSession } as unknown as Record<string, object>;
    const found = all[name];
    const { emits, accepts } = (typeof found === 'function'
      ? found
      : found?.constructor) as unknown as Listed;
    return [...emits, ...accepts];
  }, exported);
}

const exports: readonly (readonly [declared: string, exported: string])[] = [
  ['App', 'app'],
  ['BrowserWindow', 'BrowserWindow'],
  ['Menu', 'Menu'],
  ['NativeTheme', 'nativeTheme'],
  ['Notification', 'Notification'],
  ['PowerMonitor', 'powerMonitor'],
  ['Screen', 'screen'],
  ['Session', 'defaultSession'],
  ['SystemPreferences', 'systemPreferences'],
  ['Tray', 'Tray'],
  ['WebContents', 'webContents'],
];

for (const [name, exported] of exports) {
  test(`every event that ${name} takes is one that Electron declares`, async () => {
    const declared = declaredEvents(name);
    expect(declared.size).toBeGreaterThan(0);
    const own = await ownEvents(exported);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((event) => !declared.has(event))).toEqual([]);
  });
}
