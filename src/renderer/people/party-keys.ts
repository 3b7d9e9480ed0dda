import type { Person } from '../../shared/person.ts';

/** What calls and notes of somebody are kept under; at most 50, the most likely first. */
export function partyKeysOf({
  extensionNumber,
  numbers,
}: Pick<Person, 'extensionNumber' | 'numbers'>): readonly string[] {
  const extension = extensionNumber === undefined ? [] : [`ext:${extensionNumber}`];
  const lines = numbers.flatMap(({ number, label }) =>
    // Whoever calls from the company's main line may be anybody.
    number === undefined || label === 'company' ? [] : [number.e164],
  );
  return [...new Set([...extension, ...lines])].slice(0, 50);
}
