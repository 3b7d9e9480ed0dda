// window.open and target=_blank: the new page arrives frozen, the app's handler decides, a refused one is closed
// before it has asked for anything.
import type { Protocol } from '../cdp.ts';
import { notEmulated } from '../loud.ts';
import { fromWeb } from '../schemes.ts';
import { webContentsOfFrame, type Page } from './registry.ts';
import { closeTarget, whenPageOpensPage, type Target } from './targets.ts';

type Opened = Protocol.Page.windowOpenPayload;

/** The opener tells URL and features; this report and the new page come in either order. */
const reports = new WeakMap<Page, Opened[]>();
const frozen = new WeakMap<Page, Target[]>();

function push<T>(lists: WeakMap<Page, T[]>, page: Page, item: T): void {
  lists.set(page, [...(lists.get(page) ?? []), item]);
}

export function noteWindowOpen(opener: Page, opened: Opened): void {
  push(reports, opener, opened);
  match(opener);
}

whenPageOpensPage((target) => {
  const opener = webContentsOfFrame(target.openerId ?? '');
  if (!opener) {
    closeTarget(target);
    return;
  }
  push(frozen, opener, target);
  match(opener);
});

function match(opener: Page): void {
  const [target, ...targetsLeft] = frozen.get(opener) ?? [];
  const [opened, ...reportsLeft] = reports.get(opener) ?? [];
  if (!target || !opened) return;
  frozen.set(opener, targetsLeft);
  reports.set(opener, reportsLeft);
  try {
    decide(opener, opened);
  } catch (error) {
    // the app's own callback, or something not emulated: as loud as any uncaught exception
    queueMicrotask(() => {
      throw error;
    });
  } finally {
    closeTarget(target);
  }
}

function decide(opener: Page, { url, windowName, windowFeatures }: Opened): void {
  const details = {
    url: fromWeb(url),
    frameName: windowName,
    features: windowFeatures.join(','),
    disposition: windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
    referrer: { url: opener._url, policy: 'strict-origin-when-cross-origin' },
  } satisfies Electron.HandlerDetails;
  const verdict = opener._openHandler?.(details) ?? { action: 'allow' };
  if (verdict.action !== 'deny') throw notEmulated(`a window opened by a page ('${details.url}')`);
}
