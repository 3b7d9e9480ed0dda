import type { Caution, NumberRule } from '../../shared/identification.ts';

/** What is known against numbers: the person's own rules, and what the network writes in the place of a name. */
export type Cautions = {
  readonly ruleOf: (number: string) => NumberRule | undefined;
  /** Numbers among those that were blocked or marked that differ in their last digits alone. */
  readonly similarTo: (number: string) => number;
};

/** Numbers are handed out by the thousand: so much of a row that was blocked is no chance. */
const sameRow = 3;
const leastDigits = 9;
/** One number beside a blocked one is nothing; two of one row are a row. */
const leastSimilar = 2;

export function cautionsFrom(rules: ReadonlyMap<string, NumberRule>): Cautions {
  const rows = new Map<string, number>();
  for (const [number, rule] of rules) {
    const row = rowOf(number);
    if (rule !== 'trusted' && row !== undefined) rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  return {
    ruleOf: (number) => rules.get(number),
    similarTo: (number) => rows.get(rowOf(number) ?? '') ?? 0,
  };
}

function rowOf(number: string): string | undefined {
  return number.startsWith('+') && number.length > leastDigits ? number.slice(0, -sameRow) : undefined;
}

/**
 * @param said what the network sent as the caller's name
 * @param isKnown somebody is known by the number: then only the person's own words count
 */
export function cautionFor(
  number: string,
  said: string | undefined,
  isKnown: boolean,
  { ruleOf, similarTo }: Cautions,
): Caution | undefined {
  const rule = ruleOf(number);
  if (rule === 'blocked') return { kind: 'blocked' };
  if (rule === 'spam') return { kind: 'spam', why: 'marked' };
  if (rule === 'trusted' || isKnown) return undefined;
  if (said !== undefined && isSpamLabel(said)) return { kind: 'spam', why: 'network' };
  const count = similarTo(number);
  return count < leastSimilar ? undefined : { kind: 'spam', why: 'similar', count };
}

/**
 * Telephone networks, RingCentral's among them, have no field for it: they write a label into the caller's name, such as
 * `SPAM LIKELY`, `Scam Likely`, `Suspected Robocall` or `[SPAM] WIRELESS CALLER`. A company named `Spam & Sons` is none.
 */
const labels = [
  /^\W*(?:(?:potential|probable|likely|suspected|possible|maybe)\s+)(?:spam|scam|fraud|robo\s?call(?:er)?|telemarket(?:er|ing)|nuisance)\b/iu,
  /^\W*(?:spam|scam|fraud|robo\s?call(?:er)?|telemarket(?:er|ing)|nuisance)\s+(?:likely|risk|suspected|caller|call|alert|\?)/iu,
  /^\W*(?:spam|scam|fraud|robo\s?call(?:er)?)\W*$/iu,
  /^[[(*](?:spam|scam|fraud|robo\s?call)[\])*]/iu,
];

export function isSpamLabel(said: string): boolean {
  return labels.some((label) => label.test(said));
}
