import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import HardDrive from 'lucide-react/icons/hard-drive';
import type { ReactNode } from 'react';
import {
  type KeepDays,
  keepDaysChoices,
  type KeepingSettings,
  keepMegabytesChoices,
} from '../../shared/keeping.ts';
import { Note } from '../components/note.tsx';
import type { Option } from '../components/select-parts.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { useAppState } from '../use-app-state.ts';
import { DataUse } from './data-use.tsx';
import { DeleteData } from './delete-data.tsx';
import { ExportData } from './export-data.tsx';
import { useSettings } from './use-settings.ts';

/** What of the past stays on this computer, for how long, how it gets out and how it goes. */
export function DataPage(): ReactNode {
  const { i18n } = useLingui();
  const signedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  const lasts = useAppState((state) => state.keeping.lasts);
  if (!signedIn)
    return (
      <p>
        {i18n._({ id: 'data.nobody', message: 'Nobody is signed in, so nothing is shown of what is kept.' })}
      </p>
    );
  return (
    <>
      {lasts === 'file' ? null : (
        <Note icon={<HardDrive size="1.25em" aria-hidden="true" />}>
          {lasts === 'run'
            ? i18n._({
                id: 'data.demo',
                message: 'In the demo nothing is kept: all of it is gone when you leave.',
              })
            : i18n._({
                id: 'data.notSaved',
                message:
                  'Nothing new is saved at the moment: the disk is full or refuses, or another Ringside uses the folder. It is tried again every minute; what is new is gone if Ringside quits before.',
              })}
        </Note>
      )}
      <DataUse />
      <Limits />
      <ExportData />
      <DeleteData />
    </>
  );
}

function Limits(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('keeping');
  const megabytes = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'megabyte' });
  return (
    <>
      <Days
        label={i18n._({ id: 'data.callDays', message: 'Keep calls' })}
        effect={i18n._({
          id: 'data.callDaysEffect',
          message: 'Older ones are removed here, but for those with a note. RingCentral keeps its own list.',
        })}
        value={values.callDays}
        onChange={(callDays) => change({ callDays })}
      />
      <Days
        label={i18n._({ id: 'data.faxDays', message: 'Keep faxes' })}
        effect={i18n._({
          id: 'data.faxDaysEffect',
          message: 'Older ones leave the lists here. Nothing is deleted in RingCentral.',
        })}
        value={values.faxDays}
        onChange={(faxDays) => change({ faxDays })}
      />
      <Days
        label={i18n._({ id: 'data.noteDays', message: 'Keep notes' })}
        effect={i18n._({
          id: 'data.noteDaysEffect',
          message: 'Notes are on this computer only. A removed one cannot be brought back.',
        })}
        value={values.noteDays}
        onChange={(noteDays) => change({ noteDays })}
      />
      <SelectRow
        label={i18n._({ id: 'data.megabytes', message: 'At most' })}
        effect={i18n._({
          id: 'data.megabytesEffect',
          message:
            'When it is more, the oldest calls go first. Pages of faxes and recordings have room of their own.',
        })}
        options={keepMegabytesChoices.map((size) => ({ value: String(size), label: megabytes.format(size) }))}
        value={String(values.megabytes)}
        onChange={(size) => change({ megabytes: Number(size) as KeepingSettings['megabytes'] })}
      />
    </>
  );
}

type DaysProps = {
  readonly label: string;
  readonly effect: string;
  readonly value: KeepDays;
  readonly onChange: (days: KeepDays) => void;
};

function Days({ label, effect, value, onChange }: DaysProps): ReactNode {
  const { i18n } = useLingui();
  const options: readonly Option<string>[] = keepDaysChoices.map((days) => ({
    value: String(days),
    label: daysWords(days, i18n),
  }));
  return (
    <SelectRow
      {...{ label, effect, options }}
      value={String(value)}
      onChange={(days) => onChange(Number(days) as KeepDays)}
    />
  );
}

function daysWords(days: KeepDays, i18n: I18n): string {
  switch (days) {
    case 0:
      return i18n._({ id: 'data.always', message: 'As long as there is room' });
    case 90:
      return i18n._({ id: 'data.90days', message: '90 days' });
    case 365:
      return i18n._({ id: 'data.1year', message: '1 year' });
    case 730:
      return i18n._({ id: 'data.2years', message: '2 years' });
  }
}
