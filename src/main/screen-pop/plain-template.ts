import { plainLine } from '../../shared/plain-text.ts';
import { type PopPlaceholder, popLimits, type PopRefusal } from '../../shared/screen-pop.ts';
import type { PopValues } from './call-facts.ts';
import { known, unknownPlaceholder } from './template.ts';

/** Characters of one value, as in addresses. */
const longestValue = 200;

/** Why a text with placeholders cannot be used. */
export function judgeText(
  text: string,
): { readonly reason: PopRefusal; readonly detail: string } | undefined {
  if (text.trim() === '') return { reason: 'empty', detail: '' };
  if (text.length > popLimits.text) return { reason: 'too-long', detail: String(text.length) };
  const unknown = unknownPlaceholder(text);
  return unknown === undefined
    ? undefined
    : { reason: 'unknown-placeholder', detail: plainLine(unknown, 100) };
}

/** One pass: what looks like a placeholder inside a caller's name stays as it is. */
export function fillText(text: string, values: PopValues): string {
  return text.replace(known, (_, name: PopPlaceholder) => plainLine(values[name], longestValue));
}

/**
 * An argument of a program, which no name of a caller turns into another one: a value at its beginning loses what
 * would make it an option (`-x`, `/x`) or a list of arguments in a file (`@x`).
 */
export function fillArgument(text: string, values: PopValues): string {
  const first = text.match(known)?.[0];
  const filled = fillText(text, values);
  return first !== undefined && text.startsWith(first) ? filled.replace(/^[-/@\s]+/, '') : filled;
}
