import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import { keptPerson, type Reader } from '../../../../src/main/people/from-platform.ts';
import { createPeople, type People, type PeoplePorts } from '../../../../src/main/people/people.ts';
import type {
  ContactsFrom,
  ContactsPage,
  DirectoryPage,
  FavouriteId,
  ReadPerson,
} from '../../../../src/main/ringcentral/people-port.ts';
import type { KeptPerson } from '../../../../src/main/storage/history-people-schema.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { noPeople, type PeopleState } from '../../../../src/shared/person.ts';
import { builtAt, demoAccount } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { createTestHistories, type TestHistories } from '../../../support/test-histories.ts';

export const reader: Reader = { numbers: createPhoneNumbers(), accountId: demoAccount.accountId };

export function contact(id: number, different: Partial<ReadPerson> = {}): ReadPerson {
  return {
    id: String(id),
    source: 'personal',
    kind: 'person',
    name: `Contact ${id}`,
    company: undefined,
    department: undefined,
    jobTitle: undefined,
    email: undefined,
    extensionNumber: undefined,
    numbers: [],
    card: undefined,
    inactive: false,
    accountId: undefined,
    ...different,
  };
}

export function colleague(id: number, different: Partial<ReadPerson> = {}): ReadPerson {
  const { accountId } = demoAccount;
  const own = {
    source: 'company',
    name: `Colleague ${id}`,
    company: demoAccount.company,
    accountId,
  } as const;
  return contact(id, { ...own, ...different });
}

export function kept(person: ReadPerson, part = 1): KeptPerson {
  return keptPerson(person, part, reader);
}

/** What the platform holds, and how it answers. */
export type FakePlatform = {
  contacts: ReadPerson[];
  directory: ReadPerson[];
  favourites: FavouriteId[];
  /** Thrown by whoever asks, as long as it is there. */
  fails: Partial<Record<'directory' | 'contacts' | 'favourites', Error>>;
  /** Changes since the token was given. */
  changes: { put: ReadPerson[]; gone: string[] };
  /** How the next question with a token is answered. */
  token: 'good' | 'refused' | 'everything';
  perPage: number;
  /** So many pages of contacts are answered; then the network is gone. */
  pagesLeft: number;
  readonly asked: string[];
};

export type PeopleInTest = {
  readonly people: People;
  readonly platform: FakePlatform;
  readonly clock: StillClock;
  readonly history: History;
  readonly disk: TestHistories;
  readonly state: () => PeopleState;
  readonly renamed: () => number;
  readonly logLines: string[];
  /** Lets so many ms pass and everything that is asked be answered. */
  readonly pass: (ms: number) => Promise<void>;
  /** As if the process were killed now: nothing of it reaches the disk any more. */
  readonly kill: () => void;
};

export type Ground = {
  readonly clock?: StillClock;
  readonly disk?: TestHistories;
  readonly platform?: FakePlatform;
};

export function fakePlatform(different: Partial<FakePlatform> = {}): FakePlatform {
  return {
    contacts: [],
    directory: [],
    favourites: [],
    fails: {},
    changes: { put: [], gone: [] },
    token: 'good',
    perPage: 250,
    pagesLeft: Infinity,
    asked: [],
    ...different,
  };
}

export function peopleInTest(ground: Ground = {}): PeopleInTest {
  const {
    clock = createStillClock(builtAt),
    disk = createTestHistories(),
    platform = fakePlatform(),
  } = ground;
  const logLines: string[] = [];
  const log = {
    info: () => undefined,
    warn: (what: string) => void logLines.push(what),
    error: (what: string, error: unknown) => void logLines.push(`${what} ${String(error)}`),
  };
  const life = disk.live(clock, log);
  const history = life.histories.open('me', () => undefined);
  let state = noPeople;
  let renamed = 0;
  const people = createPeople({
    ...{ clock, log, numbers: reader.numbers, chance: { fraction: () => 0.5 } },
    ...doorTo(platform),
    recent: () => [],
    save: (next) => (state = next),
    renamed: () => (renamed += 1),
  });
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.pass(Math.min(left, 1_000));
      // A page is worked on in slices, each of which gives way to everything else.
      for (let slice = 0; slice < 25; slice += 1) {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        clock.pass(0);
      }
    }
  };
  people.follow(demoAccount, history);
  return {
    ...{ people, platform, clock, history, disk, logLines, pass },
    state: () => state,
    renamed: () => renamed,
    kill: () => {
      life.end();
      people.close();
    },
  };
}

type Door = Pick<PeoplePorts, 'readDirectory' | 'syncContacts' | 'readFavourites'>;

function doorTo(platform: FakePlatform): Door {
  const { asked } = platform;
  const answer = <Answer>(what: keyof FakePlatform['fails'], make: () => Answer): Promise<Answer> => {
    const failure = platform.fails[what];
    return failure === undefined ? Promise.resolve(make()) : Promise.reject(failure);
  };
  return {
    readDirectory: (page, etag) => {
      asked.push(`directory ${page}${etag === undefined ? '' : ' unless changed'}`);
      return answer('directory', () => directoryPage(platform, page, etag));
    },
    syncContacts: (from) => {
      asked.push(`contacts ${from.token === undefined ? `page ${from.page ?? 1}` : 'changes'}`);
      platform.pagesLeft -= 1;
      if (platform.pagesLeft < 0) return Promise.reject(new Error('no network'));
      return answer('contacts', () => contactsPage(platform, from));
    },
    readFavourites: () => {
      asked.push('favourites');
      return answer('favourites', () => platform.favourites);
    },
  };
}

function directoryPage({ directory }: FakePlatform, page: number, etag: string | undefined): DirectoryPage {
  const people = directory.slice((page - 1) * 1000, page * 1000);
  const now = JSON.stringify(people.map(({ id, name }) => [id, name]));
  if (etag === now) return { kind: 'unchanged' };
  return { kind: 'page', people, companies: [], etag: now, hasMore: directory.length > page * 1000 };
}

function contactsPage(platform: FakePlatform, { token, page = '1' }: ContactsFrom): ContactsPage {
  const { contacts, changes, perPage } = platform;
  if (token !== undefined) {
    const how = platform.token;
    platform.token = 'good';
    if (how === 'refused') return { kind: 'refused' };
    if (how === 'good')
      return {
        kind: 'changes',
        people: changes.put,
        gone: changes.gone,
        token: 'later',
        nextPage: undefined,
      };
  }
  const from = (Number(page) - 1) * perPage;
  const nextPage = contacts.length > from + perPage ? String(Number(page) + 1) : undefined;
  return {
    kind: 'everything',
    people: contacts.slice(from, from + perPage),
    gone: [],
    token: 'first',
    nextPage,
  };
}
