import { useLingui } from '@lingui/react';
import CalendarDays from 'lucide-react/icons/calendar-days';
import { type ReactNode, type Ref, useId, useState } from 'react';
import { anyTime, type Period } from '../period.ts';
import { Button, IconButton } from './button.tsx';
import { DateField } from './date-field.tsx';
import { FilterField } from './filter-field.tsx';

type Props = {
  /** What the field and the button to its dates are called. */
  readonly names: { readonly field: string; readonly dates: string };
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Undefined where nothing has a date. */
  readonly period: Period | undefined;
  readonly setPeriod: (period: Period) => void;
  readonly searchRef: Ref<HTMLDivElement>;
};

/** What to look for in the list below it, and the days in between. */
export function DatedSearch({ names, text, setText, period, setPeriod, searchRef }: Props): ReactNode {
  const [wanted, setWanted] = useState(false);
  const id = useId();
  const isOpen = period !== undefined && (wanted || period.from !== '' || period.to !== '');
  const close = (): void => {
    setWanted(false);
    setPeriod(anyTime);
  };
  return (
    <div ref={searchRef} className="dated-search" onKeyDown={intoTheList}>
      <div className="dated-search-line">
        <FilterField name={names.field} value={text} onChange={setText} />
        {period === undefined ? null : (
          <IconButton
            name={names.dates}
            opens={{ id, open: isOpen }}
            onPress={() => (isOpen ? close() : setWanted(true))}
          >
            <CalendarDays size="1.25em" aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {isOpen ? <Dates id={id} period={period} setPeriod={setPeriod} close={close} /> : null}
    </div>
  );
}

type DatesProps = {
  readonly id: string;
  readonly period: Period;
  readonly setPeriod: (period: Period) => void;
  readonly close: () => void;
};

function Dates({ id, period, setPeriod, close }: DatesProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <div id={id} className="dated-search-days">
      <DateField
        label={i18n._({ id: 'dates.since', message: 'From' })}
        value={period.from}
        onChange={(from) => setPeriod({ ...period, from })}
      />
      <DateField
        label={i18n._({ id: 'dates.until', message: 'To' })}
        value={period.to}
        onChange={(to) => setPeriod({ ...period, to })}
      />
      <Button look="ghost" size="small" onPress={close}>
        {i18n._({ id: 'dates.any', message: 'Any day' })}
      </Button>
    </div>
  );
}

function intoTheList(event: React.KeyboardEvent): void {
  const isDate = event.target instanceof HTMLInputElement && event.target.type === 'date';
  if (event.key !== 'ArrowDown' || isDate) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.pane-list [role="listbox"]')?.focus();
}
