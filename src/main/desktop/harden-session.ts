import type { Session } from 'electron';
import { mayHave } from './permissions.ts';

/** The handlers that decide what a page may reach beyond itself. */
export type HardenedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setUSBProtectedClassesHandler'
>;

/** Refuses devices, screens, pairing and every permission that is not in the table. */
export function hardenSession(session: HardenedSession, pageOrigin: string): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      mayHave({ permission, origin: details.requestingUrl, isMainFrame: details.isMainFrame }, pageOrigin),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    // Chromium hands an origin with a closing slash.
    mayHave({ permission, origin: origin.replace(/\/$/, ''), isMainFrame: details.isMainFrame }, pageOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => [...protectedClasses]);
}
