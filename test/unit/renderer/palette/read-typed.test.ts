import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuestionInputs } from '../../../../src/main/desktop/ipc-search-schemas.ts';
import { isSmallPlainInput } from '../../../../src/main/desktop/ipc-input.ts';
import { filterWords } from '../../../../src/renderer/palette/filter-words.ts';
import { queryOf, readTyped, without } from '../../../../src/renderer/palette/read-typed.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { SearchQuery } from '../../../../src/shared/search.ts';

/** A Thursday. */
const now = new Date(2026, 10, 19, 14, 30).getTime();
const words = filterWords(createWords('en-US'));
const read = (text: string) => readTyped(text, now, words);
const query = (text: string): SearchQuery | undefined => queryOf(read(text));
const day = (month: number, date: number, year = 2026): number => new Date(year, month - 1, date).getTime();

describe('what is typed', () => {
  it('is plain words where nothing in it is a filter', () => {
    expect(query('ada lovelace')).toEqual({
      text: 'ada lovelace',
      groups: ['people', 'calls', 'notes', 'faxes'],
    });
    expect(query('')).toBeUndefined();
    expect(query('   ')).toBeUndefined();
  });

  it.each<[string, Partial<SearchQuery>]>([
    ['from:ann', { text: '', whom: 'ann', direction: 'inbound', groups: ['calls', 'faxes'] }],
    ['from: ann quote', { text: 'quote', whom: 'ann', direction: 'inbound' }],
    ['to:"Ann Lee" invoice', { text: 'invoice', whom: 'Ann Lee', direction: 'outbound' }],
    ['FROM:ann', { whom: 'ann' }],
    ['missed', { text: '', missed: true, direction: 'inbound', groups: ['calls'] }],
    ['missed last week', { missed: true, since: day(11, 8), until: day(11, 15) }],
    ['fax toner', { text: 'toner', groups: ['faxes'] }],
    ['note friday', { text: 'friday', groups: ['notes'] }],
    ['in ann', { text: 'ann', direction: 'inbound', groups: ['calls', 'faxes'] }],
    ['out yesterday', { text: '', direction: 'outbound', since: day(11, 18), until: day(11, 19) }],
    [
      'today ada',
      { text: 'ada', since: day(11, 19), until: day(11, 20), groups: ['calls', 'notes', 'faxes'] },
    ],
    ['this month', { since: day(11, 1), until: day(12, 1) }],
    ['last month', { since: day(10, 1), until: day(11, 1) }],
    ['since 3 Nov', { since: day(11, 3) }],
    ['until 2026-11-03', { until: day(11, 4) }],
    ['on Nov 3', { since: day(11, 3), until: day(11, 4) }],
    ['3 Nov', { since: day(11, 3), until: day(11, 4) }],
    ['3 november 2024 ada', { text: 'ada', since: day(11, 3, 2024), until: day(11, 4, 2024) }],
    ['11/3', { since: day(11, 3) }],
    ['3.11.', { since: day(11, 3) }],
    ['since 24 Dec', { since: day(12, 24, 2025) }],
    ['since monday', { since: day(11, 16) }],
    ['since last week', { since: day(11, 8) }],
    ['since 1 Nov until 5 Nov', { since: day(11, 1), until: day(11, 6) }],
  ])('%s means what it says', (text, wanted) => {
    expect(query(text)).toMatchObject(wanted);
  });

  it.each([
    'in',
    'out',
    'note',
    'ingrid',
    'missedy',
    '"missed"',
    'from:',
    '31 apr',
    'monday',
    '99/99',
    'since',
    'may',
  ])('%s narrows nothing', (text) => {
    expect(read(text).filters).toEqual([]);
    expect(read(text).words).toBe(text.replaceAll('"', ''));
  });

  it('looks where its first sign says', () => {
    expect(read('>dark mode')).toMatchObject({ scope: 'commands', whole: 'dark mode' });
    expect(query('>dark mode')).toBeUndefined();
    expect(query('@ada missed')).toEqual({ text: 'ada missed', groups: ['people'] });
    expect(query('#204')).toEqual({ text: '204', groups: ['people', 'calls', 'faxes'] });
    expect(query('/theme')).toBeUndefined();
  });

  it('loses a filter that is taken away, and nothing else', () => {
    const text = 'ada  from:"Ann Lee" quote';
    const [filter] = read(text).filters;
    expect(filter && without(text, filter)).toBe('ada quote');
  });

  it('understands the reader’s own words beside the English ones', () => {
    const german = { ...words, missed: ['verpasst', 'missed'], since: ['seit', 'since'], locale: 'de-DE' };
    const { filters } = readTyped('verpasst seit 3. März 2026', now, german);
    expect(filters.map(({ kind }) => kind)).toEqual(['missed', 'time']);
    expect(queryOf({ scope: 'everything', whole: '', words: '', filters })?.since).toBe(day(3, 3));
    expect(queryOf(readTyped('3/11', now, { ...words, locale: 'en-GB' }))?.since).toBe(day(11, 3));
  });
});

describe('any text at all', () => {
  const parts = fc.constantFrom(
    'from:',
    'to:"',
    'since ',
    '3 Nov',
    'last week',
    '"',
    '>',
    '\0',
    '\ud800',
    '\u202e',
    '*',
    ' OR ',
    'NEAR(',
    'x'.repeat(500),
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc
      .array(fc.oneof(parts, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
      .map((some) => some.join('')),
  );

  it('is read without an error, and what is asked passes the bridge', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const asked = query(text);
        if (asked === undefined) return;
        expect(isSmallPlainInput([asked])).toBe(true);
        expect(searchQuestionInputs.search.safeParse([asked]).success).toBe(true);
      }),
    );
  });

  it('of ten thousand characters is read as far as anybody types', () => {
    expect(query('a'.repeat(10_000))?.text).toHaveLength(200);
    expect(query('\0'.repeat(10_000))).toBeUndefined();
  });

  it('has filters that stand where they say, one behind the other', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const { from, to } of read(text).filters) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
