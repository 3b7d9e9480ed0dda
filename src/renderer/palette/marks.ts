import { fold } from '../../shared/fold.ts';

export type Piece = { readonly text: string; readonly isFound: boolean };

/**
 * The text in pieces, those that were looked for marked. Compared as the search compares: without accents and case,
 * at the beginnings of words, and inside of them from three letters on.
 */
export function piecesOf(text: string, wanted: string): readonly Piece[] {
  const letters = Array.from(text);
  const found = foundIn(letters, wordsOf(wanted));
  const pieces: { text: string; isFound: boolean }[] = [];
  for (const [at, letter] of letters.entries()) {
    const isFound = found[at] === 1;
    const last = pieces.at(-1);
    if (last?.isFound === isFound) last.text += letter;
    else pieces.push({ text: letter, isFound });
  }
  return pieces;
}

/** Nobody looks for more of them. */
const mostWords = 8;

const wordsOf = (wanted: string): readonly string[] =>
  [...new Set(fold(wanted).split(' '))].filter(Boolean).slice(0, mostWords);

/** 1 for each letter that belongs to what is looked for. */
function foundIn(letters: readonly string[], words: readonly string[]): Uint8Array {
  const found = new Uint8Array(letters.length);
  const { folded, from } = foldLetters(letters);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (word.length < leastInside && at > 0 && folded[at - 1] !== ' ') continue;
      const last = from[at + word.length - 1] ?? letters.length;
      for (let each = from[at] ?? last; each <= last; each += 1) found[each] = 1;
    }
  }
  return found;
}

const leastInside = 3;

/** Letter by letter, with the place that each letter of the folded text comes from. */
function foldLetters(letters: readonly string[]): {
  readonly folded: string;
  readonly from: readonly number[];
} {
  const from: number[] = [];
  let folded = '';
  for (const [at, letter] of letters.entries()) {
    const plain = foldLetter(letter);
    folded += plain;
    for (let each = 0; each < plain.length; each += 1) from.push(at);
  }
  return { folded, from };
}

/** The same few letters stand in every row. */
const knownLetters = new Map<string, string>();
const mostLetters = 2_000;

function foldLetter(letter: string): string {
  const before = knownLetters.get(letter);
  if (before !== undefined) return before;
  // A lone mark is part of the letter before it, and an apostrophe of its word.
  const plain = /^[\p{M}'’ʼ`´.]$/u.test(letter) ? '' : fold(letter) || ' ';
  if (knownLetters.size < mostLetters) knownLetters.set(letter, plain);
  return plain;
}

/** Where digits of a number stand, whatever was written between them. */
export function digitPieces(shown: string, wanted: string): readonly Piece[] {
  const digits = wanted.replace(/\D/g, '').replace(/^0+/, '');
  const places = Array.from(shown.matchAll(/\d/g), ({ index }) => index);
  const at =
    digits.length < leastInside
      ? -1
      : places
          .map((place) => shown[place])
          .join('')
          .indexOf(digits);
  const [first, last] = [places[at], places[at + digits.length - 1]];
  if (first === undefined || last === undefined) return [{ text: shown, isFound: false }];
  return [
    { text: shown.slice(0, first), isFound: false },
    { text: shown.slice(first, last + 1), isFound: true },
    { text: shown.slice(last + 1), isFound: false },
  ].filter(({ text }) => text !== '');
}
