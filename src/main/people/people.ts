import type { CallParty } from '../../shared/call.ts';
import type { ContactCard } from '../../shared/contact.ts';
import { noPeople, type PeopleState, type Person } from '../../shared/person.ts';
import type { SignedInAccount } from '../../shared/sign-in.ts';
import type { Identity } from '../../shared/person.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { PeopleDoor } from '../ringcentral/people-port.ts';
import type { KeptPartner } from '../storage/history-call-partners.ts';
import type { History } from '../storage/history.ts';
import { favouriteIds, takeNews } from './contact-news.ts';
import type { ContactNews } from './contacts/contact-ports.ts';
import { contactsCursor, contactsPlace } from './contacts-place.ts';
import { readContacts } from './contacts-reading.ts';
import { directoryCursor, readDirectory } from './directory-reading.ts';
import { shownPerson } from './entry.ts';
import { createPeopleBook, type PeopleBook } from './people-book.ts';
import { createPeoplePages, type PeoplePages } from './people-pages.ts';
import { createSources, type Source } from './people-sources.ts';
import { pause, type Reading } from './reading.ts';
import { createReadingSchedule } from '../reading-schedule.ts';
import { recogniseParty } from './recognise.ts';

export type PeoplePorts = PeopleDoor & {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly log: Log;
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** Numbers and extensions that were called lately. */
  readonly recent: () => readonly string[];
  /** Where its `version` has grown, whoever shows people asks again. */
  readonly save: (state: PeopleState) => void;
  /** Calls that are shown may belong to somebody else by now. */
  readonly renamed: () => void;
};

/** The person's own contacts and the company's directory. */
export type People = PeoplePages & {
  /** Shows what is kept of them, and brings it up to date from now on. */
  readonly follow: (account: SignedInAccount, history: History) => void;
  /** The platform says that something has changed. */
  readonly heard: (what: 'directory' | 'favourites') => void;
  /** What the platform says may not have reached us. */
  readonly mayHaveMissed: () => void;
  /** The person looks at the window: nothing tells of changes to their contacts. */
  readonly looked: () => void;
  /** Reads everything again. */
  readonly refresh: () => void;
  readonly person: (id: string) => Person | undefined;
  /** Who has this number, E.164 or an extension; at once. */
  readonly identify: (number: string) => Identity | undefined;
  readonly recognise: (party: CallParty) => CallParty;
  /** Whom the person said it is, of several who have a number: `Person.id` by number. */
  readonly setChosen: (chosen: ReadonlyMap<string, string>) => void;
  /** The company in whose block of numbers this one lies, where there is only one. */
  readonly companyAround: (number: string) => string | undefined;
  /** All that is kept of a personal contact. */
  readonly card: (id: string) => ContactCard | undefined;
  /** Numbers of kept calls, the newest first. */
  readonly partners: () => readonly KeptPartner[];
  /** What a change of ours made of contacts and favourites. */
  readonly learn: (news: ContactNews) => void;
  readonly book: Pick<PeopleBook, 'get' | 'ordered' | 'usesOf' | 'version' | 'favourites' | 'identify'>;
  readonly forget: () => void;
  readonly close: () => void;
};

const minute = 60_000;
/** A company hears of each change together; each computer asks at a moment of its own. */
const afterChange = minute;
const afterGap = 5 * minute;
/** Today's calls are asked for first; both lists are of the same group of requests. */
const contactsFirst = 3_000;
/** Rows that are read from the disk before everything else gets its turn. */
const atOnce = 200;
/** Most of them are people who are known. */
const mostPartners = 1_000;

type Followed = { readonly account: SignedInAccount; readonly history: History };

export function createPeople(ports: PeoplePorts): People {
  const { clock, chance, log } = ports;
  const book = createPeopleBook();
  const sources = createSources();
  let followed: Followed | undefined;

  const schedule = (
    source: Source,
    every: number,
    leastBetween: number,
    read: (of: Followed) => Promise<void>,
  ) =>
    createReadingSchedule({
      ...{ clock, chance, every, leastBetween },
      read: async () => {
        const asking = followed;
        if (asking === undefined) return;
        await read(asking);
        if (followed !== asking) return;
        sources.read(source, clock.now());
        show();
      },
      failed: (error) => {
        log.warn(`people: could not read the ${source}`, { error: String(error) });
        const wait = sources.failed(source, error);
        show();
        return wait;
      },
    });
  const schedules = {
    directory: schedule('directory', 60 * minute, 10_000, (of) => readDirectory(readingFor(of))),
    contacts: schedule('contacts', 15 * minute, minute, (of) => readContacts(readingFor(of))),
    favourites: schedule('favourites', 60 * minute, 5_000, readFavourites),
  };

  function readingFor(of: Followed): Reading {
    const { account, history } = of;
    return {
      ...{ clock, log, history, door: ports },
      reader: { numbers: ports.numbers, accountId: account.accountId },
      country: account.country ?? '',
      changed: (change) => {
        book.change(change);
        changed();
      },
      isOver: () => followed !== of,
    };
  }

  async function readFavourites(of: Followed): Promise<void> {
    const favourites = favouriteIds(await ports.readFavourites());
    if (followed !== of || favourites.join() === [...book.favourites()].join()) return;
    of.history.write({ favourites });
    book.setFavourites(favourites);
    changed();
  }

  /** What the last run knew. */
  async function load(of: Followed): Promise<void> {
    const { history } = of;
    book.setFavourites(history.favourites());
    for (let last = ''; followed === of;) {
      const rows = history.peopleAfter(last, atOnce);
      if (rows.length === 0) break;
      book.change({ put: rows });
      last = rows.at(-1)?.person.id ?? '';
      await pause(0, clock);
    }
    if (followed !== of) return;
    showWhenRead(of);
    changed();
    schedules.directory.begin(0);
    schedules.favourites.begin(0);
    schedules.contacts.begin(contactsFirst);
  }

  /** A round of contacts that was broken off is not all of them. */
  function showWhenRead(of: Followed): void {
    const [directory, contacts] = [directoryCursor, contactsCursor].map(of.history.cursorSetAt);
    if (directory !== undefined) sources.read('directory', directory);
    const isWhole = contactsPlace(readingFor(of)).place.kind === 'synced';
    if (contacts !== undefined && isWhole) sources.read('contacts', contacts);
  }

  function changed(): void {
    show();
    ports.renamed();
  }

  function show(): void {
    if (followed === undefined) return ports.save(noPeople);
    const [personal, company] = [book.count('personal'), book.count('company')];
    ports.save({ ...sources.state(), personal, company, version: book.version() });
  }

  function close(): void {
    for (const one of Object.values(schedules)) one.end();
    followed = undefined;
  }

  function forget(): void {
    close();
    sources.forget();
    book.clear();
    show();
  }

  return {
    ...createPeoplePages(book, ports.recent),
    follow: (account, history) => {
      if (followed?.history === history && followed.account.country === account.country) return;
      forget();
      followed = { account, history };
      show();
      load(followed).catch((error: unknown) => log.error('people: could not be loaded', error));
    },
    heard: (what) => schedules[what].soon(what === 'directory' ? afterChange : 0),
    mayHaveMissed: () => {
      schedules.directory.soon(afterGap);
      schedules.favourites.soon(afterGap);
    },
    looked: () => schedules.contacts.soon(),
    refresh: () => {
      for (const one of Object.values(schedules)) one.soon();
    },
    person: (id) => {
      const entry = book.get(id);
      return entry && shownPerson(entry, book.favourites());
    },
    identify: book.identify,
    companyAround: book.companyAround,
    setChosen: (chosen) => {
      book.setChosen(chosen);
      changed();
    },
    recognise: (party) => recogniseParty(party, book.identify),
    partners: () => followed?.history.callPartners(mostPartners) ?? [],
    card: (id) => followed?.history.contactCard(id),
    learn: (news) => {
      if (followed === undefined) return;
      takeNews(news, readingFor(followed), book);
      changed();
    },
    book,
    forget,
    close,
  };
}
