import { useEffect, useState } from 'react';
import type { Person } from '../../shared/person.ts';
import type { PeopleList } from './use-people.ts';
import { usePerson } from './use-person.ts';

type Chosen = {
  /** Place in the list, where it is known. */
  readonly at: number | undefined;
  readonly person: Person | undefined;
  readonly choose: (at: number) => void;
};

/** Who is chosen. A row that is not read yet (End in a long list) becomes somebody as soon as it is. */
export function useChosen(
  list: PeopleList,
  personId: string | undefined,
  goTo: (id: string) => void,
): Chosen {
  const [pending, setPending] = useState<number>();
  const rows = list.loaded?.rows;
  const pendingId = pending === undefined ? undefined : rows?.get(pending)?.id;
  if (pendingId !== undefined && pendingId === personId) setPending(undefined);
  useEffect(() => {
    if (pendingId !== undefined && pendingId !== personId) goTo(pendingId);
  });
  const place = list.placeOf(personId);
  const asked = usePerson(personId);
  const known = place === undefined ? undefined : rows?.get(place);
  return { at: pending ?? place, person: known ?? asked, choose: setPending };
}
