import type { I18n } from '@lingui/core';
import type { ConnectionState } from '../../shared/connection.ts';
import { clockTime } from '../times.ts';

/** A word or two for where events stand. */
export function connectionWords(connection: ConnectionState, i18n: I18n): string {
  switch (connection.phase) {
    case 'online':
      return i18n._({ id: 'connection.online', message: 'Listening for calls' });
    case 'connecting':
      return i18n._({ id: 'connection.connecting', message: 'Connecting…' });
    case 'reconnecting':
      return i18n._({ id: 'connection.reconnecting', message: 'Reconnecting…' });
    case 'offline':
      return i18n._({ id: 'connection.offline', message: 'Offline' });
    case 'signed-out':
      return i18n._({ id: 'connection.signedOut', message: 'Signed out' });
  }
}

export function sinceWords(connection: ConnectionState, i18n: I18n): string | undefined {
  if (connection.phase !== 'online' && connection.phase !== 'offline') return undefined;
  const time = clockTime(connection.since, i18n.locale);
  return i18n._({ id: 'connection.since', message: 'since {time}', values: { time } });
}

/** Why events do not reach us, in a sentence; nothing where there is nothing to say. */
export function reasonWords(connection: ConnectionState, i18n: I18n): string | undefined {
  switch (connection.reason) {
    case 'network':
      return i18n._({ id: 'connection.network', message: 'This computer has no way to RingCentral.' });
    case 'name-lookup':
      return i18n._({
        id: 'connection.nameLookup',
        message: 'This network cannot find RingCentral by its name.',
      });
    case 'captive-portal':
      return i18n._({
        id: 'connection.captivePortal',
        message: 'This network wants you to sign in first. Open any web page to do so.',
      });
    case 'proxy':
      return i18n._({ id: 'connection.proxy', message: 'The proxy does not let Ringside through.' });
    case 'certificate':
      return i18n._({
        id: 'connection.certificate',
        message: 'Somebody else answers in place of RingCentral: its certificate is not trusted.',
      });
    case 'server':
      return i18n._({ id: 'connection.server', message: 'RingCentral does not answer as it should.' });
    case 'rate-limited':
      return i18n._({
        id: 'connection.rateLimited',
        message: 'RingCentral asked this app to wait before it tries again.',
      });
    case 'permission':
      return i18n._({
        id: 'connection.permission',
        message: 'This account may not use apps like this one. An administrator can allow it.',
      });
    case 'sleeping':
      return i18n._({ id: 'connection.sleeping', message: 'This computer was asleep.' });
    case 'signed-out':
      return i18n._({ id: 'connection.signedOutReason', message: 'RingCentral ended the sign-in.' });
    case undefined:
      return undefined;
  }
}
