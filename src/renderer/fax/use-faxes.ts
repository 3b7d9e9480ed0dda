import { useMemo } from 'react';
import type { FaxBox, FaxListPage, FaxQuery, FaxRow } from '../../shared/fax.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { type PagedList, usePages } from '../use-pages.ts';

type Wanted = Pick<FaxQuery, 'box' | 'text' | 'since' | 'until'>;
type Asked = Omit<Wanted, 'box'> & { readonly box: FaxBox | undefined };

/** The faxes of one box, newest first. Without a box nothing is asked. */
export function useFaxes({ box, text, since, until }: Asked): PagedList<Wanted, FaxListPage, FaxRow> {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.faxes.version);
  const wanted = useMemo(
    (): Wanted | undefined =>
      box && {
        ...{ box, text },
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      },
    [box, since, text, until],
  );
  const list = usePages<Wanted, FaxListPage, FaxRow>(wanted, version, ask.faxes);
  // Rows of another box are not this one's, not even for a moment.
  return list.loaded?.box === box ? list : { ...list, loaded: undefined, placeOf: () => undefined };
}
