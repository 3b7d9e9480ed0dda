import { callKey } from '../../shared/past-calls.ts';
import type { PastCall } from '../../shared/call-list.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { Person } from '../../shared/person.ts';
import { mostOfGroup, nothingFound, type SearchAnswer, type SearchQuery } from '../../shared/search.ts';
import type { History } from '../storage/history.ts';
import type { SearchFound } from '../storage/history-search-index.ts';
import { createFilling } from './filling.ts';
import { createKeyBook } from './key-book.ts';
import { digitsOf, type KeysOf, partsMatch, wordsMatch, wordsOf } from './match.ts';
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

/** A call may stand in several rows: each of its legs, and what this computer saw of it. */
const rowsOfOneCall = 4;
/** Rows that are looked at for one that has what the index of insides cannot say. */
const mostLookedAt = 400;

export function createSearch(ports: SearchPorts): Search {
  let history: History | undefined;
  const filling = createFilling(ports.clock, (left) => ports.save({ left }));
  const recent = createRecent(ports);

  function find(query: SearchQuery): SearchAnswer {
    if (history === undefined) return nothingFound;
    filling.wake();
    const looked = { query, store: history.search, words: wordsOf(query.text), keysOf: createKeyBook(ports.people) }; // prettier-ignore
    const has = (group: SearchQuery['groups'][number]): boolean => query.groups.includes(group);
    return {
      people: has('people') ? findPeople(looked, ports) : [],
      calls: has('calls') ? findCalls(looked, ports) : [],
      notes: [],
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

type Looked = {
  readonly query: SearchQuery;
  readonly store: History['search'];
  readonly words: readonly string[];
  readonly keysOf: KeysOf;
};

/** By beginnings of words, as the people's own list finds them; then by what stands inside of words. */
function findPeople({ query, store, words }: Looked, { people, person }: SearchPorts): readonly Person[] {
  if (words.length === 0) return [];
  const { rows } = people({ text: query.text, show: 'everybody', from: 0, count: mostOfGroup });
  const match = rows.length < mostOfGroup ? partsMatch(words, 'people') : undefined;
  if (match === undefined) return rows;
  const known = new Set(rows.map(({ id }) => id));
  const inside = store
    .find({ index: 'parts', match, since: 0, until: Infinity, most: 2 * mostOfGroup })
    .flatMap(({ key }) => (known.has(key) ? [] : (person(key) ?? [])));
  return [...rows, ...inside].slice(0, mostOfGroup);
}

function findCalls(looked: Looked, { recognise }: SearchPorts): readonly PastCall[] {
  const { query, store } = looked;
  const { direction, missed } = query;
  const marks = ['call', ...(direction === undefined ? [] : [direction]), ...(missed ? ['missed'] : [])];
  const fits = (call: PastCall): boolean =>
    (direction === undefined || call.direction === direction) && (missed !== true || isMissed(call));
  const byWords = once(store.calls(found(looked, marks, rowsOfOneCall * mostOfGroup)));
  const wants = byWords.length < mostOfGroup || digitsOf(query.text) !== undefined;
  const inside = wants ? store.calls(foundInside(looked, 'calls')).filter(fits) : [];
  return once([...byWords, ...inside])
    .slice(0, mostOfGroup)
    .map((call) => ({ ...call, party: recognise(call.party) }));
}

function findFaxes(looked: Looked, { fax }: SearchPorts): readonly FaxRow[] {
  const { direction } = looked.query;
  const byWords = found(looked, ['fax', ...(direction === undefined ? [] : [direction])], 2 * mostOfGroup);
  const inside = byWords.length < mostOfGroup ? foundInside(looked, 'faxes') : [];
  const ids = new Set([...byWords, ...inside].map(({ key }) => key));
  return Array.from(ids)
    .flatMap((id) => fax(id) ?? [])
    .filter((row) => direction === undefined || row.direction === direction)
    .slice(0, mostOfGroup);
}

function found(
  { query, store, words, keysOf }: Looked,
  marks: readonly string[],
  most: number,
): readonly SearchFound[] {
  const { since = 0, until = Infinity, whom = '', text } = query;
  const wanted = { words, whom: wordsOf(whom), marks };
  // Something was typed that no row can hold.
  if (text.trim() !== '' && words.length === 0) return [];
  const match = wordsMatch(wanted, keysOf);
  return match === undefined ? [] : store.find({ index: 'words', match, since, until, most });
}

/** Not together with a person: there are few rows to look through then. */
function foundInside({ query, store, words }: Looked, column: string): readonly SearchFound[] {
  const { since = 0, until = Infinity, whom, text } = query;
  if (whom !== undefined) return [];
  const digits = digitsOf(text);
  const match = partsMatch(digits === undefined ? words : [digits], column);
  const most = query.direction === undefined && query.missed === undefined ? 2 * mostOfGroup : mostLookedAt;
  return match === undefined ? [] : store.find({ index: 'parts', match, since, until, most });
}

/** Each call once; what the platform's log says comes before what we saw, where both are there. */
function once(calls: readonly PastCall[]): readonly PastCall[] {
  const known = new Map<string, PastCall>();
  for (const call of calls) {
    const key = callKey(call);
    if (!known.has(key)) known.set(key, call);
  }
  return [...known.values()];
}

/** As the column `marks` of the index says it. */
function isMissed({ direction, ending }: PastCall): boolean {
  return direction === 'inbound' && (ending.kind === 'missed' || ending.kind === 'voicemail');
}
