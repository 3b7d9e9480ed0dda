// webRequest as an observer that may also cancel. Chromium pauses every request once somebody listens.
import type { Protocol } from '../cdp.ts';
import { loudClass, notEmulated } from '../loud.ts';
import { fromWeb } from '../schemes.ts';

type Listener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type Paused = Protocol.Fetch.requestPausedPayload;

const resourceTypes: Partial<
  Record<Paused['resourceType'], Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
};

let onListen: () => void = () => undefined;
let lastId = 0;

export function whenWebRequestsAreObserved(listener: () => void): void {
  onListen = listener;
}

/** `*://host/*`, `https://*.host/path*` and `<all_urls>`, as Chromium's match patterns. */
function matches(patterns: readonly string[], url: string): boolean {
  return patterns.some((pattern) => {
    if (pattern === '<all_urls>') return true;
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${source}$`).test(url);
  });
}

export class WebRequest {
  #listener: Listener | null = null;
  #patterns: readonly string[] = ['<all_urls>'];

  onBeforeRequest(filter: Electron.WebRequestFilter | Listener | null, listener?: Listener | null): void {
    const filtered = typeof filter === 'object' && filter !== null;
    this.#patterns = filtered ? filter.urls : ['<all_urls>'];
    this.#listener = filtered ? (listener ?? null) : filter;
    onListen();
  }

  get _observed(): boolean {
    return this.#listener !== null;
  }

  /** False when the app cancels the request. */
  async _allows(paused: Paused, webContents: Electron.WebContents | undefined): Promise<boolean> {
    const listener = this.#listener;
    const url = fromWeb(paused.request.url);
    if (!listener || !matches(this.#patterns, url)) return true;
    const details = {
      id: ++lastId,
      url,
      method: paused.request.method,
      resourceType: resourceTypes[paused.resourceType] ?? 'other',
      referrer: fromWeb(paused.request.headers['Referer'] ?? ''),
      timestamp: Date.now(),
      uploadData: [],
      ...(webContents ? { webContents, webContentsId: webContents.id, frame: webContents.mainFrame } : {}),
    } satisfies Electron.OnBeforeRequestListenerDetails;
    const response = await new Promise<Electron.CallbackResponse>((resolve) => {
      listener(details, resolve);
    });
    if (response.redirectURL !== undefined) throw notEmulated('webRequest redirectURL');
    return response.cancel !== true;
  }
}
loudClass('WebRequest', WebRequest);
