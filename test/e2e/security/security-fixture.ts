import { expect, type Page } from '@playwright/test';
import type { CompanionApi } from '../../../src/preload/companion-api.ts';
import { appUrl, launchApp, type LaunchOptions, type RunningApp } from '../../support/launch-app.ts';

export const mainUrl = 'app://main/index.html';
export const cardUrl = 'app://main/call-card/index.html';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface Window {
    /** What the page's policy refused so far. */
    violations: string[];
    readonly companion: CompanionApi;
  }
}

/** The built app, signed out, with its main window. */
export async function start(options: LaunchOptions = {}): Promise<RunningApp & { readonly main: Page }> {
  const running = await launchApp(options);
  const main = await running.window(mainUrl);
  await main.waitForFunction(() => document.querySelector('#page')?.childElementCount !== 0);
  return { ...running, main };
}

/** Starts to keep what the policy refuses. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(event.effectiveDirective);
    });
  });
}

export function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.violations);
}

/** The page is where it was and no window was added. */
export async function expectUnmoved(running: RunningApp, page: Page): Promise<void> {
  expect(appUrl(page)).toContain('app://main/');
  const windows = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBeLessThanOrEqual(2);
}
