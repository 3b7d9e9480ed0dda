import type { PersonNumber } from '../../shared/person.ts';
import { idIn, textIn } from './people-directory.ts';
import type { ReadPerson } from './people-port.ts';
import { isLoose, type Loose } from './read-values.ts';

/** The platform's fields for numbers, in the order in which people are likely to be called. */
const numberFields: readonly (readonly [field: string, label: PersonNumber['label']])[] = [
  ['mobilePhone', 'mobile'],
  ['businessPhone', 'work'],
  ['businessPhone2', 'work'],
  ['homePhone', 'home'],
  ['homePhone2', 'home'],
  ['callbackPhone', 'callback'],
  ['carPhone', 'car'],
  ['otherPhone', 'other'],
  ['assistantPhone', 'assistant'],
  ['companyPhone', 'company'],
  ['businessFax', 'fax'],
  ['otherFax', 'fax'],
];

/** A personal contact; `gone` where it was deleted; undefined for what has no id or nothing to show. */
export function parseContact(value: unknown): ReadPerson | { readonly gone: string } | undefined {
  if (!isLoose(value)) return undefined;
  const id = idIn(value, 'id');
  if (id === undefined) return undefined;
  const { availability } = value;
  if (availability === 'Deleted' || availability === 'Purged') return { gone: id };
  const numbers = numberFields.flatMap(([field, label]) => {
    const written = textIn(value, field);
    return written === undefined ? [] : [{ label, written }];
  });
  const company = textIn(value, 'company');
  const email = textIn(value, 'email') ?? textIn(value, 'email2') ?? textIn(value, 'email3');
  const name = nameIn(value) ?? company ?? email ?? numbers[0]?.written;
  if (name === undefined) return undefined;
  return {
    ...{ id, source: 'personal', kind: 'person', name, company, email, numbers },
    department: undefined,
    jobTitle: textIn(value, 'jobTitle'),
    extensionNumber: undefined,
    inactive: false,
    accountId: undefined,
  };
}

function nameIn(value: Loose): string | undefined {
  const parts = ['firstName', 'middleName', 'lastName'].flatMap((field) => textIn(value, field) ?? []);
  return parts.length > 0 ? parts.join(' ') : textIn(value, 'nickName');
}
