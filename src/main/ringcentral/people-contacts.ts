import { emailOfCard, labelOfField, nameOfCard, numbersOfCard } from '../../shared/contact-card.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { parseCard } from './people-card.ts';
import { idIn } from './people-directory.ts';
import type { ReadPerson } from './people-port.ts';
import { isLoose } from './read-values.ts';

/** A personal contact; `gone` where it was deleted; undefined for what has no id or nothing to show. */
export function parseContact(value: unknown): ReadPerson | { readonly gone: string } | undefined {
  if (!isLoose(value)) return undefined;
  const id = idIn(value, 'id');
  if (id === undefined) return undefined;
  const { availability } = value;
  if (availability === 'Deleted' || availability === 'Purged') return { gone: id };
  const card = parseCard(value);
  const name = nameOfCard(card);
  if (name === undefined) return undefined;
  const numbers = numbersOfCard(card).map(([field, written]) => ({ label: labelOfField[field], written }));
  const { company, jobTitle } = card;
  return {
    ...{ id, source: 'personal', kind: 'person', name: plainLine(name), company, jobTitle, numbers },
    department: undefined,
    email: emailOfCard(card),
    extensionNumber: undefined,
    inactive: false,
    accountId: undefined,
    card,
  };
}
