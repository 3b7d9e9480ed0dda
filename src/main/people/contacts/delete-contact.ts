import type { ContactCard } from '../../../shared/contact.ts';
import type { FavouriteId } from '../../ringcentral/people-port.ts';
import { personId } from '../from-platform.ts';
import { type ContactPorts, failed, platformId, problemOf } from './contact-ports.ts';
import { createCreation } from './create-contact.ts';
import type { WorkOutcome } from './works.ts';

/** What is needed to bring somebody back who was deleted. */
export type Remembered = { readonly card: ContactCard; readonly favouriteAt: number | undefined };

/** Deletes a contact, having read all of it: what is deleted can be brought back whole for a while. */
export async function deleteContact(ports: ContactPorts, contactId: string): Promise<WorkOutcome> {
  const id = platformId(contactId);
  const remembered = await remember(ports, contactId);
  if (remembered.kind === 'failed') return remembered;
  const deleted = await ports.door().deleteContacts([id]);
  if (deleted.kind !== 'deleted') return failed(problemOf(deleted, ports.clock.now()));
  ports.learn({ gone: [contactId] });
  if (remembered.of.favouriteAt !== undefined) await unfavour(ports, contactId);
  return { kind: 'done', undo: bringingBack(ports, remembered.of) };
}

/** Whether the platform does that by itself is written nowhere; somebody who is gone may be in the way of others. */
export async function unfavour(ports: ContactPorts, contactId: string): Promise<void> {
  const remove: FavouriteId = { source: 'personal', id: platformId(contactId) };
  const changed = await ports.door().changeFavourites({ remove });
  if (changed.kind === 'changed') ports.learn({ favourites: changed.favourites });
  else ports.log.warn('a deleted contact may still be a favourite', { why: changed.kind });
}

/** Ms; what is deleted is what was seen. */
const goodEnough = 60_000;

export async function remember(
  ports: ContactPorts,
  contactId: string,
): Promise<{ readonly kind: 'remembered'; readonly of: Remembered } | ReturnType<typeof failed>> {
  const read = await ports.fresh.read(platformId(contactId), goodEnough);
  if (read.kind === 'gone') ports.learn({ gone: [contactId] });
  if (read.kind !== 'contact')
    return failed(read.kind === 'lost' ? { kind: 'offline' } : problemOf(read, ports.clock.now()));
  const place = ports.favourites().indexOf(contactId);
  const favouriteAt = place === -1 ? undefined : place;
  return { kind: 'remembered', of: { card: read.contact.card, favouriteAt } };
}

/** The platform keeps no deleted contacts: whoever comes back is a new contact with everything the old one had. */
export function bringingBack(
  ports: ContactPorts,
  { card, favouriteAt }: Remembered,
): () => Promise<WorkOutcome> {
  const create = createCreation(ports, card);
  return async () => {
    const created = await create();
    if (created === 'nothing-came') return failed({ kind: 'nothing-came', requestId: undefined });
    if (created.kind !== 'created') return failed(problemOf(created, ports.clock.now()));
    const { contact } = created;
    ports.learn({ put: [contact] });
    const add: FavouriteId = { source: 'personal', id: contact.id };
    if (favouriteAt !== undefined) await favour(ports, add, favouriteAt);
    return { kind: 'done', personId: personId('personal', contact.id) };
  };
}

/** A favourite that is lost on the way is no reason to say that somebody was not brought back. */
async function favour(ports: ContactPorts, add: FavouriteId, at: number): Promise<void> {
  const changed = await ports.door().changeFavourites({ add, at });
  if (changed.kind === 'changed') ports.learn({ favourites: changed.favourites });
  else ports.log.warn('a contact came back and is no favourite', { why: changed.kind });
}
