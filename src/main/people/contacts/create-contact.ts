import type { ContactCard } from '../../../shared/contact.ts';
import { changedFields, emailOfCard, numbersOfCard } from '../../../shared/contact-card.ts';
import type { NotWritten, ReadContact } from '../../ringcentral/contact-port.ts';
import { personId } from '../from-platform.ts';
import { pause } from '../reading.ts';
import { type ContactPorts, failed, problemOf } from './contact-ports.ts';
import type { WorkOutcome } from './works.ts';

/** Ms. What the platform still works on when its answer was lost is done by then. */
const settled = 5_000;

export type Created =
  { readonly kind: 'created'; readonly contact: ReadContact } | NotWritten | 'nothing-came';

/**
 * Creates a contact once. The platform knows no key by which a repeated request could be recognised, so where an
 * answer was lost the contacts are searched for it, and whoever tries again searches first.
 */
export function createCreation(
  ports: ContactPorts,
  card: ContactCard,
  urgency: 'user' | 'background' = 'user',
): () => Promise<Created> {
  let isLost = false;
  return async () => {
    if (isLost) {
      const found = await lookFor(ports, card);
      if (found !== 'nothing-came') return found;
      isLost = false;
    }
    const written = await ports.door().createContact(card, urgency);
    if (written.kind === 'written') return { kind: 'created', contact: written.contact };
    if (written.kind !== 'lost') return written;
    isLost = true;
    await pause(settled, ports.clock);
    const found = await lookFor(ports, card);
    // The platform has answered: nothing came of it, and the next try may send it again.
    if (found === 'nothing-came') isLost = false;
    return found;
  };
}

/** The same contact among those that are not known here yet. */
async function lookFor(ports: ContactPorts, card: ContactCard): Promise<Created> {
  const startsWith = card.firstName ?? card.lastName ?? card.company ?? emailOfCard(card);
  const phoneNumber = numbersOfCard(card)[0]?.[1] ?? '';
  const answer = await ports.door().findContacts(startsWith === undefined ? { phoneNumber } : { startsWith });
  if (answer.kind !== 'found') return { kind: 'lost', requestId: undefined };
  const contact = answer.contacts.find(
    (one) => ports.person(personId('personal', one.id)) === undefined && isSameCard(card, one.card),
  );
  return contact === undefined ? 'nothing-came' : { kind: 'created', contact };
}

/** The platform may write a number another way. */
function isSameCard(one: ContactCard, other: ContactCard): boolean {
  const phones = new Set<string>(numbersOfCard({ ...one, ...other }).map(([field]) => field));
  return changedFields(one, other).every(
    (field) => phones.has(field) && digitsOf(one[field]) === digitsOf(other[field]),
  );
}

/** The last digits are the same with and without the country. */
function digitsOf(written: string | undefined): string {
  return (written ?? '').replace(/\D/g, '').slice(-9);
}

/** A new contact, which can be taken back for a while. */
export function creating(ports: ContactPorts, card: ContactCard): () => Promise<WorkOutcome> {
  const create = createCreation(ports, card);
  return async () => {
    const created = await create();
    if (created === 'nothing-came') return failed({ kind: 'nothing-came', requestId: undefined });
    if (created.kind !== 'created') return failed(problemOf(created, ports.clock.now()));
    const { contact } = created;
    ports.learn({ put: [contact] });
    const id = personId('personal', contact.id);
    return { kind: 'done', personId: id, undo: () => takeBack(ports, contact.id) };
  };
}

async function takeBack(ports: ContactPorts, id: string): Promise<WorkOutcome> {
  const deleted = await ports.door().deleteContacts([id]);
  if (deleted.kind !== 'deleted') return failed(problemOf(deleted, ports.clock.now()));
  ports.learn({ gone: [personId('personal', id)] });
  return { kind: 'done' };
}
