import type { PersonKind, PersonNumber } from '../../shared/person.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { ReadCompany, ReadPerson } from './people-port.ts';
import { isLoose, type Loose, readId } from './read-values.ts';

const kinds: Readonly<Record<string, PersonKind>> = {
  User: 'person',
  External: 'person',
  Department: 'queue',
  Room: 'room',
  RoomConnector: 'room',
  Limited: 'room',
};
/** Named by the company's administrators and never called. */
const neverShown = new Set(['Site', 'ProxyAdmin', 'ApplicationExtension']);
const mostNumbers = 20;

/** One entry of the directory; undefined for what has no id, is hidden or is nobody. */
export function parseDirectoryEntry(value: unknown): ReadPerson | undefined {
  if (!isLoose(value)) return undefined;
  const id = idIn(value, 'id');
  const type = textIn(value, 'type') ?? 'User';
  if (id === undefined || value['hidden'] === true || neverShown.has(type)) return undefined;
  const account = isLoose(value['account']) ? value['account'] : {};
  const numbers = numbersIn(value['phoneNumbers']);
  const extensionNumber = extensionIn(value);
  const email = textIn(value, 'email');
  const name = nameIn(value) ?? email ?? numbers[0]?.written ?? extensionNumber;
  if (name === undefined) return undefined;
  return {
    ...{ id, source: 'company', kind: kinds[type] ?? 'other', name, email, extensionNumber, numbers },
    company: textIn(account, 'companyName') ?? textIn(account, 'federatedName'),
    department: textIn(value, 'department'),
    jobTitle: textIn(value, 'jobTitle'),
    inactive: typeof value['status'] === 'string' && value['status'] !== 'Enabled',
    accountId: idIn(account, 'id'),
    card: undefined,
  };
}

/** The company an entry belongs to, where the entry tells its main number. */
export function parseCompany(entry: unknown): ReadCompany | undefined {
  const account = isLoose(entry) ? entry['account'] : undefined;
  if (!isLoose(account)) return undefined;
  const accountId = idIn(account, 'id');
  const name = textIn(account, 'companyName') ?? textIn(account, 'federatedName');
  const mainNumber = isLoose(account['mainNumber']) ? writtenIn(account['mainNumber']) : undefined;
  if (accountId === undefined || name === undefined || mainNumber === undefined) return undefined;
  return { accountId, name, mainNumber };
}

function nameIn(value: Loose): string | undefined {
  const parts = [textIn(value, 'firstName'), textIn(value, 'lastName')].filter((part) => part !== undefined);
  return textIn(value, 'name') ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

function numbersIn(list: unknown): ReadPerson['numbers'] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, mostNumbers).flatMap((one: unknown) => {
    if (!isLoose(one) || one['hidden'] === true) return [];
    const written = writtenIn(one);
    return written === undefined ? [] : [{ label: labelOf(one), written }];
  });
}

function labelOf(number: Loose): PersonNumber['label'] {
  const usage = textIn(number, 'usageType') ?? '';
  if (number['type'] === 'FaxOnly' || /Fax/.test(usage)) return 'fax';
  if (/Company|MainNumber/.test(usage)) return 'company';
  if (usage === 'DirectNumber') return 'direct';
  return usage === 'MobileNumber' ? 'mobile' : 'other';
}

function writtenIn(number: Loose): string | undefined {
  return textIn(number, 'phoneNumber') ?? textIn(number, 'e164') ?? textIn(number, 'formattedPhoneNumber');
}

/** Some accounts send it as a number. */
function extensionIn(value: Loose): string | undefined {
  const extension = value['extensionNumber'];
  const text = typeof extension === 'number' ? String(extension) : extension;
  return typeof text === 'string' && /^\d{1,8}$/.test(text) ? text : undefined;
}

export function idIn(value: Loose, key: string): string | undefined {
  return readId(value[key], { damaged: false });
}

/** One plain line; undefined for what is no text, or empty. */
export function textIn(value: Loose, key: string): string | undefined {
  const text = value[key];
  return typeof text === 'string' ? plainName(text) : undefined;
}
