import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { useAppState } from '../use-app-state.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { useSettings } from './use-settings.ts';

type Name = keyof Settings['shortcuts'];

const names: readonly Name[] = [
  'showCard',
  'silence',
  'quickCall',
  'callClipboard',
  'openApp',
  'toggleCalls',
];

const suggestions: Readonly<Record<'mac' | 'other', Readonly<Record<Name, string>>>> = {
  mac: {
    showCard: 'Control+Alt+Command+A',
    silence: 'Control+Alt+Command+S',
    quickCall: 'Control+Alt+Command+D',
    callClipboard: 'Control+Alt+Command+C',
    openApp: 'Control+Alt+Command+O',
    toggleCalls: 'Control+Alt+Command+N',
  },
  other: {
    showCard: 'Ctrl+Shift+F11',
    silence: 'Ctrl+Shift+F10',
    quickCall: 'Ctrl+Shift+F9',
    callClipboard: 'Ctrl+Shift+F7',
    openApp: 'Ctrl+Shift+F12',
    toggleCalls: 'Ctrl+Shift+F8',
  },
};

/** Shortcuts that work while another app has the keyboard; none is on until chosen. */
export function ShortcutsPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('shortcuts');
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const refused = useAppState((state) => state.desktop.refusedShortcuts);
  return (
    <>
      <p className="setting-effect">
        {i18n._({
          id: 'shortcuts.lead',
          message: 'These work while you use another app. None is on until you choose it.',
        })}
      </p>
      {names.map((name) => (
        <ShortcutRow
          key={name}
          label={labelOf(name, i18n)}
          effect={effectOf(name, i18n)}
          keys={values[name]}
          suggestion={suggestions[isMac ? 'mac' : 'other'][name]}
          isMac={isMac}
          refused={values[name] !== '' && refused.includes(name)}
          usedBy={(keys) => {
            const other = names.find((each) => each !== name && values[each] === keys);
            return other === undefined ? undefined : labelOf(other, i18n);
          }}
          onChange={(keys) => change({ [name]: keys })}
        />
      ))}
    </>
  );
}

function labelOf(name: Name, i18n: I18n): string {
  switch (name) {
    case 'showCard':
      return i18n._({ id: 'shortcuts.showCard', message: 'Show and focus the call card' });
    case 'silence':
      return i18n._({ id: 'shortcuts.silence', message: 'Silence ringing' });
    case 'quickCall':
      return i18n._({ id: 'shortcuts.quickCall', message: 'Quick call' });
    case 'callClipboard':
      return i18n._({ id: 'shortcuts.callClipboard', message: 'Call the selection or clipboard' });
    case 'openApp':
      return i18n._({ id: 'shortcuts.openApp', message: 'Open Ringside' });
    case 'toggleCalls':
      return i18n._({ id: 'shortcuts.toggleCalls', message: 'Take calls on or off' });
  }
}

function effectOf(name: Name, i18n: I18n): string {
  switch (name) {
    case 'showCard':
      return i18n._({ id: 'shortcuts.showCardEffect', message: 'Puts the keyboard on the caller’s name.' });
    case 'silence':
      return i18n._({
        id: 'shortcuts.silenceEffect',
        message: 'Only on this computer. The call keeps ringing.',
      });
    case 'quickCall':
      return i18n._({ id: 'shortcuts.quickCallEffect', message: 'Opens the small window to call from.' });
    case 'callClipboard':
      return i18n._({
        id: 'shortcuts.callClipboardEffect',
        message: 'Fills Quick call with the number you selected or copied. It is read at that moment only.',
      });
    case 'openApp':
      return i18n._({ id: 'shortcuts.openAppEffect', message: 'Brings the main window to the front.' });
    case 'toggleCalls':
      return i18n._({
        id: 'shortcuts.toggleCallsEffect',
        message: 'Turns “No calls” on, and back to all calls.',
      });
  }
}
