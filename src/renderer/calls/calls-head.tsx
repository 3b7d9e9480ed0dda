import { useLingui } from '@lingui/react';
import type { ReactNode, Ref } from 'react';
import { DatedSearch } from '../components/dated-search.tsx';
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
  return (
    <div className="people-head calls-head">
      <DatedSearch
        names={{
          field: i18n._({ id: 'calls.search', message: 'Search calls' }),
          dates: i18n._({ id: 'calls.dates', message: 'Only some days' }),
        }}
        text={search.text}
        setText={search.setText}
        period={search.period}
        setPeriod={search.setPeriod}
        searchRef={searchRef}
      />
      <CallFilters search={search}>
        <p className="calls-total">{total === undefined ? null : totalWords(total, i18n)}</p>
      </CallFilters>
    </div>
  );
}
