import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/**
 * The country in which an account's people write their numbers: the one that the platform tells (ISO 3166), else its
 * main number's. A free number is of no country: the first with its code is taken, which is the largest.
 */
export function accountCountry(told: string | undefined, mainNumber: string | undefined): CountryCode {
  if (told !== undefined && isSupportedCountry(told)) return told;
  const parsed = parsePhoneNumberFromString(mainNumber ?? '');
  return parsed?.country ?? firstWith(parsed?.countryCallingCode);
}

/** Whether a number, in E.164, belongs to another country's numbering plan: a call there goes abroad. */
export function isAbroad(e164: string, home: CountryCode): boolean {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return code !== undefined && code !== getCountryCallingCode(home);
}

function firstWith(callingCode: string | undefined): CountryCode {
  if (callingCode === undefined || callingCode === '1') return 'US';
  const found = getCountries().find((country) => getCountryCallingCode(country) === callingCode);
  return found !== undefined && isSupportedCountry(found) ? found : 'US';
}
