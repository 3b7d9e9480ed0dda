import type { DialAnswer, DialPerson, DialReading, DialTarget } from '../../shared/dialling.ts';
import type { LinkMeaning } from '../../shared/link.ts';
import type { Identity } from '../../shared/person.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import { formatAsTyped } from './as-typed.ts';
import { isEmergencyNumber } from './emergency-numbers.ts';
import { createHome } from './home.ts';
import { readLink } from './read-link.ts';
import { extensionTarget, type Ground, numberTarget, readMarks, withCost } from './read-number.ts';
import { readText } from './read-text.ts';
import { suggest } from './suggest.ts';

export type DiallingParts = {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** Whoever has this E.164 number or extension, at once. */
  readonly identify: (number: string) => Identity | undefined;
  /** People by name, number or extension, best first. */
  readonly find: (text: string, limit: number) => readonly DialPerson[];
  /** The company's own number in E.164: national numbers are read as those of its country. */
  readonly mainNumber: () => string | undefined;
  /** The account's country, ISO 3166, where the platform says it. */
  readonly country: () => string | undefined;
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
  /**
   * For what is about to be sent: E.164 or an extension. Undefined for anything else: emergency numbers, codes, and
   * costly ones where the person does not want them.
   */
  readonly targetOf: (to: string) => DialTarget | undefined;
  readonly isEmergency: (to: string) => boolean;
};

export function createDialling(parts: DiallingParts): Dialling {
  const home = createHome(parts.mainNumber, parts.country);
  const ground = (): Ground => ({
    home: home(),
    numbers: parts.numbers,
    identify: parts.identify,
    blockCostly: parts.blockCostly(),
  });

  function targetOf(to: string): DialTarget | undefined {
    const reading = readMarks(to, to, ground());
    if (/^\d{2,8}$/.test(to)) {
      const mayCall = reading.kind === 'target';
      return mayCall ? extensionTarget(to, parts.identify(to)) : undefined;
    }
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return undefined;
    if (reading.kind === 'target') return reading.target.to === to ? reading.target : undefined;
    // Put together from a link's place, and shown: the plan may know nothing of it.
    const isUnusual = reading.kind === 'refused' && reading.reason === 'too-long';
    return isUnusual ? numberTarget(to, ground()) : undefined;
  }

  /** A name may have become known since that call. */
  function asKnownNow(target: DialTarget): DialTarget {
    return { ...target, identity: parts.identify(target.to) };
  }

  return {
    readDial: (text) => ({
      formatted: formatAsTyped(text, home()),
      reading: readText(text, ground()),
      people: suggest(text, parts.recent().map(asKnownNow), parts.find).map(({ target, isRecent }) => ({
        target: withCost(target),
        isRecent,
      })),
    }),
    readText: (text) => readText(text, ground()),
    readLink: (raw) => readLink(raw, ground()),
    targetOf,
    isEmergency: (to) => isEmergencyNumber(to, home().country),
  };
}
