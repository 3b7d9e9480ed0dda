import {
  addressKinds,
  addressParts,
  type ContactCard,
  type ContactField,
  contactFields,
  lengthOf,
  numberFields,
  wordFields,
} from '../../shared/contact.ts';
import { changedFields } from '../../shared/contact-card.ts';
import { plainLine, plainLines } from '../../shared/plain-text.ts';
import { isLoose, type Loose } from './read-values.ts';

/** All that is kept of a contact, as the platform sent it; fields that are no text are left out. */
export function parseCard(value: Loose): ContactCard {
  const card: Partial<Record<ContactField, string>> = {};
  const put = (field: ContactField, text: unknown): void => {
    const read = readField(field, text);
    if (read !== undefined) card[field] = read;
  };
  for (const field of [...wordFields, ...numberFields]) put(field, value[field]);
  for (const kind of addressKinds) {
    const address = value[`${kind}Address`];
    if (isLoose(address)) for (const part of addressParts) put(`${kind}Address.${part}`, address[part]);
  }
  return card;
}

function readField(field: ContactField, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  if (field === 'birthday') return /^(\d{4}-\d\d-\d\d)(T|$)/.exec(text)?.[1];
  const read =
    field === 'notes' ? plainLines(text, lengthOf('notes')).trimEnd() : plainLine(text, lengthOf(field));
  return read === '' ? undefined : read;
}

/** The body that makes a contact of this card. */
export function bodyOfCard(card: ContactCard): Readonly<Record<string, unknown>> {
  return bodyFor(contactFields, card, 'leave-out');
}

/**
 * The body of a PATCH that turns one card into the other; `null` takes a field away. An address is sent as a whole:
 * whether parts of one are kept is written nowhere.
 */
export function bodyOfChange(from: ContactCard, to: ContactCard): Readonly<Record<string, unknown>> {
  return bodyFor(changedFields(from, to), to, 'null');
}

function bodyFor(
  fields: readonly ContactField[],
  card: ContactCard,
  empty: 'leave-out' | 'null',
): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const [name = field] = field.split('.');
    const value = name === field ? wordFor(field, card[field]) : addressIn(name, card);
    if (value !== undefined) body[name] = value;
    else if (empty === 'null') body[name] = null;
  }
  return body;
}

/** The platform keeps birthdays as moments. */
function wordFor(field: ContactField, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  return field === 'birthday' ? `${text}T00:00:00.000Z` : text;
}

function addressIn(name: string, card: ContactCard): Readonly<Record<string, string>> | undefined {
  const parts = addressParts.flatMap((part) => {
    const text = card[`${name}.${part}` as ContactField];
    return text === undefined || text === '' ? [] : [[part, text] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
