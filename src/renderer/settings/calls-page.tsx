import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import CircleSlash from 'lucide-react/icons/circle-slash';
import { type ReactNode, useEffect } from 'react';
import type { OwnPhone, OwnPhones } from '../../shared/ring-out.ts';
import { RingMe } from '../connection/ring-me.tsx';
import { Choices } from '../components/choices.tsx';
import { Note } from '../components/note.tsx';
import type { Option } from '../components/select-parts.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { AnswerPhone } from './answer-phone.tsx';
import { chosenWords } from './chosen-words.ts';
import { LinksSetting } from './links-setting.tsx';
import { OwnRulingsSetting } from './own-rulings.tsx';
import { phoneLabel } from './phone-label.ts';
import { ParkAlarm } from './park-alarm.tsx';
import { PhoneRules } from './phone-rules.tsx';
import { useSettings } from './use-settings.ts';

/** Which phone rings first, what the other side sees, and what numbers do here. */
export function CallsPage(): ReactNode {
  const { i18n } = useLingui();
  const phones = useAppState((state) => state.phones);
  const send = useSend();
  useEffect(() => {
    send.refreshPhones();
  }, [send]);
  return (
    <>
      {phones.allowed ? null : (
        <Note icon={<CircleSlash size="1.25em" aria-hidden="true" />}>
          {i18n._({
            id: 'callsPage.notAllowed',
            message: 'This account may not place calls from here. An administrator can allow it.',
          })}
        </Note>
      )}
      <FirstPhone phones={phones} />
      <PhoneRules phones={phones.phones} />
      <AnswerPhone />
      <ParkAlarm />
      <CallerId phones={phones} />
      <Habits />
      <OwnRulingsSetting />
      <LinksSetting />
      <RingMe />
    </>
  );
}

type PhonesProps = { readonly phones: OwnPhones };

function FirstPhone({ phones }: PhonesProps): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('calls');
  return (
    <SelectRow
      label={i18n._({ id: 'callsPage.ringFirst', message: 'Ring this phone first' })}
      effect={chosenWords(phones, i18n)}
      options={phoneOptions(phones.phones, values.ringFirst, i18n)}
      value={values.ringFirst}
      onChange={(ringFirst) => change({ ringFirst })}
    />
  );
}

function phoneOptions(phones: readonly OwnPhone[], stored: string, i18n: I18n): readonly Option<string>[] {
  const isGone = stored !== '' && !phones.some(({ id }) => id === stored);
  return [
    { value: '', label: i18n._({ id: 'callsPage.lastUsed', message: 'The one I used last' }) },
    ...phones.map((phone) => ({ value: phone.id, label: phoneLabel(phone) })),
    ...(isGone
      ? [{ value: stored, label: i18n._({ id: 'callsPage.gone', message: 'A phone that is not there now' }) }]
      : []),
  ];
}

function CallerId({ phones }: PhonesProps): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('calls');
  const { callerIds, defaultCallerId } = phones;
  const usual = callerIds.find(({ number }) => number === defaultCallerId)?.shown;
  const isGone = values.callerId !== '' && !callerIds.some(({ number }) => number === values.callerId);
  const options = [
    { value: '', label: i18n._({ id: 'callsPage.usualCallerId', message: 'As RingCentral has it' }) },
    ...callerIds.map(({ number, shown, label }) => ({
      value: number,
      label: label === undefined ? `\u2066${shown}\u2069` : `${label} · \u2066${shown}\u2069`,
    })),
    ...(isGone ? [{ value: values.callerId, label: `\u2066${values.callerId}\u2069` }] : []),
  ];
  return (
    <SelectRow
      label={i18n._({ id: 'callsPage.callerId', message: 'The number others see' })}
      effect={
        usual === undefined
          ? i18n._({ id: 'callsPage.callerIdEffect', message: 'It stands on their phone when you call.' })
          : i18n._({
              id: 'callsPage.callerIdUsual',
              message: 'It stands on their phone when you call. RingCentral has {number}.',
              values: { number: `\u2066${usual}\u2069` },
            })
      }
      options={options}
      value={values.callerId}
      onChange={(callerId) => change({ callerId })}
    />
  );
}

function Habits(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('calls');
  return (
    <>
      <SwitchRow
        label={i18n._({ id: 'callsPage.askForOne', message: 'Ask me to press 1' })}
        effect={i18n._({
          id: 'callsPage.askForOneEffect',
          message: 'It keeps the voicemail of your own phone from taking the call for you.',
        })}
        on={values.askForOne}
        onChange={(askForOne) => change({ askForOne })}
      />
      <Choices
        label={i18n._({ id: 'callsPage.numberClick', message: 'A click on a number' })}
        effect={i18n._({
          id: 'callsPage.numberClickEffect',
          message: 'In Ringside only. Links from other apps always wait in Quick call.',
        })}
        choices={[
          {
            value: 'fills-quick-call',
            label: i18n._({ id: 'callsPage.fills', message: 'Fills Quick call' }),
          },
          { value: 'calls-now', label: i18n._({ id: 'callsPage.callsNow', message: 'Calls now' }) },
        ]}
        value={values.numberClick}
        onChange={(numberClick) => change({ numberClick })}
      />
      <SwitchRow
        label={i18n._({ id: 'callsPage.blockCostly', message: 'Refuse costly numbers' })}
        effect={i18n._({
          id: 'callsPage.blockCostlyEffect',
          message: 'Premium and satellite numbers are never called. While this is off, Ringside asks first.',
        })}
        on={values.blockCostly}
        onChange={(blockCostly) => change({ blockCostly })}
      />
    </>
  );
}
