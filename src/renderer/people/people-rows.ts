import type { PeoplePage } from '../../shared/person.ts';
import type { PagedRow } from '../components/paged-listbox.tsx';

/** The list with a heading before each letter; in search results, which come best first, there are none. */
export function peopleRows(total: number, letters: PeoplePage['letters']): readonly PagedRow[] {
  const headings = new Map(letters.map(({ letter, at }) => [at, letter]));
  return Array.from({ length: total }, (_, item): readonly PagedRow[] => {
    const heading = headings.get(item);
    return heading === undefined ? [{ item }] : [{ heading }, { item }];
  }).flat();
}

/** Where people begin whose name begins like this. Only letters are known for sure of what was not read yet. */
export function placeOfTyped(
  typed: string,
  { letters }: Pick<PeoplePage, 'letters'>,
  names: Iterable<readonly [at: number, name: string]>,
): number | undefined {
  const wanted = typed.toLocaleLowerCase();
  const read = [...names].filter(([, name]) => name.toLocaleLowerCase().startsWith(wanted));
  const first = read.reduce((least, [at]) => Math.min(least, at), Infinity);
  if (first !== Infinity) return first;
  return letters.find(({ letter }) => wanted.startsWith(letter.toLocaleLowerCase()))?.at;
}
