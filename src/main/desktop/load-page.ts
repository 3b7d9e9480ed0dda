import type { BrowserWindow } from 'electron';
import { createCrashCount } from './crash-count.ts';
import { safePageAddress } from './safe-page.ts';
import { watchCrashes } from './watch-crashes.ts';
import type { WindowParts } from './window-parts.ts';

/**
 * Loads one of our pages, again when it crashes, and the safe page when it crashes over and over.
 * @param name for the log
 * @param page below our own origin, e.g. `call-card/index.html`
 */
export function loadPage(
  window: BrowserWindow,
  { name, page }: { readonly name: string; readonly page: string },
  { pageOrigin, elapsed, log }: Pick<WindowParts, 'pageOrigin' | 'elapsed' | 'log'>,
): void {
  const go = (to: string): void => {
    window.loadURL(to).catch((error: unknown) => log.error(`${name}: page did not load`, error, { to }));
  };
  const address = `${pageOrigin}/${page}`;
  watchCrashes(window.webContents, {
    ...{ name, log, count: createCrashCount(elapsed) },
    reload: () => go(address),
    giveUp: () => go(safePageAddress),
  });
  go(address);
}
