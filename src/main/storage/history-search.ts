import type { Log } from '../log.ts';
import { inTransaction } from './history-database.ts';
import { createSearchIndex, type SearchAsked, type SearchIndex } from './history-search-index.ts';
import { searchSchemaAnew } from './history-search-schema.ts';
import type { Database } from './history-sqlite.ts';

/** Full-text search in one history. No method throws; an index that is damaged is made anew. */
export type SearchStore = {
  /** Keys of rows in their tables, the newest first. */
  readonly find: (asked: SearchAsked) => readonly string[];
  /** Brings so many more rows into the index. Answers how many are still to come. */
  readonly fill: (most: number) => number;
  /** Looks whether the index hangs together, and makes it anew where it does not. True: it was made anew. */
  readonly mend: () => boolean;
};

export type SearchParts = {
  /** The one that is used now; it may be replaced. */
  readonly database: () => Database | undefined;
  readonly log: Log;
};

export function createSearchStore({ database, log }: SearchParts): SearchStore {
  let made: { readonly of: Database; readonly index: SearchIndex } | undefined;

  function indexOf(now: Database): SearchIndex {
    if (made?.of !== now) made = { of: now, index: createSearchIndex(now) };
    return made.index;
  }

  /** Whatever fails here costs what was looked for, never the calls: they do not stand in the index. */
  function tried<Result>(work: (index: SearchIndex) => Result, otherwise: Result): Result {
    const now = database();
    if (now === undefined) return otherwise;
    try {
      return work(indexOf(now));
    } catch (error) {
      log.error('the search failed', error);
      mend();
      return otherwise;
    }
  }

  function remake(now: Database): boolean {
    made = undefined;
    try {
      inTransaction(now, () => now.exec(searchSchemaAnew));
      log.warn('the search index is made anew');
      return true;
    } catch (error) {
      log.error('the search index could not be made anew', error);
      return false;
    }
  }

  function mend(): boolean {
    const now = database();
    if (now === undefined) return false;
    try {
      indexOf(now).check();
      return false;
    } catch (error) {
      log.error('the search index is damaged', error);
      return remake(now);
    }
  }

  return {
    find: (asked) => tried((index) => index.find(asked), []),
    fill: (most) => tried((index) => index.fill(most), 0),
    mend,
  };
}
