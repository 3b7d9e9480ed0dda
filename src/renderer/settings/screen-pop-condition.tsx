import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type PopCondition, type PopHours, popLimits } from '../../shared/screen-pop.ts';
import { SelectRow } from '../components/select-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { ListRow } from './screen-pop-list-row.tsx';
import { WeekHours } from './week-hours.tsx';

type Props = { readonly condition: PopCondition; readonly change: (condition: PopCondition) => void };

/** Which calls it is for. All of it has to fit. */
export function ConditionFields({ condition, change }: Props): ReactNode {
  const { i18n } = useLingui();
  const set = (part: Partial<PopCondition>): void => change({ ...condition, ...part });
  return (
    <>
      <SelectRow
        label={i18n._({ id: 'pop.direction', message: 'Direction' })}
        effect={i18n._({ id: 'pop.directionEffect', message: 'An outgoing call rings at the other side.' })}
        options={[
          { value: 'inbound', label: i18n._({ id: 'pop.inboundChoice', message: 'Incoming' }) },
          { value: 'outbound', label: i18n._({ id: 'pop.outboundChoice', message: 'Outgoing' }) },
          { value: 'both', label: i18n._({ id: 'pop.bothChoice', message: 'Both' }) },
        ]}
        value={condition.direction}
        onChange={(direction) => set({ direction })}
      />
      <SelectRow
        label={i18n._({ id: 'pop.caller', message: 'Who' })}
        effect={i18n._({
          id: 'pop.callerEffect',
          message: 'Known is who stands in your contacts or the directory.',
        })}
        options={[
          { value: 'anybody', label: i18n._({ id: 'pop.callerAnybody', message: 'Anybody' }) },
          { value: 'known', label: i18n._({ id: 'pop.callerKnown', message: 'People I know' }) },
          {
            value: 'unknown',
            label: i18n._({ id: 'pop.callerUnknown', message: 'Numbers nobody is known by' }),
          },
        ]}
        value={condition.caller}
        onChange={(caller) => set({ caller })}
      />
      <ListRow
        label={i18n._({ id: 'pop.lines', message: 'Queues or lines' })}
        effect={i18n._({
          id: 'pop.linesEffect',
          message: 'Names or extension numbers with commas between them. Empty: any.',
        })}
        values={condition.lines}
        by="comma"
        most={popLimits.lines}
        onChange={(lines) => set({ lines })}
      />
      <ListRow
        label={i18n._({ id: 'pop.numbers', message: 'Numbers' })}
        effect={i18n._({
          id: 'pop.numbersEffect',
          message: 'Such as +4930*: * stands for any digits, ? for one. Empty: any.',
        })}
        values={condition.numbers}
        by="comma"
        most={popLimits.numbers}
        onChange={(numbers) => set({ numbers })}
      />
      <TextRow
        label={i18n._({ id: 'pop.tag', message: 'Tag' })}
        effect={i18n._({ id: 'pop.tagEffect', message: 'Only people with this tag. Empty: any.' })}
        value={condition.tag}
        onChange={(tag) => set({ tag })}
      />
      <SwitchRow
        label={i18n._({ id: 'pop.anonymous', message: 'Also without a caller ID' })}
        effect={i18n._({
          id: 'pop.anonymousEffect',
          message: 'The placeholders for the number and the name are empty then.',
        })}
        on={condition.withoutNumber}
        onChange={(withoutNumber) => set({ withoutNumber })}
      />
      <HoursFields hours={condition.hours} change={(hours) => set({ hours })} />
    </>
  );
}

const officeHours: PopHours = { from: 9 * 60, to: 17 * 60, days: [1, 2, 3, 4, 5] };

type HoursProps = {
  readonly hours: PopCondition['hours'];
  readonly change: (hours: PopCondition['hours']) => void;
};

function HoursFields({ hours, change }: HoursProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      <SwitchRow
        label={i18n._({ id: 'pop.onlyHours', message: 'Only at certain hours' })}
        effect={i18n._({ id: 'pop.onlyHoursEffect', message: 'By this computer’s clock.' })}
        on={hours !== 'always'}
        onChange={(on) => change(on ? officeHours : 'always')}
      />
      {hours === 'always' ? null : (
        <WeekHours hours={hours} change={(part) => change({ ...hours, ...part })} />
      )}
    </>
  );
}
