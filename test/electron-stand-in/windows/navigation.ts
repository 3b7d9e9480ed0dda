// Loads that the app asked for, and navigations that the page asked for, which the app may prevent.
import type { Protocol } from '../cdp.ts';
import { createEvent, type PreventableEvent } from '../loud.ts';
import { fromWeb, toWeb } from '../schemes.ts';
import type { PageChannel } from './page-channel.ts';

type Load = { readonly url: string; resolve(): void; reject(error: Error): void };
type LoadError = Error & { code?: string; errno?: number; url?: string };

export type NavigationHost = {
  readonly mainFrame: object;
  emit(event: string, ...args: unknown[]): boolean;
  /** a scheme that Chromium does not know: tel:, mailto:, … */
  openExternal(url: string): void;
};

function loadError(code: string, errno: number, url: string): LoadError {
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}

function withoutHash(url: string): string {
  return url.replace(/#.*/, '');
}

export class Navigation {
  readonly #channel: PageChannel;
  readonly #host: NavigationHost;
  #loads: Load[] = [];
  /** the next document request is one that the app itself caused */
  #own = false;
  /** what the page asked for last, by the browser's own account */
  #requested = '';

  constructor(channel: PageChannel, host: NavigationHost) {
    this.#channel = channel;
    this.#host = host;
  }

  async load(url: string): Promise<void> {
    await this.#channel.attached;
    this.#fail((load) => loadError('ERR_ABORTED', -3, load.url));
    this.#own = true;
    const done = new Promise<void>((resolve, reject) => {
      this.#loads.push({ url, resolve, reject });
    });
    // the awaited copy below reports a failure; this one must not count as unhandled before that
    done.catch(() => undefined);
    const result = await this.#channel.command('Page.navigate', { url: toWeb(url) });
    this.#own = false;
    if (result.errorText) this.#failed(result.errorText.replace('net::', ''), url);
    else if (result.loaderId === undefined) this.finished(); // within the same document
    return done;
  }

  #failed(code: string, url: string): void {
    this.#host.emit('did-fail-load', createEvent(), -2, code, fromWeb(url), true);
    this.#fail(() => loadError(code, -2, url));
  }

  #fail(why: (load: Load) => Error): void {
    const loads = this.#loads;
    this.#loads = [];
    for (const load of loads) load.reject(why(load));
  }

  finished(): void {
    const loads = this.#loads;
    this.#loads = [];
    for (const load of loads) load.resolve();
  }

  abandoned(): void {
    this.#fail((load) => loadError('ERR_FAILED', -2, load.url));
  }

  reload(ignoreCache: boolean): void {
    this.#own = true;
    this.#channel.post('Page.reload', { ignoreCache });
  }

  requestedByPage({ url, disposition }: Protocol.Page.frameRequestedNavigationPayload): void {
    if (disposition === 'currentTab') this.#requested = withoutHash(url);
    if (/^(https?|about|blob|data|file|chrome)/.test(url)) return;
    if (!this.#askApp(url).defaultPrevented) this.#host.openExternal(url);
  }

  #askApp(url: string): PreventableEvent {
    const { mainFrame } = this.#host;
    const event = createEvent({
      ...{ url, isMainFrame: true, isSameDocument: false },
      ...{ frame: mainFrame, initiator: mainFrame },
    });
    this.#host.emit('will-navigate', event, url, false, true);
    return event;
  }

  /** Only what the page asked for is put to the app: not its own loads, nor a test's goto() or reload(). */
  async allows(paused: Protocol.Fetch.requestPausedPayload): Promise<boolean> {
    if (this.#takeOwn()) return true;
    await this.#fence();
    const { url, headers } = paused.request;
    if (this.#requested !== withoutHash(url)) return true;
    this.#requested = '';
    // a redirect, or <a download>, which pauses as a document too
    const follows = paused.redirectedRequestId !== undefined || !('Upgrade-Insecure-Requests' in headers);
    if (this.#takeOwn() || follows) return true;
    return !this.#askApp(fromWeb(url)).defaultPrevented;
  }

  #takeOwn(): boolean {
    const own = this.#own;
    this.#own = false;
    return own;
  }

  /** When the page has answered, its own report of the navigation has come in as well. */
  async #fence(): Promise<void> {
    const answered = this.#channel
      .command('Runtime.evaluate', { expression: '0', silent: true })
      .catch(() => undefined);
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}
