import { cdp } from '../cdp.ts';
import { as, Emitter, loud, loudClass, notEmulated } from '../loud.ts';
import { remember } from '../remember.ts';
import { fromWeb } from '../schemes.ts';
import { fetchThrough, Protocol, protocol } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];

export class Session extends Emitter {
  static override readonly emits = ['will-download'];
  static override readonly accepts = [
    ...[
      'select-hid-device',
      'select-serial-port',
      'select-usb-device',
      'hid-device-added',
      'hid-device-removed',
    ],
    ...[
      'hid-device-revoked',
      'serial-port-added',
      'serial-port-removed',
      'serial-port-revoked',
      'usb-device-added',
    ],
    ...['usb-device-removed', 'usb-device-revoked', 'preconnect', 'file-system-access-restricted'],
    ...['spellcheck-dictionary-download-failure', 'extension-loaded'],
  ];

  readonly protocol: Electron.Protocol;
  readonly webRequest: Electron.WebRequest;
  readonly availableSpellCheckerLanguages: string[] = [];
  spellCheckerEnabled = false;
  readonly _protocol: Protocol;
  readonly _webRequest = new WebRequest();
  readonly #partition: string;
  #onRequest: RequestHandler = null;
  #onCheck: CheckHandler = null;

  constructor(partition: string, handlers: Protocol) {
    super();
    this.#partition = partition;
    this._protocol = handlers;
    this.protocol = as<Electron.Protocol>(handlers);
    this.webRequest = as<Electron.WebRequest>(this._webRequest);
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#onCheck = handler;
  }

  fetch(input: string, init?: RequestInit): Promise<Response> {
    return fetchThrough(this._protocol, input, init);
  }

  isPersistent(): boolean {
    return this.#partition === '' || this.#partition.startsWith('persist:');
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellCheckerEnabled = enable;
  }

  /** What the system's proxy settings would give: `STAND_IN_PROXY`, in the same notation. */
  resolveProxy(url: string): Promise<string> {
    new URL(url);
    return Promise.resolve(process.env['STAND_IN_PROXY'] ?? 'DIRECT');
  }

  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const origin = options.origin ?? '*';
    await cdp.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: options.storages?.join(',') ?? 'all',
    });
  }

  /** Electron grants what no handler refuses. */
  _requestPermission(
    asker: Electron.WebContents,
    permission: string,
    details: object,
    pageUrl: string,
  ): Promise<boolean> {
    const handler = this.#onRequest;
    if (!handler) return Promise.resolve(true);
    const full = { requestingUrl: fromWeb(pageUrl), isMainFrame: true, ...details };
    return new Promise((resolve) => {
      handler(asker, permission as Permission, resolve, full);
    });
  }

  _checkPermission(asker: Electron.WebContents, permission: string, pageUrl: string): boolean {
    if (!this.#onCheck) return true;
    const requestingUrl = fromWeb(pageUrl);
    const { protocol: scheme, host } = new URL(requestingUrl);
    const kind = permission as Parameters<NonNullable<CheckHandler>>[1];
    return this.#onCheck(asker, kind, `${scheme}//${host}/`, { requestingUrl, isMainFrame: true });
  }
}
remember<Electron.Session>(Session.prototype, [
  ...(['setDevicePermissionHandler', 'setBluetoothPairingHandler', 'setUSBProtectedClassesHandler'] as const),
  ...(['setDisplayMediaRequestHandler', 'setSpellCheckerLanguages', 'setUserAgent', 'clearCache'] as const),
  ...(['clearAuthCache', 'clearHostResolverCache', 'closeAllConnections', 'flushStorageData'] as const),
  ...(['setCertificateVerifyProc', 'enableNetworkEmulation'] as const),
]);
loudClass('Session', Session);

export const defaultSession = new Session('', protocol);
const partitions = new Map<string, Session>([['', defaultSession]]);

/** Handlers of their own, but one Chromium profile: storage is shared between partitions here. */
export function partitionSession(partition: string): Session {
  const known = partitions.get(partition) ?? new Session(partition, new Protocol());
  partitions.set(partition, known);
  return known;
}

export const session = loud('session', {
  defaultSession: as<Electron.Session>(defaultSession),
  fromPartition: (partition: string) => as<Electron.Session>(partitionSession(partition)),
  fromPath(path: string): never {
    throw notEmulated(`session.fromPath('${path}')`);
  },
});
