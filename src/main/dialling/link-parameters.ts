import type { DialNote, DialRefusal } from '../../shared/dialling.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { hiddenIn } from './written-digits.ts';

type Refused = { readonly kind: 'refused'; readonly reason: DialRefusal };

/** Percent signs are read once and strictly; what is still encoded afterwards was encoded twice. */
export function decodeOnce(text: string): { readonly kind: 'text'; readonly text: string } | Refused {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Not UTF-8, or half an escape.
    return { kind: 'refused', reason: 'badly-encoded' };
  }
  if (decoded.includes('%')) return { kind: 'refused', reason: 'badly-encoded' };
  const hidden = hiddenIn(decoded);
  return hidden === undefined ? { kind: 'text', text: decoded } : { kind: 'refused', reason: hidden };
}

export type Parameters =
  | {
      readonly kind: 'read';
      /** `phone-context`: where a local number belongs. */
      readonly context: string | undefined;
      readonly notes: readonly DialNote[];
    }
  | Refused;

const broken: Refused = { kind: 'refused', reason: 'badly-encoded' };

/** RFC 3966 §5: `ext`, `isub`, `phone-context`; others are ignored unless they say that they must not be. */
export function readParameters(parameters: readonly string[]): Parameters {
  const seen = new Set<string>();
  const notes: DialNote[] = [];
  let context: string | undefined;
  for (const parameter of parameters.filter((each) => each !== '')) {
    const decoded = decodeOnce(parameter);
    if (decoded.kind === 'refused') return decoded;
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(decoded.text) ?? [];
    const known = name.toLowerCase();
    // The standard forbids the same name twice, and a separator that hides in a value.
    if (known === '' || seen.has(known) || decoded.text.includes(';')) return broken;
    seen.add(known);
    // §5.4: names beginning with `m-` must be understood.
    if (known.startsWith('m-')) return broken;
    if (known === 'phone-context') context = value ?? '';
    else {
      const note = noteFor(known, value);
      if (note === undefined) return broken;
      notes.push(note);
    }
  }
  return context === '' ? broken : { kind: 'read', context, notes };
}

function noteFor(name: string, value: string | undefined): DialNote | undefined {
  switch (name) {
    case 'ext': {
      const extension = value?.replace(/[-.() ]/g, '') ?? '';
      return /^[0-9]{1,50}$/.test(extension) ? { kind: 'extension-apart', extension } : undefined;
    }
    // RFC 2806, still written by old programs.
    case 'postd':
      return /^[0-9pwPW,*#]{1,50}$/.test(value ?? '')
        ? { kind: 'tones-not-sent', tones: value ?? '' }
        : undefined;
    default:
      return { kind: 'part-ignored', what: plainLine(`;${name}`, 40) };
  }
}
