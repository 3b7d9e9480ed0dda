import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import MonitorX from 'lucide-react/icons/monitor-x';
import type { ReactNode } from 'react';
import type { AlertStyle } from '../../shared/settings.ts';
import { Button } from '../components/button.tsx';
import { Note } from '../components/note.tsx';
import type { Option } from '../components/select-parts.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { useSettings } from './use-settings.ts';

export function CardPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('alerts');
  const send = useSend();
  const canPlace = useAppState((state) => state.desktop.canPlaceWindows);
  const styles = styleOptions(i18n);
  return (
    <>
      {canPlace ? null : (
        <Note icon={<MonitorX size="1.25em" aria-hidden="true" />}>
          {i18n._({
            id: 'card.cannotPlace',
            message:
              'This desktop does not let apps show a window by themselves. A notification tells of the call, and the card opens from it.',
          })}
        </Note>
      )}
      <SelectRow
        label={i18n._({ id: 'cardPage.direct', message: 'A call to my own number' })}
        effect={i18n._({ id: 'cardPage.directEffect', message: 'How a call for you alone shows itself.' })}
        options={styles}
        value={values.direct}
        onChange={(direct) => change({ direct })}
      />
      <SelectRow
        label={i18n._({ id: 'cardPage.queue', message: 'A call to a queue' })}
        effect={i18n._({
          id: 'cardPage.queueEffect',
          message: 'How a call for everybody in a queue shows itself.',
        })}
        options={styles}
        value={values.queue}
        onChange={(queue) => change({ queue })}
      />
      <SelectRow
        label={i18n._({ id: 'cardPage.second', message: 'A call while I am on another' })}
        effect={i18n._({
          id: 'cardPage.secondEffect',
          message: 'It never covers the call that goes on and never rings in full.',
        })}
        options={styles}
        value={values.second}
        onChange={(second) => change({ second })}
      />
      <SelectRow
        label={i18n._({ id: 'cardPage.missedStays', message: 'A missed call stays on the card' })}
        effect={i18n._({
          id: 'cardPage.missedStaysEffect',
          message: 'Longer while the pointer or the keyboard is on it.',
        })}
        options={stayOptions(i18n)}
        value={String(values.missedStaysSeconds)}
        onChange={(seconds) => change({ missedStaysSeconds: Number(seconds) })}
      />
      <div className="setting-buttons">
        <Button onPress={() => send.showTestCall()}>
          {i18n._({ id: 'cardPage.test', message: 'Show me a test call' })}
        </Button>
      </div>
    </>
  );
}

function styleOptions(i18n: I18n): readonly Option<AlertStyle>[] {
  return [
    { value: 'card', label: i18n._({ id: 'style.card', message: 'Call card' }) },
    { value: 'quiet-card', label: i18n._({ id: 'style.quietCard', message: 'Quiet card, without sound' }) },
    { value: 'tray-only', label: i18n._({ id: 'style.tray', message: 'Tray icon only' }) },
    { value: 'nothing', label: i18n._({ id: 'style.nothing', message: 'Nothing' }) },
  ];
}

function stayOptions(i18n: I18n): readonly Option<string>[] {
  return [
    { value: '12', label: i18n._({ id: 'stay.12', message: '12 seconds' }) },
    { value: '30', label: i18n._({ id: 'stay.30', message: '30 seconds' }) },
    { value: '0', label: i18n._({ id: 'stay.closed', message: 'Until I close it' }) },
  ];
}
