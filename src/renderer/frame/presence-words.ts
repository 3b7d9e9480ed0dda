import type { I18n } from '@lingui/core';
import type { OwnPresence } from '../../shared/presence.ts';

/** What others see. */
export function statusWords(status: OwnPresence['userStatus'] | undefined, i18n: I18n): string {
  switch (status) {
    case 'Available':
      return i18n._({ id: 'presence.available', message: 'Available' });
    case 'Busy':
      return i18n._({ id: 'presence.busy', message: 'Busy' });
    case 'Offline':
      return i18n._({ id: 'presence.invisible', message: 'Invisible' });
    case undefined:
      return i18n._({ id: 'presence.unknown', message: 'Status unknown' });
  }
}

/** Which calls reach me. */
export function reachWords(status: OwnPresence['dndStatus'] | undefined, i18n: I18n): string {
  switch (status) {
    case 'TakeAllCalls':
      return i18n._({ id: 'reach.all', message: 'All calls' });
    case 'DoNotAcceptDepartmentCalls':
      return i18n._({ id: 'reach.noQueue', message: 'No queue calls' });
    case 'TakeDepartmentCallsOnly':
      return i18n._({ id: 'reach.queueOnly', message: 'Queue calls only' });
    case 'DoNotAcceptAnyCalls':
      return i18n._({ id: 'reach.none', message: 'No calls' });
    case 'Unknown':
    case undefined:
      return i18n._({ id: 'reach.unknown', message: 'calls unknown' });
  }
}
