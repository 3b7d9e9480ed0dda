import type { DialRefusal } from '../../shared/dialling.ts';

/** A number and the place its link named for it. */
export type Combined =
  | { readonly kind: 'as-written'; readonly text: string }
  | { readonly kind: 'whole'; readonly e164: string }
  | { readonly kind: 'extension'; readonly digits: string }
  | { readonly kind: 'refused'; readonly reason: DialRefusal };

/** Domains whose extensions are those of the signed-in company. */
const ownDomains = /^(?:[a-z0-9-]+\.)*ringcentral\.com\.?$/i;

/** @param context the value of `phone-context`: the beginning of a number, or a domain (RFC 3966 §5.1.5) */
export function combine(number: string, context: string | undefined): Combined {
  if (context === undefined || number.trim().startsWith('+')) return { kind: 'as-written', text: number };
  const digits = number.replace(/[-.() ]/g, '');
  if (context.startsWith('+')) {
    const prefix = context.replace(/[-.() ]/g, '');
    if (!/^\+\d{1,15}$/.test(prefix)) return { kind: 'refused', reason: 'unknown-place' };
    // What is no plain number stays what it is, and is judged as that.
    return /^\d+$/.test(digits)
      ? { kind: 'whole', e164: prefix + digits }
      : { kind: 'as-written', text: number };
  }
  if (!ownDomains.test(context)) return { kind: 'refused', reason: 'unknown-place' };
  return /^\d{2,8}$/.test(digits) ? { kind: 'extension', digits } : { kind: 'as-written', text: number };
}
