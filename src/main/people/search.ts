import type { Entry } from './entry.ts';
import { fold } from '../../shared/fold.ts';

/** What somebody is looked for by. */
export type Wanted = { readonly name: string; readonly words: readonly string[]; readonly digits: string };

/** Undefined where nobody in particular is looked for. */
export function wantedFrom(text: string): Wanted | undefined {
  const name = fold(text);
  const digits = /^[\d\s()+./*#-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : '';
  if (text.trim() === '') return undefined;
  return { name, words: name.split(' '), digits };
}

/**
 * Everything that people are found by, in one text with a line for each. Twenty thousand short texts lie all over the
 * memory, and looking at each of them takes ten times as long.
 */
export type Haystack = {
  readonly entries: readonly Entry[];
  readonly text: string;
  /** Where each line begins, and the one behind the last. */
  readonly starts: Uint32Array;
  readonly nameLengths: Uint16Array;
  readonly digitsAt: Uint16Array;
  readonly inactive: Uint8Array;
};

export function stack(entries: readonly Entry[]): Haystack {
  const starts = new Uint32Array(entries.length + 1);
  const nameLengths = new Uint16Array(entries.length);
  const digitsAt = new Uint16Array(entries.length);
  const lines = entries.map(({ name, more, digits }, at) => {
    nameLengths[at] = name.length;
    digitsAt[at] = name.length + more.length;
    starts[at + 1] = (starts[at] ?? 0) + name.length + more.length + digits.length + 1;
    return name + more + digits;
  });
  const inactive = Uint8Array.from(entries, ({ person }) => Number(person.inactive));
  return { entries, text: `${lines.join('\n')}\n`, starts, nameLengths, digitsAt, inactive };
}

export type SearchContext = {
  readonly favourites: ReadonlySet<Entry>;
  /** People who were called lately. */
  readonly recent: ReadonlySet<Entry>;
};

/** From best to worst; 0 and 1 are favourites and those called lately, however they are found. */
const rank = { nothing: 255, name: 2, word: 3, anything: 4, digits: 5, inactive: 6 } as const;

/** Who fits, best first: favourites, recent, beginning of the name, any word, company, digits; each as ordered before. */
export function search(hay: Haystack, wanted: Wanted, context: SearchContext): readonly Entry[] {
  const { entries, inactive } = hay;
  const ranks = rankAll(hay, wanted);
  const found: Entry[][] = Array.from({ length: rank.inactive + 1 }, () => []);
  for (const [at, entry] of entries.entries()) {
    const place = ranks[at] ?? rank.nothing;
    if (place === rank.nothing) continue;
    if (context.favourites.has(entry)) found[0]?.push(entry);
    else if (context.recent.has(entry)) found[1]?.push(entry);
    else found[inactive[at] === 1 ? rank.inactive : place]?.push(entry);
  }
  return found.flat();
}

function rankAll(hay: Haystack, wanted: Wanted): Uint8Array {
  const ranks = new Uint8Array(hay.entries.length).fill(rank.nothing);
  const { words, digits } = wanted;
  for (const needle of new Set([words[0] ?? '', digits]))
    if (needle !== '')
      eachLineWith(hay, needle, (at, line) => {
        if (ranks[at] === rank.nothing) ranks[at] = rankOf(line, hay, at, wanted);
      });
  return ranks;
}

function eachLineWith(
  { text, starts }: Haystack,
  needle: string,
  look: (at: number, line: string) => void,
): void {
  let at = 0;
  for (let place = text.indexOf(needle); place >= 0; place = text.indexOf(needle, starts[at])) {
    while ((starts[at + 1] ?? Infinity) <= place) at += 1;
    look(at, text.slice(starts[at], starts[at + 1]));
    at += 1;
    if (at >= starts.length - 1) return;
  }
}

function rankOf(line: string, hay: Haystack, at: number, { name, words, digits }: Wanted): number {
  const nameLength = hay.nameLengths[at] ?? 0;
  const digitsAt = hay.digitsAt[at] ?? 0;
  if (name !== '') {
    if (name.length <= nameLength && line.startsWith(name)) return rank.name;
    if (words.every((word) => hasWord(line, word, nameLength))) return rank.word;
    if (
      words.every(
        (word) => hasWord(line, word, digitsAt) || (isNumber.test(word) && line.includes(word, digitsAt)),
      )
    )
      return rank.anything;
  }
  return digits !== '' && line.includes(digits, digitsAt) ? rank.digits : rank.nothing;
}

const isNumber = /^\d{3,}$/;

/** At the beginning of one of the words up to there. */
function hasWord(line: string, word: string, end: number): boolean {
  for (let at = line.indexOf(word); at >= 0 && at + word.length <= end; at = line.indexOf(word, at + 1))
    if (at === 0 || line[at - 1] === ' ') return true;
  return false;
}
