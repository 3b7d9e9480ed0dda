import { type CountryCode, getCountries, getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'; // prettier-ignore

/** Where the account is at home: how its people write numbers. */
export type Home = {
  readonly country: CountryCode;
  /** North America only: put in front of seven digits. Undefined where the company has a free number. */
  readonly areaCode: string | undefined;
};

/** Follows the company's main number, which is read once for each new one. */
export function createHome(mainNumber: () => string | undefined): () => Home {
  let known: { readonly number: string | undefined; readonly home: Home } | undefined;
  return () => {
    const number = mainNumber();
    if (known?.number !== number || known === undefined) known = { number, home: homeOf(number) };
    return known.home;
  };
}

function homeOf(number: string | undefined): Home {
  const parsed = parsePhoneNumberFromString(number ?? '');
  // A free number is of no country: the first with its code is taken, which is the largest.
  const country = parsed?.country ?? firstWith(parsed?.countryCallingCode);
  const isGeographic = parsed?.countryCallingCode === '1' && parsed.getType() !== 'TOLL_FREE';
  const areaCode = isGeographic ? parsed.nationalNumber.slice(0, 3) : undefined;
  return { country, areaCode };
}

function firstWith(callingCode: string | undefined): CountryCode {
  if (callingCode === undefined || callingCode === '1') return 'US';
  const found = getCountries().find((country) => getCountryCallingCode(country) === callingCode);
  return found !== undefined && isSupportedCountry(found) ? found : 'US';
}
