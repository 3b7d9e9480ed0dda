import type { DialPerson, DialTarget } from '../../shared/dialling.ts';

const mostPeople = 20;
const longestName = 200;

/**
 * Whom somebody may mean who typed this: those called last first. An empty field offers those alone.
 * @param find people by name, number or extension, best first
 */
export function suggest(
  typed: string,
  recent: readonly DialTarget[],
  find: (text: string, limit: number) => readonly DialPerson[],
): readonly DialPerson[] {
  const text = typed.slice(0, longestName).trim();
  if (text === '') return recent.map((target) => ({ target, isRecent: true }));
  const called = recent.filter((target) => matches(target, text));
  const known = new Set(called.map(keyOf));
  const found = find(text, mostPeople).filter(({ target }) => !known.has(keyOf(target)));
  return [...called.map((target) => ({ target, isRecent: true })), ...found].slice(0, mostPeople);
}

/** By the beginning of any word of the name, or by digits anywhere in the number. */
function matches({ to, identity }: DialTarget, text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (!/\p{L}/u.test(text)) return digits.length > 0 && to.includes(digits);
  const names = (identity?.name ?? '').toLocaleLowerCase().split(/\s+/);
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => names.some((name) => name.startsWith(word)));
}

function keyOf({ to, identity }: DialTarget): string {
  return `${to} ${identity?.personId ?? ''}`;
}
