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
  guardNotifications(guard);
}

export function guardNotifications(guard: Guard): void {
  Notification.requestPermission = async (callback) => {
    const answer = (await guard.request('notifications', {})) ? 'granted' : 'denied';
    callback?.(answer);
    return answer;
  };
}

type Method = (...args: unknown[]) => unknown;

/** Methods of a browser class, or null where this page has no such class (no secure context). */
export function methodsOf(className: string): Record<string, Method> | null {
  const classes = globalThis as unknown as Record<string, { prototype: Record<string, Method> } | undefined>;
  return classes[className]?.prototype ?? null;
}

/** Functions that give a promise: asked first, then the real one. */
export function guardPromises(guard: Guard): void {
  const gate = (className: string, name: string, permission: string): void => {
    const methods = methodsOf(className);
    const real = methods?.[name];
    if (!methods || !real) return;
    methods[name] = async function (this: unknown, ...args) {
      const kinds = args[0] as { audio?: unknown; video?: unknown } | undefined;
      const mediaTypes = [kinds?.audio && 'audio', kinds?.video && 'video'].filter(Boolean);
      const granted = await guard.request(permission, permission === 'media' ? { mediaTypes } : {});
      if (granted) return Reflect.apply(real, this, args);
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  };
  gate('MediaDevices', 'getUserMedia', 'media');
  gate('Clipboard', 'readText', 'clipboard-read');
  gate('Clipboard', 'read', 'clipboard-read');
}

/** navigator.permissions.query() shows what the app's check handler says. */
export function guardPermissionQueries(guard: Guard): void {
  const methods = methodsOf('Permissions');
  const real = methods?.['query'] as ((...args: unknown[]) => Promise<PermissionStatus>) | undefined;
  if (!methods || !real) return;
  const named: Record<string, string> = { camera: 'media', microphone: 'media' };
  methods['query'] = async function (this: unknown, ...args) {
    const status = await Reflect.apply(real, this, args);
    const granted = await guard.check(named[status.name] ?? status.name);
    return Object.defineProperty(status, 'state', { value: granted ? 'granted' : 'denied' });
  };
}

export function guardGeolocation(guard: Guard): void {
  const methods = methodsOf('Geolocation');
  for (const name of ['getCurrentPosition', 'watchPosition']) {
    const real = methods?.[name];
    if (!methods || !real) continue;
    methods[name] = function (this: unknown, ...args) {
      const failed = args[1] as ((error: object) => void) | undefined;
      void guard.request('geolocation', {}).then((granted) => {
        if (granted) Reflect.apply(real, this, args);
        else failed?.({ code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1 });
      });
    };
  }
}

/** Without a handler of the app's Electron offers no device and no screen; here there is never one to offer. */
export function refuseDevices(): void {
  const refuse = (className: string, name: string, message: string, error: string): void => {
    const methods = methodsOf(className);
    if (methods?.[name]) methods[name] = () => Promise.reject(new DOMException(message, error));
  };
  refuse('USB', 'requestDevice', 'No device selected.', 'NotFoundError');
  refuse('Serial', 'requestPort', 'No port selected by the user.', 'NotFoundError');
  refuse('Bluetooth', 'requestDevice', 'User cancelled the requestDevice() chooser.', 'NotFoundError');
  refuse('MediaDevices', 'getDisplayMedia', 'Not supported', 'NotSupportedError');
  const hid = methodsOf('HID');
  if (hid) hid['requestDevice'] = () => Promise.resolve([]);
}
