import { join } from 'node:path';
import { as, createEvent, Emitter, loud, loudClass, notEmulated } from '../loud.ts';
import { note, remember } from '../remember.ts';
import { runtime } from '../runtime.ts';
import * as paths from './app-paths.ts';
import * as lifecycle from './lifecycle.ts';
import { holdsLock, releaseLock, takeLock } from './single-instance.ts';

const commandLine = loud('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    // The browser starts with the lock, earlier than in Electron: a later switch would be lost without a word.
    if (lifecycle.hasStarted())
      throw notEmulated(`app.commandLine.appendSwitch('${name}') after the lock was taken`);
    runtime.switches.set(name.replace(/^--/, ''), value);
  },
  hasSwitch: (name: string): boolean => runtime.switches.has(name),
  getSwitchValue: (name: string): string => runtime.switches.get(name) ?? '',
  removeSwitch(name: string): void {
    runtime.switches.delete(name);
  },
}) satisfies Partial<Electron.CommandLine>;

class App extends Emitter {
  static override readonly emits = [
    ...['ready', 'will-finish-launching', 'window-all-closed', 'before-quit', 'will-quit', 'quit'],
    ...[
      'second-instance',
      'open-url',
      'open-file',
      'activate',
      'browser-window-created',
      'browser-window-focus',
    ],
    ...['browser-window-blur', 'web-contents-created', 'render-process-gone', 'session-created'],
  ];
  static override readonly accepts = [
    ...['child-process-gone', 'certificate-error', 'select-client-certificate', 'login', 'gpu-info-update'],
    ...['continue-activity', 'accessibility-support-changed', 'did-become-active'],
  ];

  readonly commandLine = as<Electron.CommandLine>(commandLine);
  /** as on every system but macOS */
  readonly dock = undefined;
  readonly isPackaged = runtime.packaged;
  accessibilitySupportEnabled = false;
  userAgentFallback = '';
  badgeCount = 0;
  readonly #schemes = new Set<string>();
  #name = runtime.manifest.productName ?? runtime.manifest.name ?? 'Electron';
  #login: Electron.Settings = { openAtLogin: false };

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
  }

  async whenReady(): Promise<void> {
    await lifecycle.whenReady;
  }

  isReady(): boolean {
    return lifecycle.isReady();
  }

  quit(): void {
    lifecycle.quit();
  }

  exit(code = 0): void {
    lifecycle.exit(code);
  }

  relaunch(): void {
    throw notEmulated('app.relaunch');
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return runtime.manifest.version ?? process.versions.electron;
  }

  getAppPath(): string {
    return runtime.appPath;
  }

  getPath(place: Parameters<Electron.App['getPath']>[0]): string {
    return paths.getPath(place, this.#name);
  }

  setPath(place: string, path: string): void {
    paths.setPath(place, path, this.#name);
  }

  setAppLogsPath(path?: string): void {
    paths.setPath('logs', path ?? join(this.getPath('userData'), 'logs'), this.#name);
  }

  getLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getLocaleCountryCode(): string {
    return this.getLocale().split('-')[1] ?? '';
  }

  getPreferredSystemLanguages(): string[] {
    return (process.env['STAND_IN_LOCALE'] ?? 'en-US').split(',');
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const won = takeLock(this.getPath('userData'), additionalData ?? null, ({ argv, folder, extra }) => {
      void lifecycle.whenReady.then(() => this.emit('second-instance', createEvent(), argv, folder, extra));
    });
    // The winner's browser starts while its modules are still loading; a loser never pays for one.
    if (won) lifecycle.startBrowser();
    return won;
  }

  hasSingleInstanceLock(): boolean {
    return holdsLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  /** As on Linux, where program and arguments do not count: the desktop file is named. */
  setAsDefaultProtocolClient(scheme: string, program?: string, args?: readonly string[]): boolean {
    note('app.setAsDefaultProtocolClient', scheme, program, args);
    this.#schemes.add(scheme);
    return true;
  }

  /** Linux cannot. */
  removeAsDefaultProtocolClient(scheme: string): boolean {
    note('app.removeAsDefaultProtocolClient', scheme);
    return false;
  }

  isDefaultProtocolClient(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  /** Names the desktop file, or nobody. */
  getApplicationNameForProtocol(url: string): string {
    const scheme = url.slice(0, url.indexOf(':'));
    if (this.#schemes.has(scheme)) return runtime.manifest.desktopName ?? `${this.#name}.desktop`;
    const others = (process.env['STAND_IN_LINK_OWNERS'] ?? '').split(',').map((each) => each.split('='));
    return others.find(([name]) => name === scheme)?.[1] ?? '';
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    const { openAtLogin = false } = this.#login;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    this.#login = { ...settings };
  }

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }

  getBadgeCount(): number {
    return this.badgeCount;
  }

  isAccessibilitySupportEnabled(): boolean {
    return this.accessibilitySupportEnabled;
  }

  setAccessibilitySupportEnabled(enabled: boolean): void {
    this.accessibilitySupportEnabled = enabled;
  }

  getAppMetrics(): Electron.ProcessMetric[] {
    return [];
  }

  getGPUFeatureStatus(): Electron.GPUFeatureStatus {
    return { gpu_compositing: 'disabled_software' } as Electron.GPUFeatureStatus;
  }
}
remember<Electron.App>(App.prototype, [
  ...(['setAppUserModelId', 'enableSandbox', 'disableHardwareAcceleration', 'setAboutPanelOptions'] as const),
  ...(['focus', 'hide', 'show', 'setActivationPolicy', 'setJumpList', 'setUserTasks'] as const),
]);
loudClass('app', App);

export const app = new App();
lifecycle.attach(app);
