import { useEffect, useState } from 'react';
import type { Person } from '../../shared/person.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

/** Somebody by id, read anew when people change; undefined until known, and where nobody has that id. */
export function usePerson(id: string | undefined): Person | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [person, setPerson] = useState<Person>();
  useEffect(() => {
    if (id === undefined) return undefined;
    let isOver = false;
    ask.person(id).then(
      (found) => (isOver ? undefined : setPerson(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, id, version]);
  return person?.id === id ? person : undefined;
}
