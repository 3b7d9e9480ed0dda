import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clockTime, duration } from '../../../src/renderer/times.ts';
import {
  createWords,
  directionOf,
  pseudoLocale,
  pseudoRightToLeft,
  stretch,
} from '../../../src/renderer/words.ts';

const renderer = path.join(import.meta.dirname, '../../../src/renderer');

describe('words', () => {
  test('English stands in the code, plurals and values included', () => {
    const i18n = createWords('en-US');
    const message = '{count, plural, one {# missed call} other {# missed calls}}';
    expect(i18n._({ id: 'a', message, values: { count: 1 } })).toBe('1 missed call');
    expect(i18n._({ id: 'a', message, values: { count: 3 } })).toBe('3 missed calls');
  });

  test('a language nobody has translated yet shows English', () => {
    expect(createWords('fi')._({ id: 'b', message: 'Incoming call' })).toBe('Incoming call');
  });

  test('the pseudo-locale is about 40 % longer and leaves values alone', () => {
    const text = 'Connection lost. Your phone may still be ringing.';
    expect(stretch(text).length / text.length).toBeGreaterThan(1.3);
    expect(stretch(text).length / text.length).toBeLessThan(1.5);
    const said = createWords(pseudoLocale)._({
      id: 'c',
      message: 'to {line}',
      values: { line: 'Main line' },
    });
    expect(said).toContain('Main line');
    expect(said).not.toContain('to ');
  });

  test('a name that looks like a placeholder is shown as it is', () => {
    const said = createWords('en-US')._({
      id: 'd',
      message: '{name} is calling.',
      values: { name: '{line}' },
    });
    expect(said).toBe('{line} is calling.');
  });

  test.each([
    ['tr', 'ltr'],
    ['de', 'ltr'],
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['he', 'rtl'],
    ['th', 'ltr'],
    ['ja', 'ltr'],
    ['C', 'ltr'],
    ['en_US', 'ltr'],
    ['', 'ltr'],
  ] as const)('[J07] the page speaks and points %s the right way: %s', (locale, direction) => {
    const i18n = createWords(locale);
    expect(directionOf(locale)).toBe(direction);
    expect(
      i18n._({ id: 'e', message: '{n, plural, one {# call} other {# calls}}', values: { n: 2 } }),
    ).toMatch(/calls/);
    expect(duration(372_000, i18n.locale)).not.toBe('');
    expect(clockTime(0, i18n.locale)).not.toBe('');
  });

  test('the direction comes with the language', () => {
    expect(directionOf('en-US')).toBe('ltr');
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf(pseudoRightToLeft)).toBe('rtl');
  });
});

function messages(): readonly (readonly [string, string, string])[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(path.join(renderer, file), 'utf8');
    const found = text.matchAll(
      /\bid:\s*'([^']+)',\s*message:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g,
    );
    return Array.from(found, (match) => [match[1] ?? '', match[2] ?? match[3] ?? '', file] as const);
  });
}

describe('every message in the windows', () => {
  const all = messages();

  test('is found by this test at all', () => {
    expect(all.length).toBeGreaterThan(200);
  });

  test('has an id that no other sentence has', () => {
    const known = new Map<string, string>();
    const twice = all.filter(([id, message]) => {
      const before = known.get(id);
      known.set(id, message);
      return before !== undefined && before !== message;
    });
    expect(twice).toEqual([]);
  });

  test('keeps to the tone: no exclamation marks, no please, no arrows, no words of machines', () => {
    const wrong = all.filter(([, message]) =>
      /!|\bplease\b|\boops\b|successfully|→|←|\bsync\b|\bcache\b|\bsocket\b|\btoken\b|\bsession\b|\bendpoint\b|\bdecline\b|\breject\b|\bignore\b/i.test(
        message,
      ),
    );
    expect(wrong).toEqual([]);
  });
});
