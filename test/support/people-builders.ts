import type { PeopleState, Person, PersonNumber } from '../../src/shared/person.ts';
import { noPeople } from '../../src/shared/person.ts';
import { builtAt } from './builders.ts';

const minute = 60_000;

function number(label: PersonNumber['label'], shown: string): PersonNumber {
  return { label, number: { e164: shown.replace(/[^\d+]/g, ''), shown, region: undefined }, shown };
}

/** A personal contact with one number; say only what differs. */
function person(name: string, different: Partial<Person> = {}): Person {
  return {
    id: `personal:${name}`,
    source: 'personal',
    kind: 'person',
    name,
    company: undefined,
    department: undefined,
    jobTitle: undefined,
    email: undefined,
    extensionNumber: undefined,
    numbers: [number('work', '+1 (212) 555-0100')],
    favourite: false,
    inactive: false,
    ...different,
  };
}

function colleague(name: string, extensionNumber: string, different: Partial<Person> = {}): Person {
  return person(name, {
    ...{ id: `company:${extensionNumber}`, source: 'company', company: 'Fernhill Furniture' },
    ...{ extensionNumber, numbers: [], ...different },
  });
}

export const people = {
  ada: person('Ada Lovelace', {
    ...{ company: 'Analytical Interiors', jobTitle: 'Owner', favourite: true, email: 'ada@example.com' },
    numbers: [
      number('work', '+1 (212) 555-0100'),
      number('mobile', '+1 (212) 555-0177'),
      number('fax', '+1 (212) 555-0199'),
    ],
  }),
  /** As the demo has her. */
  demoAda: person('Ada Lovelace', {
    ...{ id: 'personal:1', company: 'Analytical Interiors', jobTitle: 'Owner', favourite: true },
    numbers: [number('mobile', '+1 (212) 555-0100'), number('work', '+1 (212) 555-0109')],
  }),
  /** As the demo has her; nobody calls her there. */
  demoAmelia: person('Amelia Grant', {
    ...{ id: 'personal:2', company: 'Sunset School', jobTitle: 'Office' },
    numbers: [number('work', '+1 (408) 555-0160')],
  }),
  tess: person('Tess Okafor', { company: 'Harbor Lights Theatre', jobTitle: 'Stage manager' }),
  alan: person('Alan Turing', { numbers: [number('mobile', '+1 (617) 555-0112')] }),
  sam: colleague('Sam Rivera', '104', {
    ...{ department: 'Operations', jobTitle: 'Shift lead', email: 'sam.rivera@example.com' },
    numbers: [number('direct', '+1 (650) 555-0104')],
  }),
  inactive: colleague('Noor Haddad', '131', { inactive: true, department: 'Workshop' }),
  queue: colleague('Support', '301', { kind: 'queue' }),
  odd: person('Katherine Johnson', {
    numbers: [{ label: 'other', number: undefined, shown: 'ask for Katherine' }],
  }),
  bare: person('Mary Jackson', { numbers: [] }),
  longName: person('Wilhelmina-Constance Featherstonehaugh of the Northern Harbour Restoration Trust', {
    company: 'Northern Harbour Restoration Trust and Friends of the Old Lighthouse',
  }),
  rightToLeft: person('ليلى منصور', { company: 'مؤسسة النور' }),
} as const satisfies Record<string, Person>;

/** In the order of their names. */
export const somePeople: readonly Person[] = Object.values(people)
  .filter((one) => one !== people.demoAda && one !== people.demoAmelia)
  .sort((one, other) => one.name.localeCompare(other.name));

/** So many, in the order of their names. */
export function manyPeople(count: number): readonly Person[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return Array.from({ length: count }, (_, index) => {
    const letter = letters[Math.floor((index * letters.length) / count)] ?? 'Z';
    const number = String(index).padStart(5, '0');
    return person(`${letter}${letter.toLowerCase()}on ${number}`, {
      id: `personal:${number}`,
      company: index % 3 === 0 ? 'Fernhill Furniture' : undefined,
    });
  });
}

export function peopleState(different: Partial<PeopleState> = {}): PeopleState {
  return {
    ...noPeople,
    ...{ status: 'ready', personal: 6, company: 3, readAt: builtAt - 2 * minute, version: 1 },
    ...different,
  };
}
