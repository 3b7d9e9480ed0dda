import { expect, it } from 'vitest';
import { knownLocale } from '../../../src/shared/known-locale.ts';

it.each([
  ['de-AT', 'de-AT'],
  ['de_DE', 'de-DE'],
  ['de_DE.UTF-8', 'de-DE'],
  ['ca_ES@valencia', 'ca-ES'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['C', 'en'],
  ['POSIX', 'posix'],
  ['', 'en'],
  ['..', 'en'],
])('[J07] a desktop that says its language is %j is spoken to in %s', (said, known) => {
  expect(knownLocale(said)).toBe(known);
  expect(() => new Intl.DateTimeFormat(knownLocale(said))).not.toThrow();
});
