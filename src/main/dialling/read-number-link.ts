import type { DialNote, DialReading } from '../../shared/dialling.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { decodeOnce, readParameters } from './link-parameters.ts';
import { combine, type Combined } from './link-place.ts';
import { extensionTarget, type Ground, numberTarget, readNumber } from './read-number.ts';
import { refused } from './refusal.ts';

/** The part behind the scheme: number, parameters, and what browsers and programs put around them. */
export function readNumberLink(rest: string, raw: string, ground: Ground): DialReading {
  const notes: DialNote[] = [];
  const [beforeQuery, query] = cut(withoutFragment(rest), '?');
  if (query !== undefined) notes.push({ kind: 'part-ignored', what: plainLine(`?${query}`, 40) });
  const [written = '', ...parameters] = beforeQuery.replace(/^\/+|\/+$/g, '').split(';');
  const number = decodeOnce(written);
  if (number.kind === 'refused') return refused(number.reason, raw);
  const found = readParameters(parameters);
  if (found.kind === 'refused') return refused(found.reason, raw);
  const combined = combine(number.text, found.context);
  if (combined.kind === 'refused') return refused(combined.reason, raw);
  const reading = readCombined(combined, ground);
  if (reading.kind !== 'target') return reading;
  return { ...reading, notes: [...reading.notes, ...found.notes, ...notes] };
}

function readCombined(combined: Exclude<Combined, { kind: 'refused' }>, ground: Ground): DialReading {
  switch (combined.kind) {
    case 'as-written':
      return readNumber(combined.text, 'link', ground);
    case 'extension': {
      // Emergency numbers and codes are what they are, whatever place a link names.
      const reading = readNumber(combined.digits, 'link', ground);
      if (reading.kind !== 'target') return reading;
      return {
        kind: 'target',
        target: extensionTarget(combined.digits, ground.identify(combined.digits)),
        notes: [],
      };
    }
    case 'whole': {
      const reading = readNumber(combined.e164, 'link', ground);
      if (reading.kind === 'target') return { ...reading, notes: [...reading.notes, { kind: 'combined' }] };
      // A place and a local number may make more than the plan allows; it is shown before anybody calls it.
      if (reading.kind !== 'refused' || reading.reason !== 'too-long' || combined.e164.length > 16)
        return reading;
      return { kind: 'target', target: numberTarget(combined.e164, ground), notes: [{ kind: 'combined' }] };
    }
  }
}

/** A raw `#` begins a fragment; behind pauses it was meant as a tone. */
function withoutFragment(text: string): string {
  const [before, fragment] = cut(text, '#');
  return fragment !== undefined && /[,pw]/i.test(before) ? `${before}#` : before;
}

function cut(text: string, at: string): readonly [string, string | undefined] {
  const place = text.indexOf(at);
  return place === -1 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}
