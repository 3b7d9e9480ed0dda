import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { DateField } from '../components/date-field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { periodBounds } from '../period.ts';

type Props = {
  readonly isOpen: boolean;
  readonly close: () => void;
  /** Shows the newest calls before that moment. */
  readonly jump: (before: number) => void;
};

/** Goes to the calls of a day, or to those before it where there were none. */
export function JumpToDate({ isOpen, close, jump }: Props): ReactNode {
  const { i18n } = useLingui();
  const [day, setDay] = useState('');
  const { until } = periodBounds({ from: '', to: day });
  return (
    <FormDialog
      isOpen={isOpen}
      title={i18n._({ id: 'calls.jump', message: 'Jump to date' })}
      submitLabel={i18n._({ id: 'calls.jumpGo', message: 'Show calls' })}
      canSubmit={until !== undefined}
      submit={() => {
        close();
        if (until !== undefined) jump(until + 1);
      }}
      close={close}
    >
      <DateField
        label={i18n._({ id: 'calls.jumpDay', message: 'Day' })}
        value={day}
        onChange={setDay}
        autoFocus
      />
    </FormDialog>
  );
}
