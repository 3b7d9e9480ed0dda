import type { I18n } from '@lingui/core';
import type { Channel, ConnectionReason } from '../../shared/connection.ts';
import type { LookKind } from '../../shared/connection.ts';
import { pollingEveryMs } from '../../shared/connection-look.ts';

/** A word or two for where events stand. */
export function connectionWords(kind: LookKind, i18n: I18n): string {
  switch (kind) {
    case 'online':
    case 'short-break':
      return i18n._({ id: 'connection.online', message: 'Listening for calls' });
    case 'connecting':
      return i18n._({ id: 'connection.connecting', message: 'Connecting…' });
    case 'reconnecting':
      return i18n._({ id: 'connection.reconnecting', message: 'Reconnecting…' });
    case 'offline':
      return i18n._({ id: 'connection.offline', message: 'Offline' });
    case 'slow':
      return i18n._({ id: 'connection.slow', message: 'Slow mode' });
    case 'signed-out':
      return i18n._({ id: 'connection.signedOut', message: 'Signed out' });
  }
}

/** In whole seconds, for the words about slow mode. */
export const pollingSeconds = pollingEveryMs / 1000;

/** How news of calls comes, as people choose it and as it is. */
export function channelWords(channel: Channel | undefined, i18n: I18n): string {
  switch (channel) {
    case 'websocket':
      return i18n._({ id: 'channel.websocket', message: 'At once, through WebSocket' });
    case 'pubnub':
      return i18n._({ id: 'channel.pubnub', message: 'At once, through PubNub' });
    case 'polling':
      return i18n._({
        id: 'channel.polling',
        message: 'By asking every {seconds} s',
        values: { seconds: pollingSeconds },
      });
    case undefined:
      return i18n._({ id: 'channel.none', message: 'Not at all right now' });
  }
}

/** Why events do not reach us, in a sentence; nothing where there is nothing to say. */
export function reasonWords(reason: ConnectionReason | undefined, i18n: I18n): string | undefined {
  switch (reason) {
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
        message: 'This network wants you to sign in on a page of its own first.',
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
