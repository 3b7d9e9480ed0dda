import type { ContactOrder, MergeOrder } from '../../../shared/contact.ts';
import { changedFields, nameOfCard } from '../../../shared/contact-card.ts';
import type { ContactsState } from '../../../shared/contacts-state.ts';
import type { PhoneNumbers } from '../../phone-numbers.ts';
import { changeContact } from './change-contact.ts';
import { changeFavourite } from './change-favourite.ts';
import { type ContactPorts, platformId } from './contact-ports.ts';
import { creating } from './create-contact.ts';
import { deleteContact } from './delete-contact.ts';
import { mergeContacts } from './merge-contacts.ts';
import { sameNumberBy } from './merge-view.ts';
import { createWorks, type Works } from './works.ts';

export type ContactDesk = Omit<Works, 'begin'> & {
  readonly save: (order: ContactOrder) => void;
  readonly remove: (id: string, personId: string) => void;
  readonly merge: (order: MergeOrder) => void;
  readonly setFavourite: (id: string, personId: string, favourite: boolean) => void;
  /** Reads one contact again, because somebody looks at all of it. */
  readonly lookAt: (personId: string) => Promise<void>;
};

export type ContactDeskPorts = ContactPorts & {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  readonly saved: (change: Partial<Pick<ContactsState, 'works' | 'missing'>>) => void;
};

/** Ms; the form shows what was read then, and saving reads again. */
const goodEnough = 60_000;

const isPersonal = (personId: string): boolean => personId.startsWith('personal:');

/** Contacts made, changed, deleted, merged and marked by the person: each sent once, and told how it went. */
export function createContactDesk(ports: ContactDeskPorts): ContactDesk {
  const { person, saved } = ports;
  const { begin, ...works } = createWorks(ports, ({ works: list }, problem) =>
    saved(problem?.kind === 'right' ? { works: list, missing: problem.permission } : { works: list }),
  );
  const sameNumber = sameNumberBy(ports.numbers);
  const nameOf = (personId: string): string => person(personId)?.name ?? '';

  return {
    ...works,
    save: ({ id, personId, base, card }) => {
      const name = nameOfCard(card);
      if (name === undefined) return;
      if (personId === undefined) return begin({ id, kind: 'create', name, personId }, creating(ports, card));
      // What is shown of a colleague is the company's.
      if (!isPersonal(personId) || changedFields(base, card).length === 0) return;
      begin({ id, kind: 'change', name, personId }, () => changeContact(ports, { base, card }, personId));
    },
    remove: (id, personId) => {
      if (!isPersonal(personId) || person(personId) === undefined) return;
      const work = { id, kind: 'delete', name: nameOf(personId), personId } as const;
      begin(work, () => deleteContact(ports, personId));
    },
    merge: (order) => {
      const { id, keptId, droppedId } = order;
      if (!isPersonal(keptId) || !isPersonal(droppedId) || keptId === droppedId) return;
      const work = { id, kind: 'merge', name: nameOf(keptId), personId: keptId } as const;
      begin(work, () => mergeContacts(ports, order, sameNumber));
    },
    setFavourite: (id, personId, favourite) => {
      const one = person(personId);
      if (one === undefined || one.favourite === favourite) return;
      const kind = favourite ? 'favourite' : 'unfavourite';
      begin({ id, kind, name: one.name, personId }, () => changeFavourite(ports, one, favourite));
    },
    lookAt: async (personId) => {
      if (!isPersonal(personId)) return;
      const read = await ports.fresh.read(platformId(personId), goodEnough);
      if (read.kind === 'contact') ports.learn({ put: [read.contact] });
      else if (read.kind === 'gone') ports.learn({ gone: [personId] });
    },
  };
}
