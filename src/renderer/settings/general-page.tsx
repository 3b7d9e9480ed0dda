import { useLingui } from '@lingui/react';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import { Note } from '../components/note.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { useAppState } from '../use-app-state.ts';
import { useSettings } from './use-settings.ts';

export function GeneralPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('general');
  const hasTray = useAppState((state) => state.desktop.tray);
  return (
    <>
      <SwitchRow
        label={i18n._({ id: 'general.startAtLogin', message: 'Start at sign-in to this computer' })}
        effect={i18n._({
          id: 'general.startAtLoginEffect',
          message: 'Ringside starts quietly and listens for calls; no window opens.',
        })}
        on={values.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      <SwitchRow
        label={i18n._({ id: 'general.tray', message: 'Show an icon in the tray' })}
        effect={i18n._({
          id: 'general.trayEffect',
          message:
            'It shows whether calls reach this computer, and keeps Ringside there when its window is closed.',
        })}
        on={values.showTray && hasTray}
        disabled={!hasTray}
        onChange={(showTray) => change({ showTray })}
      />
      {hasTray ? null : (
        <Note icon={<Info size="1.25em" aria-hidden="true" />}>
          {i18n._({
            id: 'general.noTray',
            message: 'This desktop shows no tray icons. Ringside stays in the dock instead.',
          })}
        </Note>
      )}
    </>
  );
}
