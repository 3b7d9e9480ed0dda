import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { DialReading, DialTarget } from '../../shared/dialling.ts';
import { isLink, readLink } from './read-link.ts';
import { type Ground, readMarks, readNumber } from './read-number.ts';
import { refused } from './refusal.ts';
import { isVcard, telephonesIn } from './vcard.ts';
import { withoutWrapping } from './written-digits.ts';

/** UTF-16 units, as for every text from outside. */
const longestText = 65_536;
/** Where numbers are looked for; a signature is at the beginning or nobody wants it. */
const searched = 2_000;
const longestLine = 80;
/** A line is searched in pieces: the search takes the square of a piece's length at worst. */
const longestPiece = 250;
const mostTargets = 10;

/** What somebody typed, pasted, dropped or selected: a number, a link, a contact's card, or a text with numbers. */
export function readText(text: string, ground: Ground): DialReading {
  if (text.length > longestText) return refused('too-long', text.slice(0, longestLine));
  const plain = withoutWrapping(text);
  if (plain === '' || anotherThing.test(plain)) return { kind: 'no-number' };
  if (isVcard(plain)) return together(telephonesIn(plain).map((each) => readOne(each, ground)));
  if (plain.length <= longestLine && !/[\r\n]/.test(plain)) {
    const reading = readOne(plain, ground);
    if (reading.kind !== 'no-number') return reading;
  } else if (isLink(plain)) return readOne(plain, ground);
  return findIn(plain.slice(0, searched), ground);
}

function readOne(text: string, ground: Ground): DialReading {
  if (!isLink(text)) return readNumber(text, 'text', ground);
  const meaning = readLink(text, ground);
  switch (meaning.kind) {
    case 'call':
      return meaning.reading;
    case 'refused':
      return meaning;
    case 'text':
      return several(meaning.targets);
    case 'place':
      return { kind: 'no-number' };
  }
}

/** Dates and addresses of computers are written with the same signs. */
const anotherThing =
  /^(?:\d{4}-\d\d?-\d\d?(?:[T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?)$/;

/** Only what is certainly a number: a text is full of dates, prices and order numbers. */
function findIn(text: string, ground: Ground): DialReading {
  if (!/\p{Nd}.*\p{Nd}/su.test(text)) return { kind: 'no-number' };
  return together(piecesOf(text).flatMap((piece) => numbersIn(piece, ground)));
}

function piecesOf(text: string): readonly string[] {
  return text.split(/[\r\n]+/).flatMap((line) => line.match(pieces) ?? []);
}

const pieces = new RegExp(`.{1,${longestPiece}}`, 'gsu');

function numbersIn(text: string, ground: Ground): readonly DialReading[] {
  return findPhoneNumbersInText(text, { defaultCountry: ground.home.country })
    .slice(0, mostTargets)
    .map(({ number, startsAt, endsAt }) => {
      const written = text.slice(startsAt, endsAt);
      const reading = readNumber(written, 'text', ground);
      return reading.kind === 'target' ? reading : readMarks(number.number, written, ground);
    });
}

/** One number keeps its notes; several are a list to choose from. */
function together(readings: readonly DialReading[]): DialReading {
  const targets = readings.flatMap((reading) => (reading.kind === 'target' ? [reading.target] : []));
  const [only] = readings.filter((reading) => reading.kind === 'target');
  const found = several(targets);
  if (found.kind === 'target' && only?.kind === 'target') return only;
  if (found.kind !== 'no-number') return found;
  // Nothing to call: why not, where it was one number and not a text.
  return readings.length === 1 ? (readings[0] ?? found) : found;
}

function several(targets: readonly DialTarget[]): DialReading {
  const different = [...new Map(targets.map((target) => [target.to, target])).values()].slice(0, mostTargets);
  const [first] = different;
  if (first === undefined) return { kind: 'no-number' };
  return different.length === 1
    ? { kind: 'target', target: first, notes: [] }
    : { kind: 'several', targets: different };
}
