import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { SelectRow } from '../components/select-row.tsx';
import { useSettings } from './use-settings.ts';

const minutes = [1, 2, 3, 5, 10, 15] as const;

/** When a parked call asks to be looked after. */
export function ParkAlarm(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('calls');
  const { parkAlarmMinutes: chosen } = values;
  // One that was written into the file by hand is shown as it is.
  const offered = [...new Set([...minutes, ...(chosen === 0 ? [] : [chosen])])].sort(
    (one, other) => one - other,
  );
  return (
    <SelectRow
      label={i18n._({ id: 'callsPage.parkAlarm', message: 'Remind me of a parked call' })}
      effect={i18n._({
        id: 'callsPage.parkAlarmEffect',
        message: 'Once, so that nobody waits forgotten. The call stays parked.',
      })}
      options={[
        ...offered.map((count) => ({
          value: String(count),
          label: i18n._({
            id: 'callsPage.parkAlarmAfter',
            message: '{count, plural, one {After # minute} other {After # minutes}}',
            values: { count },
          }),
        })),
        { value: '0', label: i18n._({ id: 'callsPage.parkAlarmOff', message: 'Never' }) },
      ]}
      value={String(chosen)}
      onChange={(picked) => change({ parkAlarmMinutes: Number(picked) })}
    />
  );
}
