/** Every permission name Electron 45 knows. A name that is missing here fails a test at the next upgrade. */
export const permissionNames = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'unknown',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
] as const;

const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write']);

export type PermissionAsk = {
  readonly permission: string;
  /** Origin or address of who asks. */
  readonly origin: string;
  readonly isMainFrame: boolean;
};

/** Everything is refused but two harmless things, to the main frame of our own pages. */
export function mayHave(ask: PermissionAsk, pageOrigin: string): boolean {
  const own = ask.origin === pageOrigin || ask.origin.startsWith(`${pageOrigin}/`);
  return own && ask.isMainFrame && allowed.has(ask.permission);
}
