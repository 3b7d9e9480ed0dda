import type { I18n } from '@lingui/core';
import type { SettingsPage } from '../../shared/route.ts';

/** What a page of the settings is called. */
export function pageWords(page: SettingsPage, i18n: I18n): string {
  switch (page) {
    case 'general':
      return i18n._({ id: 'settings.general', message: 'General' });
    case 'account':
      return i18n._({ id: 'settings.account', message: 'Account' });
    case 'calls':
      return i18n._({ id: 'settings.calls', message: 'Calls' });
    case 'card':
      return i18n._({ id: 'settings.card', message: 'Call card' });
    case 'faxes':
      return i18n._({ id: 'settings.faxes', message: 'Faxes' });
    case 'notifications':
      return i18n._({ id: 'settings.notifications', message: 'Notifications and sounds' });
    case 'screen-pop':
      return i18n._({ id: 'settings.screenPop', message: 'Screen-pop' });
    case 'shortcuts':
      return i18n._({ id: 'settings.shortcuts', message: 'Shortcuts' });
    case 'appearance':
      return i18n._({ id: 'settings.appearance', message: 'Appearance' });
    case 'data':
      return i18n._({ id: 'settings.data', message: 'Data' });
    case 'network':
      return i18n._({ id: 'settings.network', message: 'Network' });
    case 'about':
      return i18n._({ id: 'settings.about', message: 'About' });
  }
}
