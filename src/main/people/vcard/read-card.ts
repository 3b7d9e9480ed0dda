import {
  type AddressKind,
  addressParts,
  type ContactCard,
  type ContactField,
  lengthOf,
  type NumberField,
} from '../../../shared/contact.ts';
import { plainLine, plainLines, withoutTurning } from '../../../shared/plain-text.ts';
import { decoded, parts, unescaped } from './card-text.ts';
import type { ContentLine } from './content-lines.ts';

/** What a card says, in the fields that a contact has; what has no field is left out. */
export function cardOf(lines: readonly ContentLine[]): ContactCard {
  const card = new Map<ContactField, string>();
  const put = (field: ContactField, text: string): void => {
    const clean = field === 'notes' ? notesOf(text) : plainLine(text, lengthOf(field));
    if (clean !== '' && !card.has(field)) card.set(field, clean);
  };
  for (const line of preferredFirst(lines)) {
    const value = decoded(line);
    switch (line.name) {
      case 'N':
        putName(parts(value, ';'), put);
        break;
      case 'NICKNAME':
        put('nickName', parts(value, ',')[0] ?? '');
        break;
      case 'ORG':
        put('company', parts(value, ';')[0] ?? '');
        break;
      case 'TITLE':
        put('jobTitle', unescaped(value));
        break;
      case 'EMAIL':
        putFree(card, ['email', 'email2', 'email3'], emailIn(unescaped(value)), put);
        break;
      case 'TEL':
        putFree(card, fieldsFor(line), numberIn(unescaped(value)), put);
        break;
      case 'ADR':
        putAddress(line, parts(value, ';'), card, put);
        break;
      case 'URL':
        put('webPage', addressIn(unescaped(value)));
        break;
      case 'BDAY':
        put('birthday', dayIn(value));
        break;
      case 'NOTE':
        put('notes', unescaped(value));
        break;
    }
  }
  // A formatted name stands in where the parts are missing.
  const named = ['firstName', 'lastName', 'company'].some((field) => card.has(field as ContactField));
  const [formatted] = lines.filter(({ name }) => name === 'FN');
  if (!named && formatted !== undefined) put('firstName', unescaped(decoded(formatted)));
  return Object.fromEntries(card);
}

type Put = (field: ContactField, text: string) => void;

function putName([last = '', first = '', middle = '']: readonly string[], put: Put): void {
  put('firstName', first);
  put('middleName', middle);
  put('lastName', last);
}

/** Into the first field that is free; what finds none is left out. */
function putFree(
  card: ReadonlyMap<ContactField, string>,
  fields: readonly ContactField[],
  text: string,
  put: Put,
): void {
  const free = fields.find((field) => !card.has(field));
  if (free !== undefined && text !== '' && ![...card.values()].includes(text)) put(free, text);
}

const others: readonly NumberField[] = ['otherPhone', 'callbackPhone', 'businessPhone2', 'homePhone2'];

/** Where a number of this kind goes, best first. */
function fieldsFor({ params }: ContentLine): readonly NumberField[] {
  const types = new Set((params.get('TYPE') ?? []).flatMap((type) => type.split(',')));
  const isHome = types.has('home');
  if (types.has('fax')) return isHome ? ['otherFax', 'businessFax'] : ['businessFax', 'otherFax'];
  if (types.has('cell') || types.has('iphone') || types.has('mobile')) return ['mobilePhone', ...others];
  if (types.has('car')) return ['carPhone', ...others];
  if (types.has('x-assistant') || types.has('assistant')) return ['assistantPhone', ...others];
  if (types.has('main') || types.has('x-company')) return ['companyPhone', ...others];
  if (types.has('work')) return ['businessPhone', 'businessPhone2', ...others];
  if (isHome) return ['homePhone', 'homePhone2', ...others];
  return ['otherPhone', 'mobilePhone', ...others];
}

const isPreferred = ({ params }: ContentLine): boolean =>
  (params.get('TYPE') ?? []).includes('pref') || (params.get('PREF') ?? []).includes('1');

function preferredFirst(lines: readonly ContentLine[]): readonly ContentLine[] {
  return [...lines.filter(isPreferred), ...lines.filter((line) => !isPreferred(line))];
}

/** Version 4 writes numbers as addresses: `tel:+1-212-555-0100;ext=12`. */
function numberIn(value: string): string {
  return value
    .replace(/^\s*tel:/i, '')
    .replace(/;ext=(\d{1,8}).*$/i, ' ext. $1')
    .replace(/;.*$/, '');
}

function emailIn(value: string): string {
  const email = value.replace(/^\s*mailto:/i, '').trim();
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : '';
}

/** Only what a browser may open: `javascript:` and the like are nobody's page. */
function addressIn(value: string): string {
  const address = value.trim();
  if (/^https?:\/\//i.test(address)) return address;
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(address) ? address : '';
}

/** `1985-04-12`, `19850412`, with or without a time; years that are left out are not kept. */
function dayIn(value: string): string {
  const [, year, month, day] = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:T|\s|$)/.exec(value) ?? [];
  const written = `${year}-${month}-${day}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written ? '' : written;
}

function putAddress(
  { params }: ContentLine,
  [box = '', more = '', street = '', city = '', state = '', zip = '', country = '']: readonly string[],
  card: ReadonlyMap<ContactField, string>,
  put: Put,
): void {
  const types = params.get('TYPE') ?? [];
  const wanted: AddressKind = types.includes('work') ? 'business' : types.includes('home') ? 'home' : 'other';
  const isFree = (kind: AddressKind): boolean =>
    addressParts.every((part) => !card.has(`${kind}Address.${part}`));
  const kind = [wanted, 'other' as const].find(isFree);
  if (kind === undefined) return;
  const whole = [box, more, street].filter((one) => one.trim() !== '').join(', ');
  put(`${kind}Address.street`, whole);
  put(`${kind}Address.city`, city);
  put(`${kind}Address.state`, state);
  put(`${kind}Address.zip`, zip);
  put(`${kind}Address.country`, country);
}

function notesOf(text: string): string {
  return withoutTurning(plainLines(text, lengthOf('notes'))).trim();
}
