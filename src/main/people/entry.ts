import type { Person, PersonNumber } from '../../shared/person.ts';
import type { KeptPerson } from '../storage/history-people-schema.ts';
import { fold } from '../../shared/fold.ts';

/** Somebody, made ready to be looked for. */
export type Entry = KeptPerson & {
  /** The name, folded; also what the list is ordered by. */
  readonly name: string;
  /** Under which letter of the rail the name stands; `#` for one that begins with none. */
  readonly letter: string;
  /** Company, department, title and mail address, folded, one space before each word. */
  readonly more: string;
  /** All digits that lead to them, a space before each number. */
  readonly digits: string;
};

const firstLetter = /^\p{L}/u;

export function toEntry(kept: KeptPerson): Entry {
  const { person } = kept;
  const { company, department, jobTitle, email } = person;
  const more = [company, department, jobTitle, email].flatMap((one) => (one === undefined ? [] : fold(one)));
  const name = fold(person.name);
  const letter = firstLetter.exec(name)?.[0].toUpperCase() ?? '#';
  return { ...kept, name, letter, more: ` ${more.join(' ')}`, digits: digitsOf(person) };
}

type Kept = KeptPerson['person'];

function digitsOf({ extensionNumber = '', numbers }: Kept): string {
  const written = numbers.map(({ number, shown }) => (number?.e164 ?? shown).replace(/\D/g, ''));
  return ` ${[extensionNumber, ...written].join(' ')}`;
}

/** What can be dialled to reach them by this number: E.164, or a short extension as it was written. */
export function dialledFor({ number, shown }: PersonNumber): string | undefined {
  if (number !== undefined) return number.e164;
  return /^\d{2,8}$/.test(shown) ? shown : undefined;
}

/** By name; those whose name begins with no letter stand at the front. */
export function byName(one: Entry, other: Entry): number {
  const isFirst = one.letter === '#';
  if (isFirst !== (other.letter === '#')) return isFirst ? -1 : 1;
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.person.id < other.person.id ? -1 : 1;
}

export function shownPerson({ person }: Entry, favourites: ReadonlySet<string>): Person {
  return { ...person, favourite: favourites.has(person.id) };
}
