import type { I18n } from '@lingui/core';
import type { OwnPhones } from '../../shared/ring-out.ts';

/** Which phone rings first now, and why that one. */
export function chosenWords(phones: OwnPhones, i18n: I18n): string {
  const chosen = phones.phones.find(({ id }) => id === phones.chosenId);
  if (chosen === undefined) return noPhoneWords(phones.status, i18n);
  const values = { phone: chosen.label };
  switch (phones.chosenBecause) {
    case 'only-one':
      return i18n._({ id: 'chosen.onlyOne', message: '{phone} is the only phone you have.', values });
    case 'setting':
      return i18n._({ id: 'chosen.setting', message: 'A call you place rings {phone} first.', values });
    case 'last-used':
      return i18n._({
        id: 'chosen.lastUsed',
        message: 'Now {phone}, because you used it last.',
        values,
      });
    case 'hour':
      return i18n._({ id: 'chosen.hour', message: 'Now {phone}, because of the hour.', values });
    case 'network':
      return i18n._({
        id: 'chosen.network',
        message: 'Now {phone}, because of the network this computer is on.',
        values,
      });
    case 'first':
      return i18n._({ id: 'chosen.first', message: 'Now {phone}, the first that can ring.', values });
  }
}

function noPhoneWords(status: OwnPhones['status'], i18n: I18n): string {
  switch (status) {
    case 'empty':
    case 'loading':
      return i18n._({ id: 'chosen.loading', message: 'Asking RingCentral which phones you have…' });
    case 'failed':
      return i18n._({ id: 'chosen.failed', message: 'Your phones could not be loaded.' });
    case 'ready':
      return i18n._({
        id: 'chosen.none',
        message: 'RingCentral knows no phone of yours that it could ring.',
      });
  }
}
