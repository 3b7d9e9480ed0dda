import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CallParty } from '../shared/call.ts';
import type { PhoneNumberView } from '../shared/phone-number.ts';
import { plainLine, plainName } from '../shared/plain-text.ts';
import { northAmericanPlace } from './north-american-places.ts';

/** Turns what the platform calls a number into what people read. Answers are remembered. */
export type PhoneNumbers = {
  /** Another person signed in: their account's country, ISO 3166, is that of numbers without one. */
  readonly liveIn: (country: string | undefined) => void;
  /** Undefined where the text is not a telephone number: short extensions, masked numbers, words. */
  readonly view: (text: string) => PhoneNumberView | undefined;
  readonly party: (number: string | undefined, name: string | undefined) => CallParty;
};

type ReadNumber =
  | { readonly kind: 'number'; readonly number: PhoneNumberView }
  | { readonly kind: 'short'; readonly digits: string }
  | { readonly kind: 'masked'; readonly shown: string }
  | { readonly kind: 'anonymous' };

const rememberedNumbers = 2000;
const withheld =
  /^(|anonymous|unknown|restricted|private|unavailable|withheld|blocked|no caller id|null|undefined)$/i;
const masked = /\d.*[x*#•]{2,}/i;
// Short numbers that are services, not extensions, in the places the platform sells telephones to.
const services = new Set([
  '110',
  '112',
  '118',
  '119',
  '211',
  '311',
  '411',
  '511',
  '611',
  '711',
  '811',
  '911',
  '933',
  '988',
  '999',
]);

/**
 * @param home the country of numbers that carry no country code, until it is known better
 * @param locale for the names of countries
 */
export function createPhoneNumbers(home = 'US', locale = 'en'): PhoneNumbers {
  const first: CountryCode = isSupportedCountry(home) ? home : 'US';
  let country = first;
  const countryNames = new Intl.DisplayNames([locale], { type: 'region' });
  const remembered = new Map<string, ReadNumber>();

  function read(text: string): ReadNumber {
    const before = remembered.get(text);
    if (before !== undefined) return before;
    const answer = readNumber(text, country, countryNames);
    if (remembered.size >= rememberedNumbers) remembered.clear();
    remembered.set(text, answer);
    return answer;
  }

  return {
    liveIn: (next = first) => {
      country = isSupportedCountry(next) ? next : first;
      remembered.clear();
    },
    view: (text) => {
      const answer = read(text);
      return answer.kind === 'number' ? answer.number : undefined;
    },
    party: (number, name) => partyFrom(read(number ?? ''), name),
  };
}

function readNumber(raw: string, country: CountryCode, countryNames: Intl.DisplayNames): ReadNumber {
  const text = plainLine(raw.replace(/^(tel|sips?):/i, '').replace(/@.*$/u, ''), 40);
  if (withheld.test(text)) return { kind: 'anonymous' };
  if (masked.test(text)) return { kind: 'masked', shown: shownMasked(text, country) };
  const digits = text.replace(/\D/g, '');
  if (/^\d{2,8}$/.test(text) && !services.has(text)) return { kind: 'short', digits };
  const parsed = parse(text, digits, country);
  if (parsed === undefined) return { kind: 'masked', shown: text };
  const region = regionOf(parsed, countryNames);
  return { kind: 'number', number: { e164: parsed.number, shown: shownForm(parsed), region } };
}

/** A free number is from nowhere; in North America the area code says more than the country. */
function regionOf(parsed: Parsed, countryNames: Intl.DisplayNames): string | undefined {
  if (parsed.getType() === 'TOLL_FREE') return undefined;
  const place = northAmericanPlace(parsed.number);
  return place ?? (parsed.country === undefined ? undefined : countryNames.of(parsed.country));
}

/** The platform sends E.164 with or without its plus, and national numbers in old records. */
function parse(text: string, digits: string, country: CountryCode): Parsed | undefined {
  if (digits.length < 7 || digits.length > 15) return undefined;
  const international = parsePhoneNumberFromString(`+${digits}`);
  const national = parsePhoneNumberFromString(digits, country);
  const order = text.startsWith('+') ? [international] : preferred(digits, international, national);
  return order.find((each) => each?.isValid()) ?? order.find((each) => each?.isPossible());
}

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

function preferred(digits: string, international: Parsed | undefined, national: Parsed | undefined) {
  // Ten digits are a North American number far more often than another country's code and a short number.
  return digits.length <= 10 ? [national, international] : [international, national];
}

/** A number with hidden digits, grouped like a whole one: the hidden ones are counted as noughts meanwhile. */
function shownMasked(text: string, country: CountryCode): string {
  const marks = text.replace(/[^\dx*#•]/gi, '');
  const digits = marks.replace(/\D/g, '0');
  const parsed = parse(text.startsWith('+') ? `+${digits}` : digits, digits, country);
  if (parsed === undefined) return text;
  const grouped = shownForm(parsed);
  const added = grouped.replace(/\D/g, '').length - marks.length;
  let at = -added;
  return grouped.replace(/\d/g, (digit) => marks[at++] ?? digit);
}

function shownForm(parsed: Parsed): string {
  if (parsed.countryCallingCode !== '1') return parsed.formatInternational();
  return `+1 ${parsed.formatNational()}`;
}

function partyFrom(read: ReadNumber, rawName: string | undefined): CallParty {
  const name = plainName(rawName);
  switch (read.kind) {
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'masked':
      return { kind: 'masked', shown: read.shown, name: unlessDigits(name, read.shown) };
    case 'short':
      return { kind: 'colleague', extensionNumber: read.digits, name: unlessDigits(name, read.digits) };
    case 'number':
      return { kind: 'number', number: read.number, name: unlessDigits(name, read.number.e164) };
  }
}

/** Networks often send the number once more where the name should be. */
function unlessDigits(name: string | undefined, number: string): string | undefined {
  if (name === undefined || withheld.test(name)) return undefined;
  const digits = name.replace(/\D/g, '');
  const onlyDigits = !/\p{L}/u.test(name) && digits.length >= 2;
  if (!onlyDigits) return name;
  return number.replace(/\D/g, '').endsWith(digits) || digits.length >= 7 ? undefined : name;
}
