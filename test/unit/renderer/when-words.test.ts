import { describe, expect, it } from 'vitest';
import { momentWords, whenWords } from '../../../src/renderer/when-words.ts';
import { createWords } from '../../../src/renderer/words.ts';

const i18n = createWords('en-US');
const now = new Date(2026, 10, 20, 9, 42, 30).getTime();
const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

describe('when something was', () => {
  it.each([
    [0, 'just now'],
    [-30 * second, 'just now'],
    [2 * second, '2 sec ago'],
    [59 * second, '59 sec ago'],
    [60 * second, '1 min ago'],
    [119 * second, '1 min ago'],
    [59 * minute + 59 * second, '59 min ago'],
    [60 * minute, '8:42 AM'],
    [9 * 60 * minute, '12:42 AM'],
    [10 * 60 * minute, 'Thu 11:42 PM'],
    [6 * day, 'Sat 9:42 AM'],
    [7 * day, 'Nov 13 9:42 AM'],
  ])('%i ms ago is %s', (passed, words) => {
    expect(whenWords(now - passed, now, i18n).replaceAll(/[,\s]+/g, ' ')).toBe(words);
  });

  it('a moment is told by the clock even if it was just now', () => {
    expect(momentWords(now, now, 'en-US').replaceAll(/\s/g, ' ')).toBe('9:42 AM');
  });
});
