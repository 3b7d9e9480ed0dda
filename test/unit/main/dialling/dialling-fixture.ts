import { createDialling, type Dialling, type DiallingParts } from '../../../../src/main/dialling/dialling.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { DialReading } from '../../../../src/shared/dialling.ts';
import type { LinkMeaning } from '../../../../src/shared/link.ts';
import type { Identity } from '../../../../src/shared/person.ts';

/** A company in San Francisco, in whose directory nobody is, unless the test says otherwise. */
export function diallingIn(parts: Partial<DiallingParts> = {}): Dialling {
  return createDialling({
    numbers: createPhoneNumbers('US', 'en'),
    identify: () => undefined,
    find: () => [],
    mainNumber: () => '+14155550100',
    country: () => undefined,
    blockCostly: () => false,
    recent: () => [],
    ...parts,
  });
}

/** Main numbers of companies elsewhere. */
export const mainNumbers = {
  GB: '+442079460958',
  DE: '+4930901820',
  FR: '+33142685300',
  AU: '+61293744000',
  JP: '+81362345678',
  'toll-free': '+18005550100',
} as const;

export function colleague(name = 'Ada Lovelace'): Identity {
  return {
    personId: 'company:1',
    source: 'company',
    kind: 'person',
    name,
    detail: undefined,
    label: undefined,
    favourite: false,
    also: [],
    alsoCount: 0,
  };
}

/** What would be called, and what is said about it, in one short line: `+14155550177 home-country`. */
export function brief(reading: DialReading): string {
  switch (reading.kind) {
    case 'target':
      return [
        reading.target.to,
        ...reading.notes.map(({ kind }) => kind),
        ...(reading.target.costly === undefined ? [] : ['costly']),
      ].join(' ');
    case 'several':
      return reading.targets.map(({ to }) => to).join(' or ');
    case 'refused':
      return `refused: ${reading.reason}`;
    case 'emergency':
      return `emergency ${reading.shown}`;
    case 'no-number':
      return 'no number';
  }
}

export function briefLink(meaning: LinkMeaning): string {
  switch (meaning.kind) {
    case 'call':
      return brief(meaning.reading);
    case 'text':
      return `text to ${meaning.targets.map(({ to }) => to).join(' ')}: ${meaning.body}`;
    case 'place':
      return `opens ${meaning.place}`;
    case 'refused':
      return `refused: ${meaning.reason}`;
  }
}

/** Row of the catalogue, what came in, what it means in brief. */
export type Row = readonly [row: string, received: string, meaning: string];

/** A megabyte is no title. */
export function titled(
  rows: readonly Row[],
): readonly (readonly [row: string, title: string, received: string, meaning: string])[] {
  return rows.map(([row, received, meaning]) => [
    row,
    JSON.stringify(received).slice(0, 80),
    received,
    meaning,
  ]);
}
