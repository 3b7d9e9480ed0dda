import type { FaxRow } from '../../shared/fax.ts';
import type { Person } from '../../shared/person.ts';
import { mostOfGroup, nothingFound, type SearchAnswer, type SearchQuery } from '../../shared/search.ts';
import type { History } from '../storage/history.ts';
import { createFilling } from './filling.ts';
import { createKeyBook } from './key-book.ts';
import { findCalls, findNotes } from './find-calls.ts';
import { found, foundInside, type Looked } from './looked.ts';
import { partsMatch, wordsOf } from './match.ts';
import type { SearchPorts } from './ports.ts';
import { createRecent } from './recent.ts';

/** Finds people, calls, notes and faxes by words, in what is kept on this computer. */
export type Search = {
  readonly follow: (history: History) => void;
  readonly find: (query: SearchQuery) => SearchAnswer;
  /** The person chose a command of the window's table. */
  readonly usedCommand: (name: string) => void;
  readonly forget: () => void;
  readonly close: () => void;
};

export function createSearch(ports: SearchPorts): Search {
  let history: History | undefined;
  const filling = createFilling(ports.clock, (left) => ports.save({ left }));
  const recent = createRecent(ports);

  function find(query: SearchQuery): SearchAnswer {
    if (history === undefined) return nothingFound;
    filling.wake();
    const looked = {
      query,
      store: history.search,
      pastCalls: history.pastCalls,
      words: wordsOf(query.text),
      keysOf: createKeyBook(ports.people),
    };
    const has = (group: SearchQuery['groups'][number]): boolean => query.groups.includes(group);
    return {
      people: has('people') ? findPeople(looked, ports) : [],
      calls: has('calls') ? findCalls(looked, ports) : [],
      notes: has('notes') ? findNotes(looked, ports) : [],
      faxes: has('faxes') ? findFaxes(looked, ports) : [],
    };
  }

  function forget(): void {
    history = undefined;
    filling.end();
  }

  return {
    follow: (next) => {
      history = next;
      filling.begin(next.search);
    },
    find,
    usedCommand: recent.used,
    forget,
    close: forget,
  };
}

/** By beginnings of words, as the people's own list finds them; then by what stands inside of words. */
function findPeople({ query, store, words }: Looked, { people, person }: SearchPorts): readonly Person[] {
  if (words.length === 0) return [];
  const { rows } = people({ text: query.text, show: 'everybody', from: 0, count: mostOfGroup });
  const match = rows.length < mostOfGroup ? partsMatch(words) : undefined;
  if (match === undefined) return rows;
  const known = new Set(rows.map(({ id }) => id));
  const inside = store

    .find({ kind: 'person', index: 'parts', match, since: 0, until: Infinity, most: 2 * mostOfGroup })
    .flatMap((key) => (known.has(key) ? [] : (person(key) ?? [])));
  return [...rows, ...inside].slice(0, mostOfGroup);
}

function findFaxes(looked: Looked, { fax }: SearchPorts): readonly FaxRow[] {
  const { direction } = looked.query;
  const byWords = found(looked, 'fax', direction === undefined ? [] : [direction], 2 * mostOfGroup);
  const inside = byWords.length < mostOfGroup ? foundInside(looked, 'fax') : [];
  const ids = new Set([...byWords, ...inside]);
  return Array.from(ids)
    .flatMap((id) => fax(id) ?? [])
    .filter((row) => direction === undefined || row.direction === direction)
    .slice(0, mostOfGroup);
}
