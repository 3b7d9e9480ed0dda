import type { I18n } from '@lingui/core';
import type { Availability } from '../../shared/presence.ts';

export function availabilityWords(availability: Availability, i18n: I18n): string {
  switch (availability) {
    case 'free':
      return i18n._({ id: 'presence.available', message: 'Available' });
    case 'on-call':
      return i18n._({ id: 'availability.onCall', message: 'On a call' });
    case 'busy':
      return i18n._({ id: 'presence.busy', message: 'Busy' });
    case 'no-calls':
      return i18n._({ id: 'availability.noCalls', message: 'Takes no calls' });
    case 'off':
      return i18n._({ id: 'availability.off', message: 'Offline' });
  }
}
