import { nativeTheme } from '../desktop/native-theme.ts';
import { createNativeImage } from '../desktop/native-image.ts';
import { shell } from '../desktop/shell.ts';
import type { Protocol } from '../cdp.ts';
import { as, createEvent, Emitter, loudClass, notEmulated } from '../loud.ts';
import { app } from '../main/app.ts';
import { isQuitting } from '../main/lifecycle.ts';
import { IpcMain } from '../main/ipc-main.ts';
import { defaultSession, partitionSession, type Session } from '../main/session.ts';
import { codec } from '../node-codec.ts';
import type { Downward, Upward } from '../page/isolated-world.ts';
import { remember } from '../remember.ts';
import { createMainFrame } from './frame.ts';
import { Navigation } from './navigation.ts';
import { PageChannel } from './page-channel.ts';
import { pageEvents } from './page-events.ts';
import { preloadProcess } from './preload-process.ts';
import { addPage, removePage } from './registry.ts';
import type { Target } from './targets.ts';
import { receiveInvoke, receivePermissionQuestion, receiveSend } from './web-contents-ipc.ts';
import { PageZoom } from './zoom.ts';

export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** The window around a page, as far as the page needs it. */
export type Frame = {
  readonly _contentSize: Electron.Size;
  close(): void;
  focus(): void;
  isFocused(): boolean;
  _destroyNow(): void;
  _titled(title: string): void;
  _painted(): void;
};

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends Emitter {
  static override readonly emits = [
    ...[
      'did-finish-load',
      'did-fail-load',
      'did-start-loading',
      'did-stop-loading',
      'dom-ready',
      'did-navigate',
    ],
    ...['did-navigate-in-page', 'will-navigate', 'page-title-updated', 'destroyed', 'render-process-gone'],
    ...['unresponsive', 'responsive', 'preload-error', 'console-message', 'focus', 'blur', 'ipc-message'],
    ...['zoom-changed', 'context-menu'],
  ];
  static override readonly accepts = [
    ...[
      'will-redirect',
      'did-redirect-navigation',
      'will-frame-navigate',
      'will-attach-webview',
      'did-attach-webview',
    ],
    ...[
      'did-create-window',
      'will-prevent-unload',
      'before-input-event',
      'devtools-opened',
      'devtools-closed',
    ],
    ...[
      'select-bluetooth-device',
      'select-client-certificate',
      'certificate-error',
      'login',
      'frame-created',
    ],
    ...['did-frame-navigate', 'did-start-navigation', 'did-frame-finish-load', 'content-bounds-updated'],
  ];

  static getAllWebContents(): Electron.WebContents[] {
    return [...all.values()].map((page) => page._electron);
  }

  static fromId(id: number): Electron.WebContents | undefined {
    return all.get(id)?._electron;
  }

  static fromDevToolsTargetId(targetId: string): Electron.WebContents | undefined {
    return [...all.values()].find((page) => page._channel.targetId === targetId)?._electron;
  }

  static getFocusedWebContents(): Electron.WebContents | null {
    return [...all.values()].find((page) => page.isFocused())?._electron ?? null;
  }

  readonly id = ++lastId;
  readonly ipc = new IpcMain();
  readonly mainFrame: Electron.WebFrameMain;
  readonly session: Electron.Session;
  readonly _session: Session;
  readonly _channel: PageChannel;
  readonly _navigation: Navigation;
  readonly _prefs: Electron.WebPreferences;
  readonly #frame: Frame;
  readonly #zoom: PageZoom;
  _url = '';
  _title = '';
  _loading = false;
  _dead = false;
  _crashed = false;
  _openHandler: WindowOpenHandler | null = null;

  constructor(frame: Frame, prefs: Electron.WebPreferences) {
    super();
    this.#frame = frame;
    this._prefs = prefs;
    this._session = sessionOf(prefs);
    this.session = as<Electron.Session>(this._session);
    this._channel = new PageChannel(prefs.preload ?? '', preloadProcess(prefs), (message) =>
      this.#receive(message),
    );
    this.mainFrame = as<Electron.WebFrameMain>(createMainFrame(this));
    this._navigation = new Navigation(this._channel, {
      mainFrame: this.mainFrame,
      emit: (event, ...args) => this.emit(event, ...args),
      openExternal: (url) => void this.#openExternal(url),
    });
    this.#zoom = new PageZoom(this._channel, () => frame._contentSize);
    all.set(this.id, this);
  }

  async _attach(target: Target): Promise<void> {
    addPage(target.targetId, this);
    await this._channel.attach(target, nativeTheme._mediaFeatures(), pageEvents(this, this.#frame));
  }

  get _electron(): Electron.WebContents {
    return as<Electron.WebContents>(this);
  }

  _allowsNavigation(paused: Protocol.Fetch.requestPausedPayload): Promise<boolean> {
    return this._navigation.allows(paused);
  }

  _deliver(message: Downward): void {
    if (!this._dead) this._channel.deliver(message);
  }

  #receive(message: Upward): void {
    if (message.kind === 'send') receiveSend(this, message.channel, message.args);
    else if (message.kind === 'invoke') void receiveInvoke(this, message);
    else if (message.kind === 'permission') void receivePermissionQuestion(this, message);
    else if (message.kind === 'close') this.#frame.close();
    else {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      this.emit('preload-error', createEvent(), this._prefs.preload, error);
    }
  }

  async #openExternal(externalURL: string): Promise<void> {
    const asked = this._session._requestPermission(
      this._electron,
      'openExternal',
      { externalURL },
      this._url,
    );
    if (await asked) await shell.openExternal(externalURL);
  }

  send(channel: string, ...args: unknown[]): void {
    if (this._dead) throw new TypeError('Object has been destroyed');
    this._deliver({ kind: 'event', channel, args: codec.encode(args) });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this._openHandler = handler;
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    if (options && Object.keys(options).length > 0) throw notEmulated('loadURL with options');
    return this._navigation.load(url);
  }

  reload(): void {
    this._navigation.reload(false);
  }

  reloadIgnoringCache(): void {
    this._navigation.reload(true);
  }

  stop(): void {
    this._channel.post('Page.stopLoading', {});
  }

  close(options?: Electron.CloseOpts): void {
    if (options?.waitForBeforeUnload === true) this.#frame.close();
    else this.#frame._destroyNow();
  }

  getURL(): string {
    return this._url;
  }

  getTitle(): string {
    return this._title;
  }

  isLoading(): boolean {
    return this._loading;
  }

  isLoadingMainFrame(): boolean {
    return this._loading;
  }

  isDestroyed(): boolean {
    return this._dead;
  }

  isCrashed(): boolean {
    return this._crashed;
  }

  isFocused(): boolean {
    return this.#frame.isFocused();
  }

  focus(): void {
    this.#frame.focus();
  }

  getType(): 'window' {
    return 'window';
  }

  getOSProcessId(): number {
    return process.pid;
  }

  getOrCreateDevToolsTargetId(): string {
    return this._channel.targetId;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  async executeJavaScript(expression: string, userGesture = false): Promise<unknown> {
    await this._channel.attached;
    const wanted = { expression, awaitPromise: true, returnByValue: true, userGesture };
    const { result, exceptionDetails: thrown } = await this._channel.command('Runtime.evaluate', wanted);
    if (thrown) throw new Error(`Script failed to execute: ${thrown.exception?.description ?? thrown.text}`);
    return result.value as unknown;
  }

  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    await this._channel.attached;
    const shot = await this._channel.command(
      'Page.captureScreenshot',
      rect ? { clip: { ...rect, scale: 1 } } : {},
    );
    return createNativeImage(Buffer.from(shot.data, 'base64'));
  }

  setZoomFactor(factor: number): void {
    this.#zoom.set(factor);
  }

  getZoomFactor(): number {
    return this.#zoom.factor;
  }

  setZoomLevel(level: number): void {
    this.#zoom.set(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom.factor) / Math.log(1.2);
  }

  _resized(): void {
    this.#zoom.apply();
  }

  /** The browser reports the crash as it would a real one. */
  forcefullyCrashRenderer(): void {
    this._channel.post('Page.crash', {});
  }

  _gone(): void {
    this._dead = true;
    all.delete(this.id);
    removePage(this._channel.targetId);
    // on the way out nobody is left to be told
    if (!isQuitting()) this._navigation.abandoned();
    this.emit('destroyed');
  }
}
remember<Electron.WebContents>(WebContents.prototype, [
  ...([
    'setBackgroundThrottling',
    'setVisualZoomLevelLimits',
    'openDevTools',
    'closeDevTools',
    'setUserAgent',
  ] as const),
  ...(['setAudioMuted', 'setIgnoreMenuShortcuts', 'setWebRTCIPHandlingPolicy'] as const),
]);
loudClass('WebContents', WebContents);

function sessionOf({ session: own, partition }: Electron.WebPreferences): Session {
  if (own) return own as unknown as Session;
  return partition === undefined ? defaultSession : partitionSession(partition);
}

/** Told once the constructor of the window is done, as the app's listener reads from the page. */
export function announce(page: WebContents): void {
  app.emit('web-contents-created', createEvent(), page);
}

nativeTheme.on('updated', () => {
  for (const page of all.values()) {
    page._channel.post('Emulation.setEmulatedMedia', { features: nativeTheme._mediaFeatures() });
  }
});
