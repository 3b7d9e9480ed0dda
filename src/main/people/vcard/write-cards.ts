import {
  type AddressKind,
  addressKinds,
  addressParts,
  type ContactCard,
  type NumberField,
} from '../../../shared/contact.ts';
import { nameOfCard, numbersOfCard } from '../../../shared/contact-card.ts';
import { escaped, folded } from './card-text.ts';

const typeOf: Readonly<Record<NumberField, string>> = {
  mobilePhone: 'CELL',
  businessPhone: 'WORK,VOICE',
  businessPhone2: 'WORK,VOICE',
  homePhone: 'HOME,VOICE',
  homePhone2: 'HOME,VOICE',
  callbackPhone: 'VOICE',
  carPhone: 'CAR',
  otherPhone: 'VOICE',
  assistantPhone: 'X-ASSISTANT',
  companyPhone: 'MAIN',
  businessFax: 'WORK,FAX',
  otherFax: 'HOME,FAX',
};

const addressTypes: Readonly<Record<AddressKind, string>> = {
  business: ';TYPE=WORK',
  home: ';TYPE=HOME',
  other: '',
};

/** A file of cards, version 3.0, which every address book reads. */
export function writeCards(cards: readonly ContactCard[]): string {
  return cards.map(writeCard).join('');
}

function writeCard(card: ContactCard): string {
  const { firstName = '', middleName = '', lastName = '' } = card;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${[lastName, firstName, middleName, '', ''].map(escaped).join(';')}`,
    `FN:${escaped(nameOfCard(card) ?? '')}`,
    ...line('NICKNAME', card.nickName),
    ...line('ORG', card.company),
    ...line('TITLE', card.jobTitle),
    ...[card.email, card.email2, card.email3].flatMap((email) => line('EMAIL;TYPE=INTERNET', email)),
    ...numbersOfCard(card).map(([field, written]) => `TEL;TYPE=${typeOf[field]}:${escaped(written)}`),
    ...addressKinds.flatMap((kind) => addressLine(kind, card)),
    ...line('URL', card.webPage),
    ...line('BDAY', card.birthday),
    ...line('NOTE', card.notes),
    'END:VCARD',
  ];
  return lines.map((one) => `${folded(one)}\r\n`).join('');
}

function line(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [`${name}:${escaped(value)}`];
}

function addressLine(kind: AddressKind, card: ContactCard): readonly string[] {
  const [street, city, state, zip, country] = addressParts.map(
    (part) => card[`${kind}Address.${part}`] ?? '',
  );
  const values = ['', '', street, city, state, zip, country].map((value) => escaped(value ?? ''));
  return values.every((value) => value === '') ? [] : [`ADR${addressTypes[kind]}:${values.join(';')}`];
}
