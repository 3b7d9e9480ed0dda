import type { Identity, PersonSource } from '../../shared/person.ts';
import type { KeptPerson } from '../storage/history-people-schema.ts';
import type { PeopleChange, PeoplePart } from '../storage/history-people.ts';
import { createCompanyBlocks } from './company-blocks.ts';
import { byName, type Entry, toEntry } from './entry.ts';
import { identityFrom } from './identity.ts';
import { createNumberIndex, type NumberUse } from './number-index.ts';

/** Everybody in memory, as they are kept on the disk. Changes are told to both. */
export type PeopleBook = {
  readonly change: (change: PeopleChange) => void;
  readonly setFavourites: (ids: readonly string[]) => void;
  readonly favourites: () => ReadonlySet<string>;
  /** Whom the person said it is, of several who have a number: `Person.id` by number. */
  readonly setChosen: (chosen: ReadonlyMap<string, string>) => void;
  /** The company in whose block of numbers this one lies, where there is only one. */
  readonly companyAround: (number: string) => string | undefined;
  readonly get: (id: string) => Entry | undefined;
  /** By name. */
  readonly ordered: () => readonly Entry[];
  readonly count: (source: PersonSource) => number;
  /** @param number E.164 or an extension */
  readonly identify: (number: string) => Identity | undefined;
  readonly usesOf: (number: string) => readonly NumberUse[];
  /** Grows with each change. */
  readonly version: () => number;
  readonly clear: () => void;
};

export function createPeopleBook(): PeopleBook {
  let entries = new Map<string, Entry>();
  let index = createNumberIndex();
  let blocks = createCompanyBlocks();
  let chosen: ReadonlyMap<string, string> = new Map();
  let favourites: ReadonlySet<string> = new Set();
  let version = 0;
  let counts: Record<PersonSource, number> = { personal: 0, company: 0 };
  /** Made when they are asked for; undefined after a change. */
  let inOrder: readonly Entry[] | undefined;
  let identities = new Map<string, Identity | undefined>();

  function changed(): void {
    version += 1;
    inOrder = undefined;
    identities = new Map();
  }

  function remove(entry: Entry): void {
    entries.delete(entry.person.id);
    index.remove(entry);
    blocks.remove(entry);
    counts[entry.person.source] -= 1;
  }

  /** Cards stay on the disk. */
  function put({ part, person }: KeptPerson): void {
    const before = entries.get(person.id);
    if (before !== undefined) remove(before);
    const entry = toEntry({ part, person });
    entries.set(person.id, entry);
    index.add(entry);
    blocks.add(entry);
    counts[person.source] += 1;
  }

  return {
    change: ({ clear, put: added = [], gone = [] }) => {
      if (clear !== undefined)
        for (const entry of [...entries.values()]) if (isIn(entry, clear)) remove(entry);
      for (const kept of added) put(kept);
      for (const id of gone) {
        const entry = entries.get(id);
        if (entry !== undefined) remove(entry);
      }
      changed();
    },
    setFavourites: (ids) => {
      favourites = new Set(ids);
      changed();
    },
    favourites: () => favourites,
    setChosen: (next) => {
      chosen = next;
      changed();
    },
    companyAround: (number) => blocks.companyAround(number),
    get: (id) => entries.get(id),
    ordered: () => (inOrder ??= [...entries.values()].sort(byName)),
    count: (source) => counts[source],
    identify: (number) => {
      if (identities.has(number)) return identities.get(number);
      const identity = identityFrom(index.usesOf(number), favourites, chosen.get(number));
      // Numbers that nobody has are without end.
      if (identity !== undefined) identities.set(number, identity);
      return identity;
    },
    usesOf: index.usesOf,
    version: () => version,
    clear: () => {
      entries = new Map();
      index = createNumberIndex();
      blocks = createCompanyBlocks();
      favourites = new Set();
      counts = { personal: 0, company: 0 };
      changed();
    },
  };
}

function isIn({ part, person }: Entry, cleared: PeoplePart): boolean {
  if (person.source !== cleared.source) return false;
  switch (cleared.parts) {
    case 'is':
      return part === cleared.part;
    case 'is-not':
      return part !== cleared.part;
    case 'above':
      return part > cleared.part;
  }
}
