import { headful } from '../chromium.ts';
import { as, createEvent, loudClass } from '../loud.ts';
import { app } from '../main/app.ts';
import { isQuitting, onCloseWindows } from '../main/lifecycle.ts';
import { note, remember } from '../remember.ts';
import { Placement } from './placement.ts';
import { closeTarget, openTarget, whenDetached } from './targets.ts';
import { announce, WebContents, type Frame } from './web-contents.ts';
import { WindowGeometry } from './window-geometry.ts';
import { checkOptions } from './window-options.ts';

type Options = Electron.BrowserWindowConstructorOptions;

const windows = new Map<number, BrowserWindow>();
let focused: BrowserWindow | null = null;

function take(window: BrowserWindow): void {
  focused = window;
}
let lastId = 0;

export class BrowserWindow extends WindowGeometry implements Frame {
  static override readonly emits = [
    ...['ready-to-show', 'show', 'hide', 'focus', 'blur', 'close', 'closed', 'minimize', 'restore', 'resize'],
    ...['resized', 'move', 'moved', 'page-title-updated', 'always-on-top-changed', 'maximize', 'unmaximize'],
    ...['unresponsive', 'responsive', 'session-end', 'query-session-end'],
  ];
  static override readonly accepts = [
    ...[
      'will-resize',
      'will-move',
      'enter-full-screen',
      'leave-full-screen',
      'app-command',
      'swipe',
      'system-context-menu',
    ],
  ];

  static getAllWindows(): Electron.BrowserWindow[] {
    return as<Electron.BrowserWindow[]>([...windows.values()]);
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return focused && as<Electron.BrowserWindow>(focused);
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    const found = windows.get(id);
    return found ? as<Electron.BrowserWindow>(found) : null;
  }

  static fromWebContents(webContents: Electron.WebContents): Electron.BrowserWindow | null {
    const found = [...windows.values()].find((window) => window._page === (webContents as unknown));
    return found ? as<Electron.BrowserWindow>(found) : null;
  }

  readonly id = ++lastId;
  readonly _page: WebContents;
  readonly #options: Options;
  readonly #placement = new Placement();
  #title: string;
  #onTop: boolean;
  #focusable: boolean;
  #shown = false;
  /** a window that was never shown still paints, as in Electron */
  #wasHidden = false;
  #minimized = false;
  #maximized = false;
  #painted = false;
  #dead = false;

  constructor(options: Options = {}) {
    super(options);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkOptions(options);
    this.#options = options;
    this.#title = options.title ?? app.getName();
    this.#onTop = options.alwaysOnTop ?? false;
    this.#focusable = options.focusable ?? true;
    windows.set(this.id, this);
    this._page = new WebContents(this, options.webPreferences ?? {});
    announce(this._page);
    app.emit('browser-window-created', createEvent(), this);
    this.#open().catch((error: unknown) => {
      if (!isQuitting() && !this.#dead) console.error('electron stand-in: a window did not open:', error);
    });
    if (options.show !== false) queueMicrotask(() => this.show());
  }

  get webContents(): Electron.WebContents {
    return as<Electron.WebContents>(this._page);
  }

  async #open(): Promise<void> {
    const target = await openTarget(this._bounds);
    whenDetached(target, () => this.#gone());
    await Promise.all([this._page._attach(target), this.#placement.attach(target)]);
    if (this.#dead) {
      closeTarget(target);
      return;
    }
    this._place();
    if (this.#options.webPreferences?.zoomFactor)
      this._page.setZoomFactor(this.#options.webPreferences.zoomFactor);
    if (headful) this._page._channel.post('Page.resetNavigationHistory', {});
  }

  override _place(): void {
    if (this.#dead) return;
    const throttled = this.#options.webPreferences?.backgroundThrottling !== false;
    const unseen = this.#minimized || this.#wasHidden;
    this.#placement.push({
      bounds: this._bounds,
      hidden: unseen && throttled,
      away: !this.#shown || this.#minimized,
    });
  }

  override _resized(): void {
    this._page._resized();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#dead || this.#shown) return;
    this.#shown = true;
    this.#wasHidden = false;
    this._place();
    this.emit('show');
  }

  hide(): void {
    if (this.#dead || !this.#shown) return;
    this.#shown = false;
    this.#wasHidden = true;
    this._place();
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (this.#dead || !this.#shown || !this.#focusable || focused === this) return;
    focused?.blur();
    take(this);
    this._page._channel.post('Page.bringToFront', {});
    this.emit('focus', createEvent());
    this._page.emit('focus');
    app.emit('browser-window-focus', createEvent(), this);
  }

  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur', createEvent());
    this._page.emit('blur');
    app.emit('browser-window-blur', createEvent(), this);
  }

  minimize(): void {
    if (this.#dead || this.#minimized) return;
    this.#minimized = true;
    this._place();
    this.emit('minimize');
    this.blur();
  }

  restore(): void {
    if (this.#dead || !this.#minimized) return;
    this.#minimized = false;
    this._place();
    this.emit('restore');
    this.focus();
  }

  /** A flag only: without a window manager the bounds stay. */
  maximize(): void {
    if (!this.#maximized) this.emit('maximize');
    this.#maximized = true;
    this.show();
  }

  unmaximize(): void {
    if (this.#maximized) this.emit('unmaximize');
    this.#maximized = false;
  }

  isVisible(): boolean {
    return this.#shown && !this.#minimized;
  }

  isFocused(): boolean {
    return focused === this;
  }

  isDestroyed(): boolean {
    return this.#dead;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isFullScreen(): boolean {
    return false;
  }

  isFocusable(): boolean {
    return this.#focusable;
  }

  setFocusable(focusable: boolean): void {
    this.#focusable = focusable;
    if (!focusable) this.blur();
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  _titled(title: string): void {
    const event = createEvent();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  _painted(): void {
    if (this.#painted || this.#dead) return;
    this.#painted = true;
    this.emit('ready-to-show', createEvent());
  }

  setAlwaysOnTop(flag: boolean, level?: string): void {
    note('BrowserWindow.setAlwaysOnTop', flag, level);
    if (this.#onTop !== flag) this.emit('always-on-top-changed', createEvent(), flag);
    this.#onTop = flag;
  }

  isAlwaysOnTop(): boolean {
    return this.#onTop;
  }

  moveTop(): void {
    note('BrowserWindow.moveTop');
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this._page.loadURL(url, options);
  }

  reload(): void {
    this._page.reload();
  }

  capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return this._page.capturePage(rect);
  }

  /** `closed` comes a moment later, as in Electron. */
  close(): void {
    if (this.#dead) return;
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) setImmediate(() => this._destroyNow());
  }

  destroy(): void {
    this._destroyNow();
  }

  _destroyNow(): void {
    const { target } = this._page._channel;
    if (target && !this.#dead) closeTarget(target);
    this.#gone();
  }

  /** False when the app keeps the window open. */
  _closeForQuit(): boolean {
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this._destroyNow();
    return !event.defaultPrevented;
  }

  #gone(): void {
    if (this.#dead) return;
    this.blur();
    this.#dead = true;
    windows.delete(this.id);
    this._page._gone();
    this.emit('closed');
    if (windows.size > 0 || isQuitting()) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}
remember<Electron.BrowserWindow>(BrowserWindow.prototype, [
  ...(['setVisibleOnAllWorkspaces', 'setSkipTaskbar', 'setIcon', 'flashFrame', 'setProgressBar'] as const),
  ...(['setOverlayIcon', 'setContentProtection', 'setMenu', 'removeMenu', 'setMenuBarVisibility'] as const),
  ...([
    'setAutoHideMenuBar',
    'setBackgroundColor',
    'setTitleBarOverlay',
    'setOpacity',
    'setHasShadow',
  ] as const),
  ...([
    'setThumbarButtons',
    'setWindowButtonVisibility',
    'setHiddenInMissionControl',
    'setAppDetails',
  ] as const),
  ...(['setMaximizable', 'setMinimizable', 'setFullScreenable', 'setMovable', 'setClosable'] as const),
]);
loudClass('BrowserWindow', BrowserWindow);

onCloseWindows(() => [...windows.values()].every((window) => window._closeForQuit()));
