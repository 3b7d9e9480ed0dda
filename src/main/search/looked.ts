import { mostOfGroup, type SearchQuery } from '../../shared/search.ts';
import type { History } from '../storage/history.ts';
import type { SearchFound } from '../storage/history-search-index.ts';
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

/** Rows that have all of it, by beginnings of words; the newest first. */
export function found(
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
export function foundInside({ query, store, words }: Looked, column: string): readonly SearchFound[] {
  const { since = 0, until = Infinity, whom, text } = query;
  if (whom !== undefined) return [];
  const digits = digitsOf(text);
  const match = partsMatch(digits === undefined ? words : [digits], column);
  const most = query.direction === undefined && query.missed === undefined ? 2 * mostOfGroup : mostLookedAt;
  return match === undefined ? [] : store.find({ index: 'parts', match, since, until, most });
}
