import type { PersonNumber } from '../../shared/person.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { ReadCompany, ReadPerson } from '../ringcentral/people-port.ts';
import type { KeptPerson } from '../storage/history-people-schema.ts';

/** What is needed to understand what was written. */
export type Reader = {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** Our own; empty where it is not known. */
  readonly accountId: string;
};

export function personId(source: ReadPerson['source'], id: string): string {
  return `${source}:${id}`;
}

/** @param part of its source's answer */
export function keptPerson(read: ReadPerson, part: number, { numbers, accountId }: Reader): KeptPerson {
  const { id, source, kind, name, company, department, jobTitle, email, inactive } = read;
  const isForeign = read.accountId !== undefined && accountId !== '' && read.accountId !== accountId;
  return {
    part,
    ...(read.card === undefined ? {} : { card: read.card }),
    person: {
      ...{ id: personId(source, id), source, kind, name, company, department, jobTitle, email, inactive },
      // Extensions of two companies may be the same, and only our own can be dialled.
      extensionNumber: isForeign ? undefined : read.extensionNumber,
      numbers: read.numbers.map(({ label, written }) => shownNumber(label, written, numbers)),
    },
  };
}

/** A company with its main number, as somebody to be called. They are in a part of their own that is never cleared. */
export function keptCompany({ accountId, name, mainNumber }: ReadCompany, { numbers }: Reader): KeptPerson {
  const nothing = {
    department: undefined,
    jobTitle: undefined,
    email: undefined,
    extensionNumber: undefined,
  };
  return {
    part: 0,
    person: {
      ...{ id: `company:account-${accountId}`, source: 'company', kind: 'other', name, company: name },
      ...nothing,
      numbers: [shownNumber('company', mainNumber, numbers)],
      inactive: false,
    },
  };
}

/** An extension behind a number, as people write it. */
const behind = /\s*(?:;ext=|ext(?:ension)?\.?|x|#|,+)\s*\d{1,8}\s*$/iu;

function shownNumber(
  label: PersonNumber['label'],
  written: string,
  numbers: Pick<PhoneNumbers, 'view'>,
): PersonNumber {
  const main = written.replace(behind, '');
  const number = numbers.view(main);
  // What is dialled behind the number belongs to the person and not to the number.
  return { label, number, shown: (main === written ? number?.shown : undefined) ?? written };
}
