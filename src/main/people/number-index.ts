import type { PersonNumber } from '../../shared/person.ts';
import { dialledFor, type Entry } from './entry.ts';

/** That somebody has a number; the label is undefined for their extension. */
export type NumberUse = { readonly entry: Entry; readonly label: PersonNumber['label'] | undefined };

/** Who has which number. Keys are E.164 or extensions; a search costs the same with one person and with 20,000. */
export type NumberIndex = {
  readonly add: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** In no order. */
  readonly usesOf: (number: string) => readonly NumberUse[];
  readonly size: () => number;
};

const nobody: readonly NumberUse[] = [];

export function createNumberIndex(): NumberIndex {
  const uses = new Map<string, NumberUse[]>();
  return {
    add: (entry) => {
      for (const [number, label] of numbersOf(entry)) {
        const known = uses.get(number);
        if (known === undefined) uses.set(number, [{ entry, label }]);
        else known.push({ entry, label });
      }
    },
    remove: (entry) => {
      for (const [number] of numbersOf(entry)) {
        const left = uses.get(number)?.filter((use) => use.entry.person.id !== entry.person.id) ?? [];
        if (left.length === 0) uses.delete(number);
        else uses.set(number, left);
      }
    },
    usesOf: (number) => uses.get(number) ?? nobody,
    size: () => uses.size,
  };
}

/** Each number once, with the first of the labels it is kept under. */
function numbersOf({ person }: Entry): ReadonlyMap<string, PersonNumber['label'] | undefined> {
  const found = new Map<string, PersonNumber['label'] | undefined>();
  if (person.extensionNumber !== undefined) found.set(person.extensionNumber, undefined);
  for (const one of person.numbers) {
    const number = dialledFor(one);
    if (number !== undefined && !found.has(number)) found.set(number, one.label);
  }
  return found;
}
