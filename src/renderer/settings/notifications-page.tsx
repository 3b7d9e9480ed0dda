import { useLingui } from '@lingui/react';
import BellOff from 'lucide-react/icons/bell-off';
import type { ReactNode } from 'react';
import { Note } from '../components/note.tsx';
import { SliderRow } from '../components/slider-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { useAppState } from '../use-app-state.ts';
import { useSettings } from './use-settings.ts';

export function NotificationsPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('alerts');
  const allowed = useAppState((state) => state.desktop.notifications);
  return (
    <>
      {allowed ? null : (
        <Note icon={<BellOff size="1.25em" aria-hidden="true" />}>
          {i18n._({
            id: 'notifications.off',
            message: 'Notifications are turned off for Ringside in the system settings.',
          })}
        </Note>
      )}
      <SwitchRow
        label={i18n._({ id: 'notifications.show', message: 'Notifications' })}
        effect={i18n._({
          id: 'notifications.showEffect',
          message: 'One for each incoming and missed call, and when calls stop reaching this computer.',
        })}
        on={values.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      <SwitchRow
        label={i18n._({ id: 'notifications.hideNames', message: 'Hide names and numbers' })}
        effect={i18n._({
          id: 'notifications.hideNamesEffect',
          message: 'Notifications only say that there is a call. The card still shows who it is.',
        })}
        on={values.hideNames}
        onChange={(hideNames) => change({ hideNames })}
      />
      <SwitchRow
        label={i18n._({ id: 'notifications.flash', message: 'Flash the taskbar' })}
        effect={i18n._({
          id: 'notifications.flashEffect',
          message: 'While a call rings, for people who do not hear it.',
        })}
        on={values.flashTaskbar}
        onChange={(flashTaskbar) => change({ flashTaskbar })}
      />
      <SwitchRow
        label={i18n._({ id: 'notifications.ring', message: 'Ring on this computer' })}
        effect={i18n._({
          id: 'notifications.ringEffect',
          message: 'Two soft notes while a card is shown. Silent while you take no calls.',
        })}
        on={values.ringTone}
        onChange={(ringTone) => change({ ringTone })}
      />
      <SliderRow
        label={i18n._({ id: 'notifications.volume', message: 'Ring volume' })}
        effect={i18n._({
          id: 'notifications.volumeEffect',
          message: 'It begins softly and reaches this after two rounds.',
        })}
        value={values.ringVolume}
        disabled={!values.ringTone}
        onChange={(ringVolume) => change({ ringVolume })}
      />
    </>
  );
}
