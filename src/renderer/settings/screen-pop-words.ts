import type { I18n } from '@lingui/core';
import type { ScreenPopRefusal } from '../../shared/ipc-contract.ts';

/** Why an address cannot be opened for a call. */
export function refusalWords(reason: ScreenPopRefusal, detail: string, i18n: I18n): string {
  switch (reason) {
    case 'not-an-address':
      return i18n._({
        id: 'pop.notAnAddress',
        message: 'This is not a full web address. Start with https://',
      });
    case 'scheme':
      return i18n._({
        id: 'pop.scheme',
        message: 'Only https addresses are opened, or http on this computer. This one starts with {detail}',
        values: { detail },
      });
    case 'credentials':
      return i18n._({
        id: 'pop.credentials',
        message: 'An address with a user name or password in it is not opened.',
      });
    case 'placeholder-place':
      return i18n._({
        id: 'pop.place',
        message: 'Placeholders may stand after the host only, so that a caller cannot choose where you go.',
      });
    case 'unknown-placeholder':
      return i18n._({ id: 'pop.unknown', message: 'There is no placeholder {detail}.', values: { detail } });
    case 'private-address':
      return i18n._({
        id: 'pop.private',
        message: '{detail} is an address inside your network, so it is not opened.',
        values: { detail },
      });
    case 'port':
      return i18n._({
        id: 'pop.port',
        message: 'Port {detail} is not one that web pages use.',
        values: { detail },
      });
    case 'too-long':
      return i18n._({ id: 'pop.tooLong', message: 'This address is too long.' });
  }
}
