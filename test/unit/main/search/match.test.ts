import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, keyWord, partsMatch, wordsMatch, wordsOf } from '../../../../src/main/search/match.ts';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';

const nobody = (): readonly string[] => [];

function index(): {
  readonly ask: (table: 'words' | 'parts', match: string) => number;
  readonly put: (who: string) => void;
} {
  const database = findSqlite()(':memory:');
  database.exec(`CREATE VIRTUAL TABLE words USING fts5(who, more, keys, marks, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE parts USING fts5(calls, tokenize = 'trigram remove_diacritics 1')`);
  return {
    ask: (table, match) =>
      database.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).all(match).length,
    put: (who) => {
      database.prepare("INSERT INTO words VALUES (?, '', 'xqn12125550100', 'xqany xqmissed')").run(who);
      database.prepare('INSERT INTO parts VALUES (?)').run(who);
    },
  };
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '"',
    '""',
    'a"b',
    'NOT',
    'a AND b',
    'NEAR(a b)',
    '{who} : x',
    '-who : a',
    'a*',
    '^a',
    'a + b',
    '\0a',
    '); DROP TABLE words',
  ),
);

describe('a text that is looked for', () => {
  it('is never a language: whatever it is, the index can read what is asked', () => {
    const { ask } = index();
    fc.assert(
      fc.property(anything, anything, (text, whom) => {
        const keysOf = (some: readonly string[]): readonly string[] =>
          some.map((word) => keyWord(`+${word}`));
        const match = wordsMatch({ words: wordsOf(text), whom: wordsOf(whom), marks: [] }, keysOf);
        ask('words', match);
        const parts = partsMatch(wordsOf(text));
        if (parts !== undefined) ask('parts', parts);
      }),
    );
  });

  it('finds itself by any beginning of its words', () => {
    const { ask, put } = index();
    put('Zoë O’Brien-Łódź हिन्दी');
    // The triggers write plain letters, as the words that are looked for are.
    put('Zoë OBrien-Lodz हिन्दी');
    for (const text of ['zo', 'zoe obri', 'ZOË', "O'BRIEN", 'lodz', 'Łód', 'हिन्दी'])
      expect(
        ask('words', wordsMatch({ words: wordsOf(text), whom: [], marks: ['missed'] }, nobody)),
      ).toBeGreaterThan(0);
    expect(ask('words', wordsMatch({ words: ['brien'], whom: [], marks: [] }, nobody))).toBe(1);
  });

  it('stands for people’s numbers as well', () => {
    const { ask, put } = index();
    put('');
    const keysOf = (words: readonly string[]) => (words.includes('ada') ? [keyWord('+12125550100')] : []);
    const match = (words: readonly string[]) => wordsMatch({ words, whom: [], marks: [] }, keysOf);
    expect(ask('words', match(['ada']))).toBe(1);
    expect(ask('words', match(['ada', 'lovelace']))).toBe(1);
    expect(ask('words', match(['bob']))).toBe(0);
  });

  it('of too few letters is not looked for inside of words', () => {
    expect(partsMatch(['ab'])).toBeUndefined();
    expect(partsMatch(['abc'])).toBe('"abc"');
    expect(partsMatch([])).toBeUndefined();
  });

  it.each([
    ['(212) 555', '212555'],
    ['+1 212', '1212'],
    ['0212', '212'],
    ['12', undefined],
    ['212 ada', undefined],
    ['', undefined],
  ])('%s has the digits %s', (text, digits) => {
    expect(digitsOf(text)).toBe(digits);
  });

  it('is nothing where it has neither letters nor digits', () => {
    expect(wordsOf(' -- * “” 🙂 ')).toEqual([]);
    expect(wordsMatch({ words: [], whom: [], marks: [] }, nobody)).toBe('(marks : "xqany")');
  });
});
