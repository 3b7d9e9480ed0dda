import { expect, it } from 'vitest';
import { accountCountry } from '../../../src/main/account-country.ts';

it.each([
  ['what the platform tells', 'GB', '+14155550100', 'GB'],
  ['the main number’s where nothing is told', undefined, '+4722225555', 'NO'],
  ['the main number’s where what is told is no country', 'XX', '+442075550123', 'GB'],
  ['the largest with its code for a free number', undefined, '+18005550142', 'US'],
  ['the United States where nothing is known', undefined, undefined, 'US'],
])('an account’s country is %s', (_what, told, mainNumber, country) => {
  expect(accountCountry(told, mainNumber)).toBe(country);
});
