import type { Person, PersonNumber } from '../../../shared/person.ts';
import type { PhoneNumberView } from '../../../shared/phone-number.ts';

/** Somebody a fax can go to, with exactly one number. */
export type Suggestion = {
  readonly key: string;
  readonly personId: string;
  readonly name: string;
  readonly company: string | undefined;
  readonly label: PersonNumber['label'];
  readonly number: PhoneNumberView;
};

/** Rows that are offered at once. */
const most = 8;

/** The numbers of the people found, best first: whoever has a fax line is offered that one, and nothing else. */
export function suggestionsOf(people: readonly Person[]): readonly Suggestion[] {
  return people.flatMap(numbersOf).slice(0, most);
}

function numbersOf({ id, name, company, numbers, inactive }: Person): readonly Suggestion[] {
  if (inactive) return [];
  const faxes = numbers.filter(({ label }) => label === 'fax');
  return (faxes.length > 0 ? faxes : numbers).flatMap(({ label, number }) =>
    number === undefined ? [] : [{ key: `${id} ${number.e164}`, personId: id, name, company, label, number }],
  );
}

/** What is typed is a number, or the beginning of one: it is taken as it stands, whoever else is found. */
export function isNumberLike(text: string): boolean {
  return /^[+(\d][\d\s().+/-]*$/.test(text.trim());
}

/** What is pasted or typed is a list: it becomes chips at once. */
export function isList(text: string): boolean {
  return /[,;\n\r]/.test(text.trim());
}
