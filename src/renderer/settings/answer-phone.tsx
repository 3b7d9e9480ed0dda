import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import { answeringPhone, answeringPhones } from '../../shared/answering-phone.ts';
import type { CallControlState } from '../../shared/call-control.ts';
import { SelectRow } from '../components/select-row.tsx';
import { useAppState } from '../use-app-state.ts';
import { useSettings } from './use-settings.ts';

/** The phone that answers when nobody chooses one: by a shortcut, from a notification, by the first button. */
export function AnswerPhone(): ReactNode {
  const { i18n } = useLingui();
  const control = useAppState((state) => state.callControl);
  const { values, change } = useSettings('calls');
  const { answerOn } = values;
  const isGone = answerOn !== '' && !control.devices.some(({ id }) => id === answerOn);
  return (
    <SelectRow
      label={i18n._({ id: 'callsPage.answerOn', message: 'Answer on this phone' })}
      effect={effectWords(control, answerOn, i18n)}
      options={[
        { value: '', label: i18n._({ id: 'callsPage.lastUsed', message: 'The one I used last' }) },
        ...control.devices.map(({ id, label }) => ({ value: id, label })),
        ...(isGone
          ? [
              {
                value: answerOn,
                label: i18n._({ id: 'callsPage.gone', message: 'A phone that is not there now' }),
              },
            ]
          : []),
      ]}
      value={answerOn}
      onChange={(chosen) => change({ answerOn: chosen })}
    />
  );
}

function effectWords(control: CallControlState, chosen: string, i18n: I18n): string {
  if (control.right.has === 'no')
    return i18n._({
      id: 'callsPage.mayNotAnswer',
      message: 'This account may not answer calls from here. An administrator can allow it.',
    });
  const phone = answeringPhone(control, chosen)?.label;
  if (phone !== undefined)
    return i18n._({
      id: 'callsPage.answersOn',
      message: 'Now {phone}. Another one can always be chosen for a call.',
      values: { phone },
    });
  return answeringPhones(control).length > 0
    ? i18n._({ id: 'callsPage.answerAsks', message: 'Until you have answered once, the call card asks.' })
    : i18n._({
        id: 'callsPage.answersNowhere',
        message: 'RingCentral knows no phone of yours that is on and can be told to answer.',
      });
}
