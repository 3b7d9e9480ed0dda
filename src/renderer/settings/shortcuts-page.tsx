import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { effectOf, labelOf } from './shortcut-words.ts';
import { useAppState } from '../use-app-state.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { useSettings } from './use-settings.ts';

type Name = keyof Settings['shortcuts'];

const names: readonly Name[] = [
  ...(['showCard', 'answer', 'sendAway', 'silence', 'hold', 'mute', 'park', 'endCall'] as const),
  ...(['quickCall', 'callClipboard', 'openApp', 'toggleCalls'] as const),
];

/** Beside the keys of Quick call and the others; each is free where the systems leave it so. */
const functionKeys: Readonly<Record<Name, number>> = {
  ...{ openApp: 12, showCard: 11, silence: 10, quickCall: 9, toggleCalls: 8, callClipboard: 7 },
  ...{ answer: 6, sendAway: 5, hold: 4, mute: 3, park: 2, endCall: 1 },
};

const macLetters: Readonly<Record<Name, string>> = {
  ...{ openApp: 'O', showCard: 'A', silence: 'S', quickCall: 'D', toggleCalls: 'N', callClipboard: 'C' },
  ...{ answer: 'R', sendAway: 'V', hold: 'H', mute: 'M', park: 'P', endCall: 'E' },
};

function suggestionFor(name: Name, isMac: boolean): string {
  return isMac ? `Control+Alt+Command+${macLetters[name]}` : `Ctrl+Shift+F${functionKeys[name]}`;
}

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
          suggestion={suggestionFor(name, isMac)}
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
