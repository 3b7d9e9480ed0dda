import type { DialRefusal } from '../../shared/dialling.ts';
import type { Identity } from '../../shared/person.ts';

/** Hides or shows one's own number: North America, GSM, Great Britain. */
const callerIdCodes = /^(?:\*67|\*82|\*31#|#31#)/;
const britishCallerIdCodes = /^(?:141|1470)(?=0\d{9,})/;
/** Information and service numbers of North America: no extension, and no number that a RingOut could reach. */
const northAmericanServices = /^(?:[2-8]11|933)$/;

/**
 * Codes that would change something instead of calling somebody: forwarding, hiding one's number, wiping a phone.
 * Undefined where there is none.
 */
export function refusedCode(
  marks: string,
  country: string,
  identify: (number: string) => Identity | undefined,
): DialRefusal | undefined {
  if (callerIdCodes.test(marks)) return 'caller-id-code';
  if (country === 'GB' && britishCallerIdCodes.test(marks)) return 'caller-id-code';
  if (/[*#]/.test(marks)) return 'special-code';
  const isService = (country === 'US' || country === 'CA') && northAmericanServices.test(marks);
  return isService && identify(marks) === undefined ? 'special-code' : undefined;
}
