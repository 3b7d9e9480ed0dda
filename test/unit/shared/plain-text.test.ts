import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine, plainLines, plainName, withoutControls } from '../../../src/shared/plain-text.ts';

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

const seen = ['a', 'é', '👩', 'ع', ' ', '\ud800', '\udc00'];
const unseen = ['\t', '\r', '\n', '\0', '\u001b', '\u0085', '\u2028', '\u200f', '\u202e', '\u2066', '\ufeff'];
const characters = fc.array(fc.constantFrom(...seen, ...unseen));
const anything = characters.map((each) => each.join(''));

describe('control characters', () => {
  it('are in no line, name or word, and neither are marks that turn text', () => {
    const unwanted = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
    fc.assert(
      fc.property(anything, (text) => {
        expect(withoutControls(text)).not.toMatch(unwanted);
        expect(plainLine(text)).not.toMatch(unwanted);
      }),
    );
  });

  it('leave everything else as it was', () => {
    fc.assert(
      fc.property(characters, (each) => {
        const kept = each.filter((one) => seen.includes(one)).join('');
        expect(withoutControls(each.join(''))).toBe(kept);
      }),
    );
  });

  it('leave several lines with their line feeds and tabs, whole letters and no more than wanted', () => {
    fc.assert(
      fc.property(anything, fc.nat(60), (text, limit) => {
        const lines = plainLines(text, limit);
        expect(lines).not.toMatch(/(?![\t\n])\p{Cc}/u);
        expect(lines.length).toBeLessThanOrEqual(limit);
        expect(lines.isWellFormed()).toBe(true);
        expect(plainLines(lines, limit)).toBe(lines);
      }),
    );
  });

  it.each([
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    ['a\tb\0c\u0085d', 'a\tbcd'],
    ['\u200fع', '\u200fع'],
    ['a\ud800b', 'a\ufffdb'],
    ['👩'.repeat(20), '👩'.repeat(15)],
  ])('make of the lines %j %j', (text, lines) => {
    expect(plainLines(text, 31)).toBe(lines);
  });
});
