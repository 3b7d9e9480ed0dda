import type { DialReading } from '../../shared/dialling.ts';
import { linkPlaces, type LinkMeaning } from '../../shared/link.ts';
import { readNumberLink } from './read-number-link.ts';
import type { Ground } from './read-number.ts';
import { readTextLink } from './read-text-link.ts';
import { refused } from './refusal.ts';
import { hiddenIn } from './written-digits.ts';

/** UTF-16 units. Longer ones are refused before anything is looked at. */
const longest = { tel: 512, callto: 512, ringside: 512, sms: 16_384 } as const;
const scheme = /^(tel|callto|sms|ringside):/i;

/** True for what one of our kinds of links looks like; that it is a good one is another question. */
export function isLink(text: string): boolean {
  return scheme.test(text);
}

/** `tel:` as in RFC 3966, `callto:`, `sms:` (RFC 5724) and `ringside:`. Nothing is done by it; never throws. */
export function readLink(raw: string, ground: Ground): LinkMeaning {
  const kind = schemeOf(raw);
  if (kind === undefined) return refused('unknown-link', raw);
  if (raw.length > longest[kind]) return refused('too-long', raw);
  const hidden = hiddenIn(raw);
  if (hidden !== undefined) return refused(hidden, raw);
  const rest = raw.slice(kind.length + 1);
  switch (kind) {
    case 'tel':
      return call(rest, raw, ground);
    case 'callto':
      // Skype's form carried what kind of name it is: `+type=phone`.
      return call(rest.replace(/\+type=[a-z]+$/i, ''), raw, ground);
    case 'sms':
      return readTextLink(rest, raw, ground);
    case 'ringside':
      return ownLink(rest, raw, ground);
  }
}

function schemeOf(raw: string): keyof typeof longest | undefined {
  const found = scheme.exec(raw.slice(0, 10))?.[1]?.toLowerCase();
  return found as keyof typeof longest | undefined;
}

function call(rest: string, raw: string, ground: Ground): LinkMeaning {
  return asCall(readNumberLink(rest, raw, ground), raw);
}

function asCall(reading: DialReading, raw: string): LinkMeaning {
  if (reading.kind === 'refused') return refused(reading.reason, raw);
  if (reading.kind === 'no-number') return refused('not-a-phone-number', raw);
  return { kind: 'call', text: textFor(reading), reading };
}

function textFor(reading: Exclude<DialReading, { kind: 'refused' | 'no-number' }>): string {
  switch (reading.kind) {
    case 'target':
      return reading.target.shown;
    case 'several':
      return reading.targets[0]?.shown ?? '';
    case 'emergency':
      return reading.shown;
  }
}

/** The closed list of what our own links can ask for: a number, or one of three places. */
function ownLink(rest: string, raw: string, ground: Ground): LinkMeaning {
  const path = rest.replace(/^\/\//, '');
  const number = /^call\/(.+)$/i.exec(path)?.[1];
  if (number !== undefined) return call(number, raw, ground);
  const place = linkPlaces.find((name) => path.toLowerCase() === name || path.toLowerCase() === `${name}/`);
  return place === undefined ? refused('unknown-link', raw) : { kind: 'place', place };
}
