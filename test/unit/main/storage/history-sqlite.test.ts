import { describe, expect, it } from 'vitest';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';

/** A database that answers one question: whether it can search. */
class WithoutSearch {
  prepare() {
    return { get: () => undefined };
  }
  close() {
    return undefined;
  }
}

describe('the database of the runtime', () => {
  it('is there in the one that this runs on, with full-text search', () => {
    const database = findSqlite()(':memory:');
    database.exec('CREATE VIRTUAL TABLE words USING fts5(word)');
    database.exec("INSERT INTO words VALUES ('Lovelace')");
    expect(database.prepare("SELECT word FROM words WHERE words MATCH 'love*'").get()).toEqual({
      word: 'Lovelace',
    });
    database.close();
  });

  it.each([
    ['the module', () => undefined, 'this one lacks the module node:sqlite'],
    ['full-text search', () => ({ DatabaseSync: WithoutSearch }), 'this one lacks full-text search (FTS5)'],
  ])('that lacks %s is named at the start, in a sentence', (_what, builtIn, sentence) => {
    expect(() => findSqlite(builtIn)).toThrow(`Ringside needs a runtime with a database, and `);
    expect(() => findSqlite(builtIn)).toThrow(sentence);
  });
});
