/** Ids of the platform's dictionary of countries, and how national numbers are written there. */
const countries: Readonly<
  Record<string, { readonly code: string; readonly trunk: string; readonly digits: readonly number[] }>
> = {
  '1': { code: '1', trunk: '1', digits: [10] },
  '39': { code: '1', trunk: '1', digits: [10] },
  '224': { code: '44', trunk: '0', digits: [9, 10] },
};

export const isKnownCountry = (id: string): boolean => Object.hasOwn(countries, id);

/** Digits, perhaps with the marks that people put between them. */
const numberForm = /^\+?[\d\s().-]+$/;

/** Nobody calls for help through a machine that rings two phones. */
const emergency = new Set(['911', '933', '112', '999', '000']);

/**
 * A number in a request as E.164, or as a short extension number; undefined for what is neither.
 * National numbers are read by the country's rules.
 */
export function readDialled(text: string, countryId = '1'): string | undefined {
  const country = countries[countryId];
  if (!numberForm.test(text) || !country) return undefined;
  const digits = text.replace(/\D/g, '');
  if (emergency.has(digits)) return undefined;
  if (!text.startsWith('+')) {
    if (digits.length >= 2 && digits.length <= 6) return digits;
    if (country.digits.includes(digits.length) && !digits.startsWith(country.trunk))
      return `+${country.code}${digits}`;
    const national = digits.slice(country.trunk.length);
    if (digits.startsWith(country.trunk) && country.digits.includes(national.length))
      return `+${country.code}${national}`;
  }
  // The + may be missing.
  return digits.length >= 8 && digits.length <= 15 && !digits.startsWith('0') ? `+${digits}` : undefined;
}
