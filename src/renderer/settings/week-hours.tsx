import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { TimeRow } from '../components/time-row.tsx';
import { ToggleSet } from '../components/toggle-set.tsx';
import { dayName, weekOrder } from './rule-words.ts';

type Hours = {
  /** Minutes of the day. */
  readonly from: number;
  readonly to: number;
  /** 0 = Sunday. */
  readonly days: readonly number[];
};

type Props = { readonly hours: Hours; readonly change: (part: Partial<Hours>) => void };

/** Days of the week, and from when to when on each of them. */
export function WeekHours({ hours, change }: Props): ReactNode {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return (
    <>
      <ToggleSet
        label={i18n._({ id: 'rules.days', message: 'Days' })}
        choices={weekOrder(locale).map((each) => ({
          value: String(each),
          label: dayName(each, locale, 'short'),
          name: dayName(each, locale, 'long'),
        }))}
        values={hours.days.map(String)}
        onChange={(days) => change({ days: days.map(Number).toSorted((one, other) => one - other) })}
      />
      <div className="rule-times">
        <TimeRow
          label={i18n._({ id: 'rules.from', message: 'From' })}
          minutes={hours.from}
          onChange={(from) => change({ from })}
        />
        <TimeRow
          label={i18n._({ id: 'rules.to', message: 'To' })}
          minutes={hours.to}
          onChange={(to) => change({ to })}
        />
      </div>
    </>
  );
}
