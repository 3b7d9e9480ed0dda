import { useLingui } from '@lingui/react';
import CalendarDays from 'lucide-react/icons/calendar-days';
import { type ReactNode, type Ref, useState } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { FilterField } from '../components/filter-field.tsx';
import { anyTime, type Period } from './period.ts';

type Props = {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Undefined where nothing has a date. */
  readonly period: Period | undefined;
  readonly setPeriod: (period: Period) => void;
  readonly searchRef: Ref<HTMLDivElement>;
};

/** Words and digits to look for, and the days in between. */
export function ListSearch({ text, setText, period, setPeriod, searchRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const [wanted, setWanted] = useState(false);
  const isOpen = period !== undefined && (wanted || period.from !== '' || period.to !== '');
  return (
    <div ref={searchRef} className="fax-search" onKeyDown={intoTheList}>
      <div className="fax-search-line">
        <FilterField
          name={i18n._({ id: 'faxes.search', message: 'Search faxes' })}
          value={text}
          onChange={setText}
        />
        {period === undefined ? null : (
          <IconButton
            name={i18n._({ id: 'faxes.dates', message: 'Search by date' })}
            opens={{ id: 'fax-dates', open: isOpen }}
            onPress={() => {
              setWanted(!isOpen);
              if (isOpen) setPeriod(anyTime);
            }}
          >
            <CalendarDays size="1.25em" aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {isOpen ? (
        <div id="fax-dates" className="fax-dates">
          <DateField
            label={i18n._({ id: 'faxes.since', message: 'From' })}
            value={period.from}
            onChange={(from) => setPeriod({ ...period, from })}
          />
          <DateField
            label={i18n._({ id: 'faxes.until', message: 'To' })}
            value={period.to}
            onChange={(to) => setPeriod({ ...period, to })}
          />
          <Button
            look="ghost"
            size="small"
            onPress={() => {
              setWanted(false);
              setPeriod(anyTime);
            }}
          >
            {i18n._({ id: 'faxes.anyTime', message: 'Any day' })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function intoTheList(event: React.KeyboardEvent): void {
  const isDate = event.target instanceof HTMLInputElement && event.target.type === 'date';
  if (event.key !== 'ArrowDown' || isDate) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.pane-list [role="listbox"]')?.focus();
}
