import { keyWord, type KeysOf } from './match.ts';
import type { SearchPorts } from './ports.ts';

/** So many people are taken for whom a word may mean; whoever comes after them is found by more letters. */
const mostPeople = 40;

/** Which numbers words may stand for; each set of words is looked up once. */
export function createKeyBook(people: SearchPorts['people']): KeysOf {
  const known = new Map<string, readonly string[]>();
  return (words) => {
    const text = words.join(' ');
    const before = known.get(text);
    if (before !== undefined) return before;
    const keys = /\p{L}/u.test(text) ? look(text) : [];
    known.set(text, keys);
    return keys;
  };

  function look(text: string): readonly string[] {
    const { rows } = people({ text, show: 'everybody', from: 0, count: mostPeople });
    const numbers = rows.flatMap(({ extensionNumber, numbers: own }) => [
      ...(extensionNumber === undefined ? [] : [extensionNumber]),
      ...own.flatMap(({ number }) => number?.e164 ?? []),
    ]);
    return Array.from(new Set(numbers), keyWord);
  }
}
