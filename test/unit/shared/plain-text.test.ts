import { describe, expect, it } from 'vitest';
import { plainLine, plainName } from '../../../src/shared/plain-text.ts';

describe('text from strangers', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada \t Lovelace\r\n', 'Ada Lovelace'],
    ['a\u0000b\u2028c', 'a b c'],
    ['\u202egro.live\u202c', 'gro.live'],
    ['a\ud800b', 'a\ufffdb'],
    ['<b>&amp;</b>', '<b>&amp;</b>'],
    ['عبد الرحمن', 'عبد الرحمن'],
  ])('%j becomes %j', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  it('is cut between characters as people see them', () => {
    expect(plainLine('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toMatch(/^(👩‍👩‍👧‍👦)?$/u);
    expect(plainLine('e\u0301'.repeat(10), 3)).toBe('e\u0301'.repeat(3));
    expect(plainLine('x'.repeat(1_000_000))).toHaveLength(200);
  });

  it('is no name where nothing readable is left', () => {
    expect([plainName(undefined), plainName(''), plainName(' \u202e ')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
