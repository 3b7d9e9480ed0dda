import type { Lookalike } from '../../../shared/contact.ts';
import { dialledFor, type Entry } from '../entry.ts';
import type { PeopleBook } from '../people-book.ts';

export type Alike = { readonly entry: Entry; readonly why: Lookalike['why'] };
type Book = Pick<PeopleBook, 'ordered' | 'usesOf' | 'version'>;

/** Nobody compares one person with more. */
const mostAlike = 5;
const mostPairs = 100;

export type Lookalikes = {
  /** People who may be the same as this one, the surest first; the one itself is none. */
  readonly of: (entry: Entry) => readonly Alike[];
  /** Personal contacts that look like another one; each pair once. */
  readonly pairs: () => readonly (readonly [Entry, Alike])[];
};

export function createLookalikes(book: Book): Lookalikes {
  let index: Index | undefined;
  const current = (): Index => {
    if (index?.version !== book.version()) index = indexOf(book);
    return index;
  };
  const alike = (entry: Entry): readonly Alike[] => alikeIn(entry, current(), book);
  let known: { readonly version: number; readonly pairs: ReturnType<Lookalikes['pairs']> } | undefined;
  return {
    of: alike,
    pairs: () => {
      const version = book.version();
      if (known?.version !== version) known = { version, pairs: pairsIn(book, alike) };
      return known.pairs;
    },
  };
}

function pairsIn(book: Book, alike: Lookalikes['of']): readonly (readonly [Entry, Alike])[] {
  const pairs: (readonly [Entry, Alike])[] = [];
  for (const entry of book.ordered()) {
    if (entry.person.source !== 'personal') continue;
    for (const one of alike(entry)) {
      const isOther = one.entry.person.source === 'personal' && one.entry.person.id > entry.person.id;
      if (isOther && pairs.length < mostPairs) pairs.push([entry, one]);
    }
    if (pairs.length >= mostPairs) break;
  }
  return pairs;
}

type Index = {
  readonly version: number;
  readonly emails: ReadonlyMap<string, readonly Entry[]>;
  readonly names: ReadonlyMap<string, readonly Entry[]>;
};

function indexOf(book: Book): Index {
  const emails = new Map<string, Entry[]>();
  const names = new Map<string, Entry[]>();
  for (const entry of book.ordered()) {
    if (entry.person.kind !== 'person') continue;
    const { email } = entry.person;
    if (email !== undefined) put(emails, email.toLowerCase(), entry);
    if (entry.name !== '') put(names, entry.name, entry);
  }
  return { version: book.version(), emails, names };
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}

function alikeIn(entry: Entry, { emails, names }: Index, book: Book): readonly Alike[] {
  const found = new Map<string, Alike>();
  const add = (other: Entry, why: Alike['why']): void => {
    const { id, kind } = other.person;
    if (found.size < mostAlike && id !== entry.person.id && kind === 'person' && !found.has(id))
      found.set(id, { entry: other, why });
  };
  const { email } = entry.person;
  if (email !== undefined)
    for (const other of emails.get(email.toLowerCase()) ?? []) add(other, 'same-email');
  for (const one of entry.person.numbers) {
    const number = one.label === 'company' || one.label === 'assistant' ? undefined : dialledFor(one);
    if (number === undefined) continue;
    for (const { entry: other, label } of book.usesOf(number))
      if (label !== 'company' && areNamesAlike(entry.name, other.name)) add(other, 'same-number');
  }
  for (const other of names.get(entry.name) ?? []) {
    if (found.size >= mostAlike) break;
    if (!isElsewhere(entry, other)) add(other, 'same-name');
  }
  return [...found.values()];
}

/** A family shares a number; "Ada", "A. Lovelace" and "Ada Lovelace" are one. */
function areNamesAlike(one: string, other: string): boolean {
  const [fewer = [], more = []] = [one, other]
    .map((name) => name.split(' ').filter((word) => word !== ''))
    .sort((first, second) => first.length - second.length);
  if (fewer.length === 0) return true;
  return fewer.every((word) =>
    more.some((whole) => whole === word || (word.length === 1 && whole.startsWith(word))),
  );
}

/** Two of the same name in two companies are two. */
function isElsewhere(one: Entry, other: Entry): boolean {
  const [company, otherCompany] = [one.person.company, other.person.company];
  if (company === undefined || otherCompany === undefined) return false;
  return company.toLowerCase() !== otherCompany.toLowerCase();
}
