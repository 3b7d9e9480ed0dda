import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { DialNote, DialReading, DialRefusal, DialTarget } from '../../shared/dialling.ts';
import type { Identity } from '../../shared/person.ts';
import { plainLine } from '../../shared/plain-text.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import { costlyKind } from './costly-numbers.ts';
import { isEmergencyNumber, isEmergencyOutside } from './emergency-numbers.ts';
import type { Home } from './home.ts';
import { refused } from './refusal.ts';
import { refusedCode } from './special-codes.ts';
import { splitTail } from './split-tail.ts';
import { type Manner, withoutWrapping, writtenDigits } from './written-digits.ts';

/** What a reading depends on besides the text. */
export type Ground = {
  readonly home: Home;
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  readonly identify: (number: string) => Identity | undefined;
  readonly blockCostly: boolean;
};

/** Nobody's number is longer, with all its dots, names for extensions and tones. */
const longestNumber = 80;
/** E.164 allows 15 digits. */
const mostDigits = 15;
const shownAsReceived = 60;

/** One number, with what may stand around it. */
export function readNumber(text: string, manner: Manner, ground: Ground): DialReading {
  const plain = manner === 'text' ? withoutWrapping(text) : text;
  if (plain.length > longestNumber) return refused('too-long', plain);
  const { number, extension, tones } = splitTail(plain);
  const written = writtenDigits(dropTrunk(number), manner);
  if (written.kind === 'words') return { kind: 'no-number' };
  if (written.kind === 'refused') return refused(written.reason, text);
  const reading = readMarks(written.marks, text, ground, /\p{Nd}[^\p{Nd}]+\p{Nd}/u.test(number));
  if (reading.kind !== 'target') return reading;
  const notes: DialNote[] = [...reading.notes];
  if (written.letters !== undefined) notes.push({ kind: 'from-letters', letters: written.letters });
  if (written.otherDigits) notes.push({ kind: 'other-digits' });
  if (extension !== undefined) notes.push({ kind: 'extension-apart', extension: asciiDigits(extension) });
  if (tones !== undefined) notes.push({ kind: 'tones-not-sent', tones: asciiDigits(tones) });
  return { ...reading, notes };
}

/**
 * @param marks digits, `*` and `#`, perhaps with a `+` in front
 * @param isGrouped they stood in groups: so nobody writes a long extension, but many write a date
 */
export function readMarks(marks: string, received: string, ground: Ground, isGrouped = false): DialReading {
  const digits = marks.replace(/\D/g, '');
  const { home, identify } = ground;
  if (digits === '' && !/[*#]/.test(marks)) return refused('no-number', received);
  if (isEmergencyNumber(withoutCallerIdCode(marks), home.country)) return emergency(digits);
  const code = refusedCode(marks, home.country, identify);
  if (code !== undefined) return refused(code, received);
  if (isEmergencyOutside(digits, home.country) && identify(digits) === undefined) return emergency(digits);
  if (digits.length > mostDigits + 3) return refused('too-long', received);
  return asExtension(marks, isGrouped, ground) ?? asNumber(marks, received, ground);
}

function emergency(digits: string): DialReading {
  return { kind: 'emergency', shown: digits };
}

/** Hiding one's number does not make it another number. */
function withoutCallerIdCode(marks: string): string {
  return marks.replace(/^(?:\*67|\*82|\*31#|#31#|141|1470)(?=\d{3}$)/, '');
}

function asExtension(marks: string, isGrouped: boolean, ground: Ground): DialReading | undefined {
  if (!/^\d{2,8}$/.test(marks)) return undefined;
  const identity = ground.identify(marks);
  if (isGrouped && marks.length >= 7 && identity === undefined) return undefined;
  const isLocal =
    marks.length >= 7 && identity === undefined && nationalOf(marks, ground.home)?.isValid() === true;
  return isLocal ? undefined : { kind: 'target', target: extensionTarget(marks, identity), notes: [] };
}

export function extensionTarget(to: string, identity: Identity | undefined): DialTarget {
  return { to, shown: to, kind: 'extension', region: undefined, identity };
}

function asNumber(marks: string, received: string, ground: Ground): DialReading {
  const { home } = ground;
  const isNational = !marks.startsWith('+');
  const parsed = isNational ? nationalOf(marks, home) : parsePhoneNumberFromString(marks);
  if (parsed === undefined || !isUsable(parsed))
    return refused(lengthFault(isNational ? (parsed?.number ?? marks) : marks, home), received);
  if (parsed.number.length > mostDigits + 1) return refused('too-long', received);
  const isHome = isNational && !isAbroad(marks, parsed, home);
  return judged(parsed, isHome ? [{ kind: 'home-country', country: home.country }] : [], received, ground);
}

/** Plans change faster than this product: a number that may exist is enough, if it stays what it is. */
function isUsable(parsed: PhoneNumber): boolean {
  if (parsed.isValid()) return true;
  // A nought in front may be taken for the way to dial within a country, and be lost when it is read again.
  return parsed.isPossible() && parsePhoneNumberFromString(parsed.number)?.number === parsed.number;
}

function judged(
  parsed: PhoneNumber,
  notes: readonly DialNote[],
  received: string,
  ground: Ground,
): DialReading {
  const target = numberTarget(parsed.number, ground);
  if (target.costly !== undefined && ground.blockCostly) return refused('costly-blocked', received);
  return { kind: 'target', target, notes };
}

export function numberTarget(e164: string, { numbers, identify }: Omit<Ground, 'home'>): DialTarget {
  const view = numbers.view(e164);
  const { shown, region } = view?.e164 === e164 ? view : { shown: e164, region: undefined };
  return withCost({ to: e164, shown, kind: 'number', region, identity: identify(e164) });
}

/** Wherever it is offered, it is known to cost more. */
export function withCost(target: DialTarget): DialTarget {
  const parsed = target.kind === 'number' ? parsePhoneNumberFromString(target.to) : undefined;
  const costly = parsed === undefined ? undefined : costlyKind(parsed);
  return costly === undefined ? target : { ...target, costly };
}

/** By the rules of the account's country, its way to dial abroad included. */
function nationalOf(marks: string, home: Home): PhoneNumber | undefined {
  const withArea = marks.length === 7 && home.areaCode !== undefined ? home.areaCode + marks : marks;
  const national = parsePhoneNumberFromString(withArea, home.country);
  if (national?.isValid() === true) return national;
  // `00` is how most of the world dials abroad, and the code of a country without its plus is common in links.
  const abroad = parsePhoneNumberFromString(`+${marks.replace(/^00/, '')}`);
  return marks.length >= 11 && abroad?.isValid() === true ? abroad : national;
}

function isAbroad(marks: string, parsed: PhoneNumber, home: Home): boolean {
  const digits = marks.replace(/^0+(11)?/, '');
  const isWhole = digits === parsed.number.slice(1) && marks !== parsed.nationalNumber;
  return isWhole || parsed.countryCallingCode !== getCountryCallingCode(home.country);
}

function lengthFault(marks: string, home: Home): DialRefusal {
  switch (validatePhoneNumberLength(marks, home.country)) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'NOT_A_NUMBER':
      return 'no-number';
    default:
      return 'impossible';
  }
}

/** `+49 (0)30 …`: the nought in brackets is for those who call from inside. */
function dropTrunk(text: string): string {
  return text.replace(/^(\s*\+\d{1,3}[\s.-]*)\(0\)/, '$1');
}

/** For what is only shown and copied: digits of other scripts in the usual ones. */
function asciiDigits(text: string): string {
  const written = writtenDigits(text.replace(/[^\p{Nd}]/gu, ''), 'text');
  if (written.kind !== 'digits' || !written.otherDigits) return plainLine(text, shownAsReceived);
  let at = 0;
  return plainLine(
    text.replace(/\p{Nd}/gu, () => written.marks[at++] ?? ''),
    shownAsReceived,
  );
}
