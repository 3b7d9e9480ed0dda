// The page's own world: receives what the preload exposes, and asks the main process where Chromium itself has no
// event for it (permissions, device choosers, window.close). Injected as text: nothing from outside the functions.
import type { Link } from './bridge.ts';

/** What the isolated world hands over under a random key: the way to the main process. */
export type Guard = {
  request(permission: string, details: object): Promise<boolean>;
  check(permission: string): Promise<boolean>;
  close(): void;
};

export function mainWorld(link: Link, guardKey: string): void {
  if (window !== window.top || location.protocol === 'data:') return;

  function freeze(value: unknown, seen = new Set<object>()): unknown {
    if (value === null || typeof value !== 'object' || seen.has(value) || ArrayBuffer.isView(value))
      return value;
    seen.add(value);
    for (const item of Object.values(value)) freeze(item, seen);
    return Object.freeze(value);
  }

  link.onExpose((key, api) => {
    if (key === guardKey) {
      guardPage(api as Guard);
      return;
    }
    if (key in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true });
  });
}

export function guardPage(guard: Guard): void {
  window.close = () => {
    guard.close();
  };
  guardPromises(guard);
  guardPermissionQueries(guard);
  guardGeolocation(guard);
  refuseDevices();
  Notification.requestPermission = async (callback) => {
    const answer = (await guard.request('notifications', {})) ? 'granted' : 'denied';
    callback?.(answer);
    return answer;
  };
}

/** Functions that give a promise: asked first, then the real one. */
export function guardPromises(guard: Guard): void {
  type Method = (...args: unknown[]) => Promise<unknown>;
  const gate = (
    holder: object | undefined,
    name: string,
    permission: string,
    details: (first: unknown) => object = () => ({}),
  ): void => {
    const methods = holder as Record<string, Method> | undefined;
    const real = methods?.[name];
    if (!methods || !real) return;
    methods[name] = async function (this: unknown, ...args) {
      if (await guard.request(permission, details(args[0])))
        return Reflect.apply(real, this, args) as unknown;
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  };
  gate(globalThis.MediaDevices?.prototype, 'getUserMedia', 'media', (wanted) => {
    const kinds = wanted as { audio?: unknown; video?: unknown } | undefined;
    return { mediaTypes: [kinds?.audio && 'audio', kinds?.video && 'video'].filter(Boolean) };
  });
  gate(globalThis.Clipboard?.prototype, 'readText', 'clipboard-read');
  gate(globalThis.Clipboard?.prototype, 'read', 'clipboard-read');
  gate(globalThis.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture');
}

/** navigator.permissions.query() shows what the app's check handler says. */
export function guardPermissionQueries(guard: Guard): void {
  const real = Permissions.prototype.query;
  const named: Record<string, string> = { camera: 'media', microphone: 'media' };
  Permissions.prototype.query = async function (wanted) {
    const status = await Reflect.apply(real, this, [wanted]);
    const granted = await guard.check(named[wanted.name] ?? wanted.name);
    Object.defineProperty(status, 'state', { value: granted ? 'granted' : 'denied' });
    return status;
  };
}

export function guardGeolocation(guard: Guard): void {
  type Locate = (
    found: PositionCallback,
    failed?: PositionErrorCallback | null,
    options?: PositionOptions,
  ) => void;
  const holder = globalThis.Geolocation?.prototype as unknown as Record<string, Locate> | undefined;
  if (!holder) return;
  for (const name of ['getCurrentPosition', 'watchPosition']) {
    const real = holder[name] as Locate;
    holder[name] = function (this: unknown, found, failed, options) {
      void guard.request('geolocation', {}).then((granted) => {
        if (granted) Reflect.apply(real, this, [found, failed, options]);
        else
          failed?.({
            code: 1,
            message: 'User denied Geolocation',
            PERMISSION_DENIED: 1,
          } as GeolocationPositionError);
      });
    };
  }
}

/** Without a select-…-device listener Electron finds no device; here there is never one. */
export function refuseDevices(): void {
  const choosers: readonly [string, string][] = [
    ['USB', 'requestDevice'],
    ['Serial', 'requestPort'],
    ['Bluetooth', 'requestDevice'],
  ];
  const kinds = globalThis as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>;
  for (const [kind, method] of choosers) {
    const holder = kinds[kind]?.prototype;
    if (!holder) continue;
    holder[method] = () => Promise.reject(new DOMException('No device selected.', 'NotFoundError'));
  }
  const hid = kinds['HID']?.prototype;
  if (hid) hid['requestDevice'] = () => Promise.resolve([]);
}
