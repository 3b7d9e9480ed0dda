import type { DialRefusal } from '../../shared/dialling.ts';

/**
 * Text as somebody wrote it, reduced to what can be dialled.
 *
 * `link` is strict, as RFC 3966 writes numbers; `text` takes what people type and paste.
 */
export type Manner = 'link' | 'text';

export type WrittenDigits =
  /** `marks`: digits, `*` and `#`, with one `+` at most and only in front. Never anything else. */
  | {
      readonly kind: 'digits';
      readonly marks: string;
      readonly letters: string | undefined;
      readonly otherDigits: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: DialRefusal }
  /** Words: perhaps a name, perhaps nothing. */
  | { readonly kind: 'words' };

// C0, C1, line and paragraph separators.
const controls = /[\p{Cc}\u2028\u2029]/u;
// Overrides, embeddings, isolates, joiners, soft hyphen, tags: what is read is not what is dialled.
const invisible = /[\p{Cf}\u{e0000}-\u{e007f}\u115f\u1160\u3164\uffa0]/u;
/** Programs that copy numbers wrap them in direction marks: at the edges of a pasted text they are harmless. */
const wrapping =
  /^[\s\u200e\u200f\u202a\u202c\u2066\u2069\ufeff]+|[\s\u200e\u200f\u202a\u202c\u2066\u2069\ufeff]+$/gu;

const separators = {
  link: /[-.() ]/u,
  text: /[-.()/[\]_ \t\u00a0\u2007\u2009\u202f\u2010-\u2015\u2212\u30fb\u00b7\u2022\uff08\uff09\uff0d\uff0e]/u,
} as const satisfies Record<Manner, RegExp>;

/** Undefined where nothing hides in it. */
export function hiddenIn(text: string): DialRefusal | undefined {
  return !text.isWellFormed() || controls.test(text) || invisible.test(text)
    ? 'control-characters'
    : undefined;
}

export function withoutWrapping(text: string): string {
  return text.replace(wrapping, '');
}

export function writtenDigits(text: string, manner: Manner): WrittenDigits {
  const hidden = hiddenIn(manner === 'text' ? text.replaceAll('\t', ' ') : text);
  if (hidden !== undefined) return { kind: 'refused', reason: hidden };
  const marks: string[] = [];
  const zeros = new Set<number>();
  for (const character of text) {
    const digit = digitOf(character);
    if (digit !== undefined) {
      zeros.add(digit.zero);
      marks.push(String(digit.value));
    } else if (/[*#A-Za-z]/.test(character)) marks.push(character);
    else if (isPlus(character)) marks.push('+');
    else if (/\p{L}/u.test(character))
      return strangeLetter(character, zeros.size > 0 || /\p{Nd}/u.test(text));
    else if (!separators[manner].test(character)) return notANumber(manner);
  }
  if (zeros.size > 1) return { kind: 'refused', reason: 'mixed-digits' };
  const otherDigits = zeros.size === 1 && !zeros.has(asciiZero);
  return fromMarks(marks.join(''), text, otherDigits, manner);
}

function fromMarks(raw: string, text: string, otherDigits: boolean, manner: Manner): WrittenDigits {
  if (raw.lastIndexOf('+') > 0)
    return /[*#]/.test(raw) ? { kind: 'refused', reason: 'special-code' } : notANumber(manner);
  if (!/[A-Za-z]/.test(raw)) return { kind: 'digits', marks: raw, letters: undefined, otherDigits };
  if (hasLookAlike(raw) && /\d/.test(raw)) return { kind: 'refused', reason: 'look-alikes' };
  const letters = raw.replace(/[^A-Za-z]/g, '').length;
  // Letters stand for digits behind an area code; in front of one, or behind a whole number, they are words.
  if (!/^\+?\d{3,8}[A-Za-z]/.test(raw) || letters < 3 || /[*#]/.test(raw)) return notANumber(manner);
  const marks = cutVanity(raw.replace(/[A-Za-z]/g, keyOf));
  return { kind: 'digits', marks, letters: lettersIn(text), otherDigits };
}

/** One or two of these alone among digits were meant to be read as digits. */
function hasLookAlike(raw: string): boolean {
  return (raw.match(/[A-Za-z]+/g) ?? []).some((run) => run.length <= 2 && /^[OoQlIiSsBbZz]+$/.test(run));
}

/** In North America the letters may go on after the number is complete: 1-800-CONTACTS. */
function cutVanity(marks: string): string {
  const north = /^\+?1?[2-9]\d{9}/.exec(marks)?.[0];
  return north ?? marks;
}

function lettersIn(text: string): string {
  return (text.match(/[A-Za-z]+/g) ?? []).join('-');
}

const keys = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/** ITU E.161, as on every keypad. */
function keyOf(letter: string): string {
  return String(keys.findIndex((key) => key.includes(letter.toUpperCase())) + 2);
}

function strangeLetter(letter: string, amongDigits: boolean): WrittenDigits {
  if (!amongDigits) return { kind: 'words' };
  const resembles = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Latin}]/u.test(letter);
  return { kind: 'refused', reason: resembles ? 'look-alikes' : 'not-a-phone-number' };
}

function notANumber(manner: Manner): WrittenDigits {
  return manner === 'link' ? { kind: 'refused', reason: 'not-a-phone-number' } : { kind: 'words' };
}

function isPlus(character: string): boolean {
  return character === '+' || character === '\uff0b';
}

const asciiZero = 0x30;

/** Digits of any script: Unicode keeps each set of ten together, and sets may touch. */
function digitOf(character: string): { readonly value: number; readonly zero: number } | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= asciiZero && code <= asciiZero + 9) return { value: code - asciiZero, zero: asciiZero };
  if (code < 0x80 || !isDigit(code)) return undefined;
  let first = code;
  while (isDigit(first - 1)) first -= 1;
  const value = (code - first) % 10;
  return { value, zero: code - value };
}

function isDigit(code: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCodePoint(code));
}
