import type { Contact, ContactFields } from '../people-types.ts';
import { apiError, badParameter, json, noContent, notFound, type PlatformReply } from '../exchange.ts';
import { batched } from './batch.ts';
import { isPhoneField, readContactFields } from './contact-fields.ts';
import { listReply } from './list.ts';
import {
  extensionPath,
  extensionUri,
  findOwnExtension,
  readJson,
  type Route,
  type RouteContext,
} from './route.ts';

/** As the platform shows it. Of one that is gone only the id is left. */
export function contactBody(context: RouteContext, extensionId: number, contact: Contact) {
  const { id, availability, fields } = contact;
  const uri = `${extensionUri(context, extensionId)}/address-book/contact/${id}`;
  return { uri, availability, id, ...fields };
}

const text = (fields: ContactFields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

const digits = (value: unknown): string => (typeof value === 'string' ? value.replace(/\D/g, '') : '');

function passes({ fields }: Contact, query: URLSearchParams): boolean {
  const start = query.get('startsWith')?.toLowerCase();
  const names = ['firstName', 'lastName', 'company', 'email'].map((name) => text(fields, name));
  if (start !== undefined && !names.some((name) => name.toLowerCase().startsWith(start))) return false;
  const numbers = query.getAll('phoneNumber').map(digits);
  if (numbers.length === 0) return true;
  return Object.entries(fields).some(
    ([name, value]) => isPhoneField(name) && numbers.includes(digits(value)),
  );
}

const sortings: Readonly<Record<string, string>> = {
  FirstName: 'firstName',
  LastName: 'lastName',
  Company: 'company',
};

function compare(names: readonly string[]) {
  return (one: Contact, other: Contact): number => {
    for (const name of names) {
      const [left, right] = [text(one.fields, name), text(other.fields, name)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}

function contactList(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { query, world } = context;
  const sorting = query.getAll('sortBy');
  const wrong = sorting.find((one) => !Object.hasOwn(sortings, one));
  if (wrong !== undefined) return badParameter('sortBy', wrong);
  const book = world.addressBook(extension.id);
  const found = book.at(book.version()).filter((contact) => passes(contact, query));
  const records = found
    .toSorted(compare(sorting.flatMap((one) => sortings[one] ?? [])))
    .map((contact) => contactBody(context, extension.id, contact));
  return listReply(context, `${extensionUri(context, extension.id)}/address-book/contact`, records);
}

/** The contact that a path names, or why there is none. */
function find(context: RouteContext, asked = context.params.contactId ?? '') {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const book = context.world.addressBook(extension.id);
  const contact = book.at(book.version()).find(({ id }) => String(id) === asked);
  return contact ? { extensionId: extension.id, book, contact } : notFound('contactId', asked);
}

function oneContact(context: RouteContext): PlatformReply {
  const found = find(context);
  if ('status' in found) return found;
  return json(200, contactBody(context, found.extensionId, found.contact));
}

function createContact(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const body = readJson(context.request);
  if ('status' in body) return body;
  const read = readContactFields(body.value);
  if ('status' in read) return read;
  const book = context.world.addressBook(extension.id);
  if (book.at(book.version()).length >= mostContacts) return fullBook();
  const contact = book.create(read.fields);
  return json(200, contactBody(context, extension.id, contact));
}

const mostContacts = 10_000;

/** That there is a limit is written; which code says so is not. */
const fullBook = (): PlatformReply =>
  apiError(400, {
    errorCode: 'CMN-101',
    message: `No more than ${mostContacts} personal contacts are allowed`,
  });

/** PUT leaves nothing of what was there before, PATCH what it does not name. */
function changeContact(context: RouteContext, keepsOthers: boolean): PlatformReply {
  const found = find(context);
  if ('status' in found) return found;
  const body = readJson(context.request);
  if ('status' in body) return body;
  const read = readContactFields(body.value);
  if ('status' in read) return read;
  const { contact, book, extensionId } = found;
  const kept = keepsOthers
    ? Object.entries(contact.fields).filter(([name]) => !read.cleared.includes(name))
    : [];
  const fields = { ...Object.fromEntries(kept), ...read.fields };
  const changed = book.replace(contact.id, fields);
  return changed
    ? json(200, contactBody(context, extensionId, changed))
    : notFound('contactId', String(contact.id));
}

/** All of them or, where one is unknown, none. */
function deleteContacts(context: RouteContext): PlatformReply {
  const found = (context.params.contactId ?? '').split(',').map((id) => find(context, id));
  const refusal = found.find((one) => 'status' in one);
  if (refusal && 'status' in refusal) return refusal;
  for (const one of found) if ('book' in one) one.book.remove(one.contact.id);
  return noContent();
}

const list = `${extensionPath}/address-book/contact`;
const one = `${list}/{contactId}`;
/** Own choice: nothing is written about it. */
const mostIds = 30;
const reads = { group: 'Heavy', permission: 'ReadContacts' } as const;
const writes = { group: 'Heavy', permission: 'Contacts' } as const;

export const contactRoutes: readonly Route[] = [
  { method: 'GET', path: list, ...reads, run: contactList },
  { method: 'POST', path: list, ...writes, run: createContact },
  { method: 'GET', path: one, ...reads, run: batched('contactId', mostIds, oneContact) },
  { method: 'PUT', path: one, ...writes, run: (context) => changeContact(context, false) },
  { method: 'PATCH', path: one, ...writes, run: (context) => changeContact(context, true) },
  { method: 'DELETE', path: one, ...writes, run: deleteContacts },
];
