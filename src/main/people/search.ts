import type { Entry } from './entry.ts';
import { fold } from './fold.ts';

/** What somebody is looked for by. */
export type Wanted = { readonly name: string; readonly words: readonly string[]; readonly digits: string };

/** Undefined where nobody in particular is looked for. */
export function wantedFrom(text: string): Wanted | undefined {
  const name = fold(text);
  const digits = /^[\d\s()+./*#-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : '';
  if (text.trim() === '') return undefined;
  return { name, words: name.split(' '), digits };
}

export type SearchContext = {
  readonly favourites: ReadonlySet<string>;
  /** Ids of people who were called lately. */
  readonly recent: ReadonlySet<string>;
};

const ranks = 7;
const unused = 6;

/** Who fits, best first: favourites, recent, beginning of the name, any word, company, digits; each as ordered before. */
export function search(
  entries: readonly Entry[],
  wanted: Wanted,
  { favourites, recent }: SearchContext,
): readonly Entry[] {
  const found: Entry[][] = Array.from({ length: ranks }, () => []);
  for (const entry of entries) {
    const rank = rankOf(entry, wanted);
    if (rank === undefined) continue;
    const { id, inactive } = entry.person;
    const place = favourites.has(id) ? 0 : recent.has(id) ? 1 : inactive ? unused : rank;
    found[place]?.push(entry);
  }
  return found.flat();
}

function rankOf(entry: Entry, { name, words, digits }: Wanted): number | undefined {
  if (name !== '') {
    if (entry.name.startsWith(name)) return 2;
    if (words.every((word) => hasWord(entry.name, word))) return 3;
    if (words.every((word) => hasAnywhere(entry, word))) return 4;
  }
  return digits !== '' && entry.digits.includes(digits) ? 5 : undefined;
}

function hasAnywhere({ name, more, digits }: Entry, word: string): boolean {
  return hasWord(name, word) || more.includes(` ${word}`) || (isNumber.test(word) && digits.includes(word));
}

const isNumber = /^\d{3,}$/;

function hasWord(name: string, word: string): boolean {
  const at = name.indexOf(word);
  if (at < 0) return false;
  return at === 0 || name[at - 1] === ' ' || name.includes(` ${word}`, at);
}
