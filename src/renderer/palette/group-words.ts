import type { I18n } from '@lingui/core';
import type { CommandGroup } from './command.ts';
import type { GroupName } from './rows.ts';

export function groupWords(name: GroupName, i18n: I18n): string {
  switch (name) {
    case 'suggested':
      return i18n._({ id: 'palette.suggested', message: 'Suggestions' });
    case 'recent':
      return i18n._({ id: 'palette.recent', message: 'Chosen lately' });
    case 'number':
      return i18n._({ id: 'palette.number', message: 'This number' });
    case 'people':
      return i18n._({ id: 'palette.people', message: 'People' });
    case 'calls':
      return i18n._({ id: 'section.calls', message: 'Calls' });
    case 'notes':
      return i18n._({ id: 'palette.notes', message: 'Notes' });
    case 'faxes':
      return i18n._({ id: 'section.faxes', message: 'Faxes' });
    case 'commands':
      return i18n._({ id: 'palette.commands', message: 'Commands' });
    case 'not-now':
      return i18n._({ id: 'palette.notNow', message: 'Not possible now' });
    case 'teach':
      return i18n._({ id: 'palette.teach', message: 'What narrows a search' });
    default:
      return commandGroupWords(name, i18n);
  }
}

function commandGroupWords(name: CommandGroup, i18n: I18n): string {
  switch (name) {
    case 'call':
      return i18n._({ id: 'palette.group.call', message: 'Call' });
    case 'write':
      return i18n._({ id: 'palette.group.write', message: 'Write' });
    case 'go':
      return i18n._({ id: 'palette.group.go', message: 'Go to' });
    case 'do':
      return i18n._({ id: 'palette.group.do', message: 'Do' });
    case 'status':
      return i18n._({ id: 'palette.group.status', message: 'Status' });
    case 'view':
      return i18n._({ id: 'palette.group.view', message: 'View' });
    case 'settings':
      return i18n._({ id: 'section.settings', message: 'Settings' });
    case 'account':
      return i18n._({ id: 'settings.account', message: 'Account' });
    case 'help':
      return i18n._({ id: 'palette.group.help', message: 'Help' });
  }
}
