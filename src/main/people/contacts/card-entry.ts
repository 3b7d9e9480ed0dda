import type { ContactCard } from '../../../shared/contact.ts';
import { emailOfCard, labelOfField, nameOfCard, numbersOfCard } from '../../../shared/contact-card.ts';
import { plainLine } from '../../../shared/plain-text.ts';
import { type Entry, toEntry } from '../entry.ts';
import { keptPerson, type Reader } from '../from-platform.ts';

/** Somebody who is in no list yet, made ready to be compared with those who are. */
export function entryOfCard(card: ContactCard, numbers: Reader['numbers']): Entry {
  const read = {
    ...({ id: 'of-a-file', source: 'personal', kind: 'person', company: card.company } as const),
    ...{ jobTitle: card.jobTitle, email: emailOfCard(card), card, name: plainLine(nameOfCard(card) ?? '') },
    numbers: numbersOfCard(card).map(([field, written]) => ({ label: labelOfField[field], written })),
    ...{ department: undefined, extensionNumber: undefined, inactive: false, accountId: undefined },
  };
  return toEntry(keptPerson(read, 0, { numbers, accountId: '' }));
}
