import { useEffect, useState } from 'react';
import type { ContactCard } from '../../shared/contact.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

/** All that is kept of a contact; undefined until it is there, and for colleagues. */
export function useCard(personId: string | undefined): ContactCard | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [found, setFound] = useState<{ readonly id: string; readonly card: ContactCard | undefined }>();
  useEffect(() => {
    if (personId === undefined) return undefined;
    let isOver = false;
    ask.contactCard(personId).then(
      (card) => (isOver ? undefined : setFound({ id: personId, card })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, personId, version]);
  return found?.id === personId ? found?.card : undefined;
}
