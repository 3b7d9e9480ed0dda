import type { I18n } from '@lingui/core';
import type { FaxRecipientStatus } from '../../shared/fax.ts';

export function statusWords(status: FaxRecipientStatus, i18n: I18n): string {
  switch (status) {
    case 'waiting':
      return i18n._({ id: 'faxTo.waiting', message: 'Waiting' });
    case 'sending':
      return i18n._({ id: 'faxTo.sending', message: 'Sending…' });
    case 'sent':
      return i18n._({ id: 'faxTo.sent', message: 'Sent' });
    case 'failed':
      return i18n._({ id: 'faxTo.failed', message: 'Not sent' });
    case 'unknown':
      return i18n._({ id: 'faxTo.unknown', message: 'Not known' });
  }
}
