import type { DialAnswer, DialPerson, DialReading, DialTarget } from '../../shared/dialling.ts';
import type { LinkMeaning } from '../../shared/link.ts';
import type { Identity } from '../../shared/person.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';

export type DiallingParts = {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** Whoever has this E.164 number or extension, at once. */
  readonly identify: (number: string) => Identity | undefined;
  /** People by name, number or extension, best first. */
  readonly find: (text: string, limit: number) => readonly DialPerson[];
  /** The company's own number in E.164: national numbers are read as those of its country. */
  readonly mainNumber: () => string | undefined;
  readonly blockCostly: () => boolean;
  /** Those called last, newest first. */
  readonly recent: () => readonly DialTarget[];
};

/** Turns what people write, paste and click into what can be called. Nothing here calls. */
export type Dialling = {
  /** For Quick call's field, as it is typed. */
  readonly readDial: (text: string) => DialAnswer;
  /** Of a text that was pasted, dropped or selected. */
  readonly readText: (text: string) => DialReading;
  readonly readLink: (raw: string) => LinkMeaning;
  /** For what is about to be sent: E.164 or an extension. Undefined for anything else, emergency numbers too. */
  readonly targetOf: (to: string) => DialTarget | undefined;
  readonly isEmergency: (to: string) => boolean;
};

export function createDialling({ numbers, identify, find }: DiallingParts): Dialling {
  const isEmergency = (to: string): boolean => /^\+?(112|911|999)$/.test(to);
  function targetOf(to: string): DialTarget | undefined {
    if (isEmergency(to)) return undefined;
    const identity = identify(to);
    if (/^\d{2,8}$/.test(to)) return { to, shown: to, kind: 'extension', region: undefined, identity };
    const view = numbers.view(to);
    return view && { to: view.e164, shown: view.shown, kind: 'number', region: view.region, identity };
  }
  function readText(text: string): DialReading {
    const plain = text.replace(/[-.() ]/g, '');
    if (isEmergency(plain)) return { kind: 'emergency', shown: plain };
    const target = targetOf(plain);
    return target ? { kind: 'target', target, notes: [] } : { kind: 'no-number' };
  }
  return {
    readDial: (text) => ({ formatted: text, reading: readText(text), people: find(text, 20) }),
    readText,
    readLink: (raw) => {
      const text = raw.replace(/^(tel|callto):/i, '');
      return { kind: 'call', text, reading: readText(text) };
    },
    targetOf,
    isEmergency,
  };
}
