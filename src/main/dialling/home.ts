import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { accountCountry } from '../account-country.ts';

/** Where the account is at home: how its people write numbers. */
export type Home = {
  readonly country: CountryCode;
  /** North America only: put in front of seven digits. Undefined where the company has a free number. */
  readonly areaCode: string | undefined;
};

/**
 * Follows what is known of the account, which is read once for each new one.
 * @param country ISO 3166, as the platform says it
 */
export function createHome(
  mainNumber: () => string | undefined,
  country: () => string | undefined,
): () => Home {
  let known: Account & { readonly home: Home } = { home: homeOf({}) };
  return () => {
    const account = { number: mainNumber(), country: country() };
    if (known.number !== account.number || known.country !== account.country)
      known = { ...account, home: homeOf(account) };
    return known.home;
  };
}

type Account = { readonly number?: string | undefined; readonly country?: string | undefined };

function homeOf({ number, country: told }: Account): Home {
  const parsed = parsePhoneNumberFromString(number ?? '');
  const country = accountCountry(told, number);
  const isGeographic =
    parsed?.countryCallingCode === '1' &&
    getCountryCallingCode(country) === '1' &&
    parsed.getType() !== 'TOLL_FREE';
  const areaCode = isGeographic ? parsed.nationalNumber.slice(0, 3) : undefined;
  return { country, areaCode };
}
