/** What one message may weigh: characters of all texts together, values, and depth. */
const mostCharacters = 64 * 1024;
const mostValues = 2_000;
const mostDepth = 12;

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * True for plain JSON-like values of bounded size, before any schema looks at them. Walks no further than the
 * limits, so a huge or cyclic value costs no more than a small one.
 */
export function isSmallPlainInput(input: readonly unknown[]): boolean {
  const budget = { characters: mostCharacters, values: mostValues };
  return fits(input, mostDepth, budget);
}

type Budget = { characters: number; values: number };

function fits(value: unknown, depth: number, budget: Budget): boolean {
  budget.values -= 1;
  if (budget.values < 0 || depth < 0) return false;
  switch (typeof value) {
    case 'string':
      return takesText(value, budget);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
    case 'undefined':
      return true;
    case 'object':
      return value === null || fitsObject(value, depth, budget);
    default:
      return false;
  }
}

function fitsObject(value: object, depth: number, budget: Budget): boolean {
  if (Array.isArray(value)) {
    return value.length <= budget.values && value.every((item) => fits(item, depth - 1, budget));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.keys(value).every(
    (key) =>
      !forbiddenKeys.has(key) &&
      takesText(key, budget) &&
      fits((value as Readonly<Record<string, unknown>>)[key], depth - 1, budget),
  );
}

function takesText(text: string, budget: Budget): boolean {
  budget.characters -= text.length;
  // NUL has made a checked text and a used one differ more than once.
  return budget.characters >= 0 && !text.includes('\0') && text.isWellFormed();
}
