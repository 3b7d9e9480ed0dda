import type { PeopleState, Person } from '../../src/shared/person.ts';
import type { Route } from '../../src/shared/route.ts';
import { appState } from '../support/builders.ts';
import { manyPeople, people, peopleState, somePeople } from '../support/people-builders.ts';
import { ownPhones } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type ContactsRoute = Extract<Route, { readonly screen: 'contacts' }>;

function contacts(
  all: readonly Person[],
  route: Omit<ContactsRoute, 'screen'> = {},
  different: Partial<PeopleState> = {},
): Drawn {
  return {
    state: appState({ people: peopleState(different), phones: ownPhones() }),
    route: { screen: 'contacts', ...route },
    answers: { people: all },
  };
}

const of = (person: Person): Drawn => contacts(somePeople, { personId: person.id });

/** The people in every state their list and one of them can be in. */
export const peopleStates: Readonly<Record<string, Drawn>> = {
  'contacts.some': contacts(somePeople),
  'contacts.one': contacts([people.ada], { personId: people.ada.id }),
  'contacts.many': contacts(manyPeople(10_000), {}, { personal: 10_000 }),
  'contacts.person': of(people.ada),
  'contacts.ada': contacts(
    somePeople.map((one) => (one === people.ada ? people.demoAda : one)),
    { personId: people.demoAda.id },
  ),
  // Somebody whom the demo's calls leave alone.
  'contacts.amelia': {
    ...contacts([...somePeople, people.demoAmelia], { personId: people.demoAmelia.id }),
    answers: { people: [...somePeople, people.demoAmelia], pastCalls: { rows: [] } },
  },
  'contacts.colleague': of(people.sam),
  'contacts.queue': of(people.queue),
  'contacts.inactive': of(people.inactive),
  'contacts.odd': of(people.odd),
  'contacts.bare': of(people.bare),
  'contacts.longName': of(people.longName),
  'contacts.rtl': of(people.rightToLeft),
  'contacts.favourites': contacts(somePeople, { show: 'favourites' }),
  'contacts.departments': contacts(somePeople, { show: 'departments' }),
  'contacts.none': contacts([], {}, { personal: 0, company: 0 }),
  'contacts.noPersonal': contacts([], { show: 'personal' }, { personal: 0 }),
  'contacts.noFavourites': contacts([], { show: 'favourites' }),
  'contacts.noCompany': contacts([], { show: 'company' }),
  'contacts.noDepartments': contacts([], { show: 'departments' }),
  'contacts.loading': contacts([], {}, { status: 'loading', personal: 0, company: 0, readAt: undefined }),
  'contacts.refreshing': contacts(somePeople, {}, { status: 'loading' }),
  'contacts.failed': contacts(
    [],
    {},
    {
      ...{ status: 'failed', personal: 0, company: 0, readAt: undefined },
      problem: { status: 503, requestId: 'rq-5f2e8d1c' },
    },
  ),
  'contacts.refreshFailed': contacts(
    somePeople,
    {},
    { status: 'failed', problem: { status: 429, requestId: 'rq-91aa03' } },
  ),
  'contacts.missingRight': contacts(somePeople, {}, { missing: ['ReadContacts'] }),
};
