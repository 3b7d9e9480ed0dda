import { useSend } from '../use-app-state.ts';
import type { useChosen } from './use-chosen.ts';
import { useNewWorkId } from './use-contact-work.ts';
import { useWhyNoChange } from './use-may-change.ts';
import type { PeopleList } from './use-people.ts';
import type { Places } from './use-places.ts';

/** Deletes whoever is chosen, where they are a contact, and goes on to the one below. */
export function useRemoval(
  list: PeopleList,
  chosen: ReturnType<typeof useChosen>,
  places: Places,
): () => void {
  const send = useSend();
  const newId = useNewWorkId();
  const whyNot = useWhyNoChange();
  return () => {
    const { person, at } = chosen;
    if (person?.source !== 'personal' || whyNot !== undefined) return;
    send.deleteContact(newId(), person.id);
    const rows = list.loaded?.rows;
    const next = at === undefined ? undefined : (rows?.get(at + 1) ?? rows?.get(at - 1));
    if (next === undefined) places.close();
    else places.show(next.id);
  };
}
