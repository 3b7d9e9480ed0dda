import { useLingui } from '@lingui/react';
import CalendarDays from 'lucide-react/icons/calendar-days';
import { type ReactNode, type Ref, useState } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { FilterField } from '../components/filter-field.tsx';
import { anyTime } from '../fax/period.ts';
import { CallFilters } from './call-filters.tsx';
import { totalWords } from './filter-words.ts';
import type { CallSearch } from './use-call-search.ts';

type Props = {
  readonly search: CallSearch;
  /** Calls there are by this filter; undefined until it is known. */
  readonly total: number | undefined;
  readonly searchRef: Ref<HTMLDivElement>;
};

/** What to look for, which calls to show, and how many these are. */
export function CallsHead({ search, total, searchRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const { period, setPeriod } = search;
  const [wanted, setWanted] = useState(false);
  const isOpen = wanted || period.from !== '' || period.to !== '';
  return (
    <div className="people-head calls-head">
      <div ref={searchRef} className="fax-search" onKeyDown={intoTheList}>
        <div className="fax-search-line">
          <FilterField
            name={i18n._({ id: 'calls.search', message: 'Search calls' })}
            value={search.text}
            onChange={search.setText}
          />
          <IconButton
            name={i18n._({ id: 'calls.dates', message: 'Only some days' })}
            opens={{ id: 'call-dates', open: isOpen }}
            onPress={() => {
              setWanted(!isOpen);
              if (isOpen) setPeriod(anyTime);
            }}
          >
            <CalendarDays size="1.25em" aria-hidden="true" />
          </IconButton>
        </div>
        {isOpen ? <Dates search={search} close={() => setWanted(false)} /> : null}
      </div>
      <CallFilters search={search}>
        <p className="calls-total">{total === undefined ? null : totalWords(total, i18n)}</p>
      </CallFilters>
    </div>
  );
}

function Dates({ search, close }: { readonly search: CallSearch; readonly close: () => void }): ReactNode {
  const { i18n } = useLingui();
  const { period, setPeriod } = search;
  return (
    <div id="call-dates" className="fax-dates">
      <DateField
        label={i18n._({ id: 'calls.since', message: 'From' })}
        value={period.from}
        onChange={(from) => setPeriod({ ...period, from })}
      />
      <DateField
        label={i18n._({ id: 'calls.until', message: 'To' })}
        value={period.to}
        onChange={(to) => setPeriod({ ...period, to })}
      />
      <Button
        look="ghost"
        size="small"
        onPress={() => {
          close();
          setPeriod(anyTime);
        }}
      >
        {i18n._({ id: 'calls.anyTime', message: 'Any day' })}
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
