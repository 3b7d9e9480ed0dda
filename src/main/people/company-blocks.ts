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
/** A German main number may be eight digits long, and an extension behind it four. */
const mostDigits = 15;
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
      // The longest stem says the most.
      for (let end = number.length - 1; end > leastStem; end -= 1) {
        const companies = stems.get(number.slice(0, end));
        if (companies === undefined) continue;
        const [only, another] = companies.keys();
        return another === undefined && fits(number, end) ? only : undefined;
      }
      return undefined;
    },
  };
}

/** In North America every number has eleven digits, and its block is a hundred of them. */
function fits(number: string, stem: number): boolean {
  const rest = number.length - stem;
  return number.startsWith('+1') ? rest === 2 : rest <= 4;
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

/** What all numbers of the block begin with; undefined where the number stands for itself alone. */
export function stemOf(mainNumber: string): string | undefined {
  if (tollFree.test(mainNumber)) return undefined;
  if (mainNumber.startsWith('+1')) return mainNumber.length === 12 ? mainNumber.slice(0, 10) : undefined;
  // Elsewhere a switchboard ends in noughts, and extensions take their place.
  const stem = mainNumber.replace(/0{1,3}$/, '');
  return stem !== mainNumber && stem.length > leastStem ? stem : undefined;
}
