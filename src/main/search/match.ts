import { plainLetters } from '../../shared/plain-letters.ts';

/** What a row must have: words, whom it was with, and marks such as `inbound` and `missed`. */
export type Wanted = {
  readonly words: readonly string[];
  readonly whom: readonly string[];
  readonly marks: readonly string[];
};

/** Numbers of people that a word may stand for: E.164 and extensions, as `keyWord` writes them. */
export type KeysOf = (words: readonly string[]) => readonly string[];

const hasLetter = /[\p{L}\p{N}]/u;

/** Words as the index compares them; what has neither letter nor digit is none. */
export function wordsOf(text: string): readonly string[] {
  const plain = plainLetters.reduce((rest, [from, to]) => rest.replaceAll(from, to), text);
  return plain
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => hasLetter.test(word))
    .slice(0, mostWords);
}

/** Nobody types more of them, and each costs. */
const mostWords = 8;

/** A text between quotes is plain text to the index, whatever stands in it. */
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** The word of the column `keys` for E.164 or an extension. */
export function keyWord(number: string): string {
  return number.startsWith('+') ? `xqn${number.slice(1)}` : `xqe${number}`;
}

/** Any row at all where nothing in particular is looked for. */
export function wordsMatch({ words, whom, marks }: Wanted, keysOf: KeysOf): string {
  const parts = [
    ...marks.map((mark) => `(marks : ${quoted(`xq${mark}`)})`),
    ...some(words, '{who more}', keysOf),
    ...some(whom, 'who', keysOf),
  ];
  return parts.length === 0 ? '(marks : "xqany")' : parts.join(' AND ');
}

/** Each word stands in the row or for a person whose number does, or all of them together stand for one. */
function some(words: readonly string[], columns: string, keysOf: KeysOf): readonly string[] {
  if (words.length === 0) return [];
  const each = words.map((word) => either(`${columns} : ${quoted(word)} *`, keysOf([word])));
  const all = words.length === 1 ? [] : keysOf(words);
  return [all.length === 0 ? each.join(' AND ') : `((${each.join(' AND ')}) OR ${anyKey(all)})`];
}

const either = (match: string, keys: readonly string[]): string =>
  keys.length === 0 ? `(${match})` : `((${match}) OR ${anyKey(keys)})`;

const anyKey = (keys: readonly string[]): string => `(keys : (${keys.map(quoted).join(' OR ')}))`;

/** Three letters are the least that stands in the index of insides. */
const leastInside = 3;

/** What stands inside of words or numbers; undefined where a word is too short for that. */
export function partsMatch(words: readonly string[]): string | undefined {
  if (words.length === 0 || words.some((word) => Array.from(word).length < leastInside)) return undefined;
  return words.map(quoted).join(' AND ');
}

/** Digits as they stand in E.164, where the text is a number or a part of one: without what only dials within a country. */
export function digitsOf(text: string): string | undefined {
  if (!/^[\d\s()+./*#-]+$/u.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < leastInside ? undefined : digits;
}
