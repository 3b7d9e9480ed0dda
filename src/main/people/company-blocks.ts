import type { Entry } from './entry.ts';

/**
 * Companies by the block of numbers that their main number stands for: whoever calls from inside such a block probably
 * calls from that company. A guess, and only made where one company alone could be meant.
 */
export type CompanyBlocks = {
  readonly add: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** @param number E.164 */
  readonly companyAround: (number: string) => string | undefined;
};

/** Below so many digits behind the plus a stem would be a whole town. */
const leastStem = 8;
const mostDigits = 15;
/** Digits of an extension behind a stem. */
const mostBehind = 4;
const tollFree = /^\+1(800|833|844|855|866|877|888)/;

export function createCompanyBlocks(): CompanyBlocks {
  /** How many entries say so of each company, by stem. */
  const stems = new Map<string, Map<string, number>>();

  function count(entry: Entry, by: 1 | -1): void {
    for (const [stem, company] of blocksOf(entry)) {
      const companies = stems.get(stem) ?? new Map<string, number>();
      const next = (companies.get(company) ?? 0) + by;
      if (next > 0) companies.set(company, next);
      else companies.delete(company);
      if (companies.size > 0) stems.set(stem, companies);
      else stems.delete(stem);
    }
  }

  return {
    add: (entry) => count(entry, 1),
    remove: (entry) => count(entry, -1),
    companyAround: (number) => {
      if (!number.startsWith('+') || number.length > mostDigits + 1 || tollFree.test(number))
        return undefined;
      const around = new Set<string>();
      const shortest = Math.max(leastStem + 1, number.length - mostBehind);
      for (let end = number.length - 1; end >= shortest; end -= 1)
        for (const company of stems.get(number.slice(0, end))?.keys() ?? []) around.add(company);
      const [only, another] = around;
      return another === undefined ? only : undefined;
    },
  };
}

/** Of a person the first label of a number counts; a company's own entry has no other number. */
function blocksOf({ person }: Entry): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  const { company, numbers } = person;
  if (company === undefined) return blocks;
  for (const { label, number } of numbers) {
    const stem = label === 'company' && number !== undefined ? stemOf(number.e164) : undefined;
    if (stem !== undefined) blocks.set(stem, company);
  }
  return blocks;
}

/**
 * What all numbers of the block begin with: a switchboard ends in noughts, and extensions take their place. Undefined
 * where the number stands for itself alone. In North America, where all numbers are as long, a block is ten or a
 * hundred of them.
 */
export function stemOf(mainNumber: string): string | undefined {
  if (tollFree.test(mainNumber)) return undefined;
  const stem = mainNumber.replace(mainNumber.startsWith('+1') ? /0{1,2}$/ : /0{1,3}$/, '');
  return stem !== mainNumber && stem.length > leastStem ? stem : undefined;
}
