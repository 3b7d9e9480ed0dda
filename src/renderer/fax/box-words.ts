import type { I18n } from '@lingui/core';
import type { BoxName } from './box-entries.ts';

export function boxWords(box: BoxName, i18n: I18n): string {
  switch (box) {
    case 'received':
      return i18n._({ id: 'faxBox.received', message: 'Received' });
    case 'sent':
      return i18n._({ id: 'faxBox.sent', message: 'Sent' });
    case 'drafts':
      return i18n._({ id: 'faxBox.drafts', message: 'Drafts' });
    case 'scheduled':
      return i18n._({ id: 'faxBox.scheduled', message: 'Scheduled' });
  }
}
