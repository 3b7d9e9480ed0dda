import type { Clock } from '../../clock.ts';
import type { ContactDoor, ContactRead, ReadContact } from '../../ringcentral/contact-port.ts';

/**
 * Contacts as they were read or written a moment ago: of ten Heavy requests a minute none is spent on what has just
 * been told.
 */
export type FreshContacts = {
  /** @param within ms; how old what is known may be */
  readonly read: (id: string, within: number) => Promise<ContactRead>;
  readonly note: (contact: ReadContact) => void;
  readonly forget: () => void;
};

/** Ms; older ones are read again for every purpose. */
const longestFresh = 60_000;
const mostKept = 100;

export function createFreshContacts(
  clock: Pick<Clock, 'elapsed'>,
  door: () => Pick<ContactDoor, 'readContact'>,
): FreshContacts {
  const known = new Map<string, { readonly contact: ReadContact; readonly at: number }>();

  function note(contact: ReadContact): void {
    known.delete(contact.id);
    known.set(contact.id, { contact, at: clock.elapsed() });
    if (known.size > mostKept) known.delete([...known.keys()][0] ?? '');
  }

  return {
    read: async (id, within) => {
      const before = known.get(id);
      const isFresh = before !== undefined && clock.elapsed() - before.at < Math.min(within, longestFresh);
      if (isFresh) return { kind: 'contact', contact: before.contact };
      known.delete(id);
      const read = await door().readContact(id);
      if (read.kind === 'contact') note(read.contact);
      return read;
    },
    note,
    forget: () => known.clear(),
  };
}
