import { type SettingsPage, settingsPages } from '../../shared/route.ts';
import { pageWords } from '../settings/page-words.ts';
import { alsoFrom, type Command, type CommandWorld, withMod } from './command.ts';

/** Each page of the settings, by what can be set there. */
export function settingsCommands(world: CommandWorld): readonly Command[] {
  const { navigation, i18n } = world;
  return settingsPages.map((page) => ({
    ...{ name: `settings.${page}`, group: 'settings' },
    ...(page === 'general' ? { keys: withMod(world, ',') } : {}),
    title: i18n._({
      id: 'command.settingsPage',
      message: 'Settings: {page}',
      values: { page: pageWords(page, i18n) },
    }),
    also: alsoFrom(pageAlso(page, world)),
    run: () => navigation.go({ screen: 'settings', page }),
  }));
}

function pageAlso(page: SettingsPage, { i18n }: CommandWorld): string {
  switch (page) {
    case 'general':
      return i18n._({ id: 'find.general', message: 'start at sign-in, tray, preferences, options' });
    case 'account':
      return i18n._({ id: 'find.account', message: 'rights, permissions, demo, leave' });
    case 'calls':
      return i18n._({
        id: 'find.calls',
        message: 'phones, ring first, caller ID, press 1, links, premium numbers',
      });
    case 'card':
      return i18n._({ id: 'find.card', message: 'popup, test call, queue, quiet' });
    case 'faxes':
      return i18n._({ id: 'find.faxes', message: 'resolution, copies, watched folder, download' });
    case 'notifications':
      return i18n._({
        id: 'find.notifications',
        message: 'alerts, toasts, hide names, taskbar, ring tone, volume, sound',
      });
    case 'screen-pop':
      return i18n._({ id: 'find.screenPop', message: 'CRM, open address, browser, webhook, rules' });
    case 'shortcuts':
      return i18n._({ id: 'find.shortcuts', message: 'keys, keyboard, hotkeys' });
    case 'appearance':
      return i18n._({ id: 'find.appearance', message: 'theme, dark, light, contrast, text size, motion' });
    case 'data':
      return i18n._({ id: 'find.data', message: 'storage, keep, export, backup, delete everything, disk' });
    case 'network':
      return i18n._({ id: 'find.network', message: 'server, client ID, proxy, transport, connection' });
    case 'about':
      return i18n._({ id: 'find.about', message: 'version, licence, diagnostics' });
  }
}
