import type { DialPerson } from '../../shared/dialling.ts';
import type { PeoplePage, PeopleQuery } from '../../shared/person.ts';
import { dialledFor, type Entry, shownPerson } from './entry.ts';
import { personIdentity } from './identity.ts';
import type { PeopleBook } from './people-book.ts';
import { type Haystack, search, type SearchContext, stack, wantedFrom } from './search.ts';

/** Lists of people for those who look for somebody. */
export type PeoplePages = {
  readonly page: (query: PeopleQuery) => PeoplePage;
  /** Ways to reach people by name, number or extension, best first. */
  readonly find: (text: string, limit: number) => readonly DialPerson[];
};

/** @param recent numbers and extensions that were called lately */
export function createPeoplePages(book: PeopleBook, recent: () => readonly string[]): PeoplePages {
  /** The last answers: pages of one are asked for in a row, and a text is typed letter by letter. */
  let last: { readonly key: string; readonly rows: readonly Entry[] } | undefined;
  let lastShown: { readonly key: string; readonly hay: Haystack } | undefined;

  function context(): SearchContext {
    const favourites = [...book.favourites()].flatMap((id) => book.get(id) ?? []);
    const called = recent().flatMap((number) => book.usesOf(number).map(({ entry }) => entry));
    return { favourites: new Set(favourites), recent: new Set(called) };
  }

  function shownFor(show: PeopleQuery['show']): Haystack {
    const key = `${show} ${book.version()}`;
    if (lastShown?.key !== key) {
      const favourites = book.favourites();
      lastShown = { key, hay: stack(book.ordered().filter((entry) => isShown(entry, show, favourites))) };
    }
    return lastShown.hay;
  }

  function rowsFor({ text, show }: Pick<PeopleQuery, 'text' | 'show'>): readonly Entry[] {
    const key = JSON.stringify([text, show, book.version(), recent()]);
    if (last?.key !== key) {
      const hay = shownFor(show);
      const wanted = wantedFrom(text);
      last = { key, rows: wanted === undefined ? hay.entries : search(hay, wanted, context()) };
    }
    return last.rows;
  }

  return {
    page: (query) => {
      const rows = rowsFor(query);
      return {
        total: rows.length,
        rows: rows
          .slice(query.from, query.from + query.count)
          .map((entry) => shownPerson(entry, book.favourites())),
        letters: query.text.trim() === '' ? lettersOf(rows) : [],
        version: book.version(),
      };
    },
    find: (text, limit) => {
      const wanted = wantedFrom(text);
      if (wanted === undefined) return [];
      const called = new Set(recent());
      const ways: DialPerson[] = [];
      for (const entry of search(shownFor('everybody'), wanted, context())) {
        if (ways.length >= limit) break;
        if (!entry.person.inactive) ways.push(...waysTo(entry, wanted.digits, called, book.favourites()));
      }
      return ways.slice(0, limit);
    },
  };
}

function isShown({ person }: Entry, show: PeopleQuery['show'], favourites: ReadonlySet<string>): boolean {
  // Menus, bots and the like without a number are nobody to look for.
  if (person.kind === 'other' && person.extensionNumber === undefined && person.numbers.length === 0)
    return false;
  switch (show) {
    case 'everybody':
      return true;
    case 'favourites':
      return favourites.has(person.id);
    case 'personal':
    case 'company':
      return person.source === show;
    case 'departments':
      return person.kind === 'queue';
  }
}

function lettersOf(rows: readonly Entry[]): PeoplePage['letters'] {
  const letters: { readonly letter: string; readonly at: number }[] = [];
  for (const [at, { letter }] of rows.entries()) {
    if (letters.at(-1)?.letter !== letter) letters.push({ letter, at });
  }
  return letters;
}

/** Nobody scrolls through one person's numbers to get to the next person. */
const mostWays = 3;

/** Their extension first, then numbers as they are kept; fax numbers cannot be talked to. */
function waysTo(
  entry: Entry,
  digits: string,
  called: ReadonlySet<string>,
  favourites: ReadonlySet<string>,
): readonly DialPerson[] {
  const { extensionNumber, numbers } = entry.person;
  const ways: DialPerson[] = [];
  const add = (to: string, shown: string, region: string | undefined, label: Label): void => {
    const kind = to.startsWith('+') ? 'number' : 'extension';
    const identity = personIdentity({ entry, label }, favourites);
    if (to.includes(digits))
      ways.push({ target: { to, shown, kind, region, identity }, isRecent: called.has(to) });
  };
  if (extensionNumber !== undefined && extensionNumber.length > 1)
    add(extensionNumber, extensionNumber, undefined, undefined);
  for (const one of numbers) {
    const to = dialledFor(one);
    if (to !== undefined && one.label !== 'fax') add(to, one.shown, one.number?.region, one.label);
  }
  return ways.slice(0, mostWays);
}

type Label = Entry['person']['numbers'][number]['label'] | undefined;
