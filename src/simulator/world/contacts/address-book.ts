import type { AddressBook, Contact, ContactFields } from '../../people-types.ts';

type Stored = { contact: Contact; readonly bornIn: number; changedIn: number; removedIn: number };

/** The versions in which things happen: what was there from the beginning is of version 0. */
export function createAddressBook(firstId: number, first: readonly ContactFields[]): AddressBook {
  const stored = new Map<number, Stored>();
  let version = 0;

  function add(fields: ContactFields): Contact {
    const id = firstId + stored.size * 1_000;
    const contact: Contact = { id, availability: 'Alive', fields };
    stored.set(id, { contact, bornIn: version, changedIn: version, removedIn: Infinity });
    return contact;
  }

  for (const fields of first) add(fields);

  function change(id: number, changed: Omit<Contact, 'id'>, isRemoval: boolean): Contact | undefined {
    const one = stored.get(id);
    if (!one || (one.contact.availability !== 'Alive' && !isRemoval)) return undefined;
    version += 1;
    one.contact = { id, ...changed };
    one.changedIn = version;
    if (isRemoval) one.removedIn = Math.min(one.removedIn, version);
    return one.contact;
  }

  return {
    version: () => version,
    at: (wanted) =>
      [...stored.values()]
        .filter(({ bornIn, removedIn }) => bornIn <= wanted && removedIn > wanted)
        .map(({ contact }) => contact),
    changedSince: (wanted) =>
      [...stored.values()].filter(({ changedIn }) => changedIn > wanted).map(({ contact }) => contact),
    create: (fields) => {
      version += 1;
      return add(fields);
    },
    replace: (id, fields) => change(id, { availability: 'Alive', fields }, false),
    remove: (id, how = 'Deleted') => change(id, { availability: how, fields: {} }, true),
  };
}
