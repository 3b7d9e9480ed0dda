import { mostOfGroup, type SearchQuery } from '../../shared/search.ts';
import type { History } from '../storage/history.ts';
import { digitsOf, type KeysOf, partsMatch, wordsMatch, wordsOf } from './match.ts';

/** What is looked for, and where. */
export type Looked = {
  readonly query: SearchQuery;
  readonly store: History['search'];
  readonly pastCalls: History['pastCalls'];
  readonly words: readonly string[];
  readonly keysOf: KeysOf;
};

/** Rows that are looked at for one that has what the index of insides cannot say. */
const mostLookedAt = 400;

type Kind = 'call' | 'note' | 'fax';

/** Keys of rows that have all of it, by beginnings of words; the newest first. */
export function found(looked: Looked, kind: Kind, marks: readonly string[], most: number): readonly string[] {
  const { query, store, words, keysOf } = looked;
  const { since = 0, until = Infinity, whom = '', text } = query;
  // Something was typed that no row can hold.
  if (text.trim() !== '' && words.length === 0) return [];
  const match = wordsMatch({ words, whom: wordsOf(whom), marks }, keysOf);
  return store.find({ kind, index: 'words', match, since, until, most });
}

/** Not together with a person: there are few rows to look through then. */
export function foundInside({ query, store, words }: Looked, kind: Kind): readonly string[] {
  const { since = 0, until = Infinity, whom, text } = query;
  if (whom !== undefined) return [];
  const digits = digitsOf(text);
  const match = partsMatch(digits === undefined ? words : [digits]);
  const most = query.direction === undefined && query.missed === undefined ? 2 * mostOfGroup : mostLookedAt;
  return match === undefined ? [] : store.find({ kind, index: 'parts', match, since, until, most });
}
