// Which window and which page is which. Types only from the classes, so that nothing here depends on them.
import type { Protocol } from '../cdp.ts';
import type { Session } from '../main/session.ts';

/** What the request interceptor and the keeper of pop-ups need to know of a page. */
export type Page = {
  readonly _url: string;
  readonly _openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null;
  readonly _session: Session;
  readonly _electron: Electron.WebContents;
  readonly _dead: boolean;
  _allowsNavigation(paused: Protocol.Fetch.requestPausedPayload): Promise<boolean>;
};

const pages = new Map<string, Page>();

/** A page's target id is also the id of its main frame. */
export function webContentsOfFrame(frameId: string): Page | undefined {
  return pages.get(frameId);
}

export function addPage(targetId: string, page: Page): void {
  pages.set(targetId, page);
}

export function removePage(targetId: string): void {
  pages.delete(targetId);
}
