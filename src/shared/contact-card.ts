import {
  type ContactCard,
  type ContactField,
  contactFields,
  type NumberField,
  numberFields,
} from './contact.ts';
import type { PersonNumber } from './person.ts';

/** What a number in each field is to the person. */
export const labelOfField: Readonly<Record<NumberField, PersonNumber['label']>> = {
  mobilePhone: 'mobile',
  businessPhone: 'work',
  businessPhone2: 'work',
  homePhone: 'home',
  homePhone2: 'home',
  callbackPhone: 'callback',
  carPhone: 'car',
  otherPhone: 'other',
  assistantPhone: 'assistant',
  companyPhone: 'company',
  businessFax: 'fax',
  otherFax: 'fax',
};

export function numbersOfCard(card: ContactCard): readonly (readonly [NumberField, string])[] {
  return numberFields.flatMap((field) => {
    const written = card[field];
    return written === undefined || written === '' ? [] : [[field, written] as const];
  });
}

export function emailOfCard({ email, email2, email3 }: ContactCard): string | undefined {
  return firstOf(email, email2, email3);
}

/** What a contact is called: by name, nickname, company, address or number; undefined where there is nothing. */
export function nameOfCard(card: ContactCard): string | undefined {
  const { firstName, middleName, lastName, nickName, company } = card;
  const parts = [firstName, middleName, lastName].filter((part) => part !== undefined && part !== '');
  const name = parts.join(' ');
  return firstOf(name, nickName, company, emailOfCard(card), numbersOfCard(card)[0]?.[1]);
}

function firstOf(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== '');
}

/** Fields in which the two are different; an empty one is as good as none. */
export function changedFields(from: ContactCard, to: ContactCard): readonly ContactField[] {
  return contactFields.filter((field) => (from[field] ?? '') !== (to[field] ?? ''));
}

/** One with fields of another; what that one does not have is taken away. */
export function withFields(
  card: ContactCard,
  from: ContactCard,
  fields: readonly ContactField[],
): ContactCard {
  const taken = new Set<string>(fields);
  const kept = Object.entries(card).filter(([field]) => !taken.has(field));
  const put = fields.flatMap((field): readonly (readonly [ContactField, string])[] => {
    const text = from[field];
    return text === undefined || text === '' ? [] : [[field, text]];
  });
  return Object.fromEntries([...kept, ...put]);
}
