import type { ContactCard, ContactOrder } from '../../../shared/contact.ts';
import { changedFields, withFields } from '../../../shared/contact-card.ts';
import type { ReadContact } from '../../ringcentral/contact-port.ts';
import { pause } from '../reading.ts';
import { type ContactPorts, failed, platformId, problemOf } from './contact-ports.ts';
import type { WorkOutcome } from './works.ts';

const settled = 5_000;

/**
 * Changes what the person changed and nothing else. The contact is read again just before: where somebody else changed
 * the same field meanwhile, the person decides.
 */
export async function changeContact(
  ports: ContactPorts,
  { base, card }: Pick<ContactOrder, 'base' | 'card'>,
  contactId: string,
): Promise<WorkOutcome> {
  const id = platformId(contactId);
  const read = await ports.fresh.read(id, 0);
  if (read.kind === 'gone') ports.learn({ gone: [contactId] });
  if (read.kind !== 'contact') {
    // A question that got no answer has changed nothing.
    return failed(read.kind === 'lost' ? { kind: 'offline' } : problemOf(read, ports.clock.now()));
  }
  const { card: theirs } = read.contact;
  const wanted = changedFields(base, card);
  const others = new Set(changedFields(base, theirs));
  const same = new Set(changedFields(card, theirs));
  const fields = wanted.filter((field) => others.has(field) && same.has(field));
  if (fields.length > 0) {
    ports.learn({ put: [read.contact] });
    return failed({ kind: 'conflict', theirs, fields });
  }
  return write(ports, read.contact, withFields(theirs, card, wanted));
}

/** Writes this card; taking it back writes the one before. */
async function write(ports: ContactPorts, before: ReadContact, to: ContactCard): Promise<WorkOutcome> {
  const { id, card: from } = before;
  const written =
    changedFields(from, to).length === 0
      ? ({ kind: 'written', contact: before } as const)
      : await writeOnce(ports, id, from, to);
  if (written.kind !== 'written') return failed(written);
  ports.learn({ put: [written.contact] });
  const contactId = `personal:${id}`;
  const undo = (): Promise<WorkOutcome> =>
    changeContact(ports, { base: written.contact.card, card: from }, contactId).then(withoutUndo);
  return { kind: 'done', personId: contactId, undo };
}

function withoutUndo(outcome: WorkOutcome): WorkOutcome {
  return outcome.kind === 'done' ? { kind: 'done', personId: outcome.personId } : outcome;
}

/** Where the answer was lost the contact tells: it is as it was sent, or it is not. */
async function writeOnce(ports: ContactPorts, id: string, from: ContactCard, to: ContactCard) {
  const written = await ports.door().changeContact(id, from, to);
  if (written.kind !== 'lost')
    return written.kind === 'written' ? written : problemOf(written, ports.clock.now());
  await pause(settled, ports.clock);
  const read = await ports.fresh.read(id, 0);
  if (read.kind !== 'contact') return { kind: 'unsure', requestId: written.requestId } as const;
  const { contact } = read;
  if (changedFields(from, contact.card).length > 0) return { kind: 'written', contact } as const;
  return { kind: 'nothing-came', requestId: written.requestId } as const;
}
