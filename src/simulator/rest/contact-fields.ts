import type { ContactAddress, ContactFields } from '../people-types.ts';
import { badParameter, type PlatformReply } from '../exchange.ts';

const texts: ReadonlySet<string> = new Set([
  ...['firstName', 'lastName', 'middleName', 'nickName', 'company', 'jobTitle', 'email', 'email2', 'email3'],
  ...['birthday', 'webPage', 'notes', 'ringtoneIndex', 'appInfo'],
  ...['homePhone', 'homePhone2', 'businessPhone', 'businessPhone2', 'mobilePhone', 'businessFax'],
  ...['companyPhone', 'assistantPhone', 'carPhone', 'otherPhone', 'otherFax', 'callbackPhone'],
]);
const addresses: ReadonlySet<string> = new Set(['homeAddress', 'businessAddress', 'otherAddress']);

/** Which fields hold numbers, so that somebody can be looked for by one. */
export const isPhoneField = (name: string): boolean => /(Phone2?|Fax)$/.test(name);

const isAddress = (value: unknown): value is ContactAddress =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

/** An address has one @ and no spaces, a birthday is a moment; of numbers the platform keeps whatever is typed. */
function isWellFormed(name: string, value: string): boolean {
  if (/^email\d?$/.test(name)) return value === '' || /^[^\s@]+@[^\s@]+$/.test(value);
  return name !== 'birthday' || /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value);
}

/** A request's fields and those it takes away with `null`; what no contact has is passed over. */
export function readContactFields(
  body: Readonly<Record<string, unknown>>,
): { readonly fields: ContactFields; readonly cleared: readonly string[] } | PlatformReply {
  const fields: Record<string, string | ContactAddress> = {};
  const cleared: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    const isText = texts.has(name);
    if (!isText && !addresses.has(name)) continue;
    if (value === null) cleared.push(name);
    else if (typeof value === 'string' && !isWellFormed(name, value)) return badParameter(name, value);
    else if (isText && typeof value === 'string') fields[name] = value;
    else if (!isText && isAddress(value)) fields[name] = value;
    else return badParameter(name, JSON.stringify(value));
  }
  return { fields, cleared };
}
