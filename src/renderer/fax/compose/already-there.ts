import type { FaxRecipient } from '../../../shared/fax-draft.ts';

/** Digits that tell two numbers apart, from the end: the country may be written in one of them only. */
const enough = 7;

/** Whether a number that was typed is a chip already; the main process merges them, and here it is said. */
export function isThere(text: string, recipients: readonly FaxRecipient[]): boolean {
  const digits = digitsOf(text);
  if (digits.length < enough) return false;
  return recipients.some(({ number, text: shown }) => {
    const known = digitsOf(number?.e164 ?? shown);
    return known.length >= enough && (known.endsWith(digits) || digits.endsWith(known));
  });
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+/, '');
}
