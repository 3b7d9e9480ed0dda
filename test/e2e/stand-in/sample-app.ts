// The stand-in's own sample app, as the tests of this folder start it.
import type { ElectronApplication, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { launchApp, type LaunchOptions, type RunningApp } from '../../support/launch-app.ts';

export const samplePath = resolve(import.meta.dirname, '../../electron-stand-in/sample');

export function launchSample(options: LaunchOptions = {}): Promise<RunningApp> {
  return launchApp({ appPath: samplePath, ...options });
}

declare global {
  var sampleEvents: string[];
  var sampleTray: Electron.Tray;
  var sampleNotification: Electron.Notification;
  var mayClose: boolean | undefined;
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface Window {
    /** the sample's preload exposes it; see sample/preload.cjs */
    sample: {
      invoke(channel: string, ...args: unknown[]): Promise<unknown>;
      note(text: string): void;
      onPush(heard: (value: number) => void): () => void;
      pathOf(file: File): string;
      versions: { electron: string };
      flavour: string;
      require(name: string): void;
      zoom(): void;
      add(a: unknown, b: unknown): number;
      nested: { list: unknown[] };
      throws(): void;
      throwsText(): void;
      rejects(): Promise<void>;
      twice(run: (n: number) => unknown): unknown[];
      clones(value: unknown): unknown;
    };
  }
}

/** What the sample has logged so far. */
export function eventsOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => sampleEvents);
}

export function mainWindow(running: RunningApp): Promise<Page> {
  return running.window('index.html');
}
