import { useMemo } from 'react';
import type { PeoplePage, PeopleQuery, Person } from '../../shared/person.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { type PagedList, usePages } from '../use-pages.ts';

type Wanted = Pick<PeopleQuery, 'text' | 'show'>;

export type PeopleList = PagedList<Wanted, PeoplePage, Person>;

/** The people that a query means. */
export function usePeople({ text, show }: Wanted): PeopleList {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const wanted = useMemo((): Wanted => ({ text, show }), [text, show]);
  return usePages(wanted, version, ask.people);
}
