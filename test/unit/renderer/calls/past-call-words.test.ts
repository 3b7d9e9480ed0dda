import { describe, expect, test } from 'vitest';
import {
  followUpWords,
  isOpen,
  outcomeLine,
  outcomeWords,
} from '../../../../src/renderer/calls/past-call-words.ts';
import { clockTime } from '../../../../src/renderer/times.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { PastCallRow } from '../../../../src/shared/past-calls.ts';
import { builtAt, endings, lines } from '../../../support/builders.ts';
import { pastCallRow } from '../../../support/past-call-builders.ts';

const i18n = createWords('en-US');
const queue = { line: lines.support } as const;
const outbound = { direction: 'outbound', ending: endings.notConnected } as const;

const ends: readonly (readonly [string, Partial<PastCallRow>, string])[] = [
  ['missed on my own line', {}, 'Missed'],
  ['missed while nothing could reach this computer', { unheard: true }, 'Missed (you were offline)'],
  ['missed by all of a queue', queue, 'Support queue, nobody answered'],
  ['answered here', { ending: endings.here, talkedSeconds: 372 }, '6 min'],
  ['answered here, nobody knows how long', { ending: endings.here }, 'Answered'],
  ['answered here for less than a second', { ending: endings.here, talkedSeconds: 0 }, '1 sec'],
  [
    'answered by somebody',
    { ending: endings.bySam, takenAfterSeconds: 12 },
    'Answered by Sam Rivera after 12 sec',
  ],
  ['answered by somebody, nobody knows when', { ending: endings.bySam }, 'Answered by Sam Rivera'],
  ['answered by nobody knows whom', { ending: endings.bySomebody }, 'Answered by somebody else'],
  [
    'answered by nobody knows whom, but when',
    { ending: endings.bySomebody, takenAfterSeconds: 4 },
    'Answered by somebody else after 4 sec',
  ],
  ['voicemail', { ending: endings.voicemail }, 'Voicemail left'],
  ['declined', { ending: endings.declined }, 'Passed on'],
  ['declined from a queue', { ending: endings.declined, ...queue }, 'Skipped'],
  ['blocked', { reason: 'blocked' }, 'Blocked'],
  ['busy', { ...outbound, reason: 'busy' }, 'Busy'],
  ['no answer', { ...outbound, reason: 'no-answer' }, 'No answer'],
  ['given up', { ...outbound, reason: 'hung-up' }, 'Hung up before an answer'],
  ['turned away', { ...outbound, reason: 'rejected' }, 'Turned away'],
  ['no such number', { ...outbound, reason: 'wrong-number' }, 'Not a working number'],
  ['the line failed', { ...outbound, reason: 'failed' }, 'Could not be connected'],
  ['not connected, nobody knows why', outbound, 'Not reached'],
  ['nobody knows', { ending: endings.unknown }, 'Outcome unknown'],
];

describe('how a call ended', () => {
  test.each(ends)('%s', (_what, different, words) => {
    expect(outcomeWords(pastCallRow(different), i18n)).toBe(words);
  });

  test('the line follows, unless the words name it already or somebody else took the call', () => {
    expect(outcomeLine(pastCallRow(), builtAt, i18n)).toBe('Missed · Main line');
    expect(outcomeLine(pastCallRow(queue), builtAt, i18n)).toBe('Support queue, nobody answered');
    expect(outcomeLine(pastCallRow({ ending: endings.bySam }), builtAt, i18n)).toBe('Answered by Sam Rivera');
    expect(outcomeLine(pastCallRow({ line: undefined }), builtAt, i18n)).toBe('Missed');
  });
});

describe('how a missed call went on', () => {
  const at = builtAt - 60_000;
  const time = clockTime(at, 'en-US');

  test.each([
    ['called-again', true, `Called again ${time} and was answered`],
    ['called-again', false, `Called again ${time}`],
    ['called-back', true, `Called back ${time}`],
    ['called-back', false, `Called back ${time}, not reached`],
  ] as const)('%s, reached: %s', (kind, reached, words) => {
    expect(followUpWords({ kind, at, reached }, builtAt, i18n)).toBe(words);
  });

  test('stands at the end of the line', () => {
    const followUp = { kind: 'called-again', at, reached: false } as const;
    expect(outcomeLine(pastCallRow({ ...queue, followUp }), builtAt, i18n)).toBe(
      `Support queue, nobody answered · Called again ${time}`,
    );
  });
});

describe('a missed call waits for somebody', () => {
  const followUp = (reached: boolean): Partial<PastCallRow> => ({
    followUp: { kind: 'called-back', at: builtAt, reached },
  });

  test.each<readonly [string, Partial<PastCallRow>, boolean]>([
    ['as it came', {}, true],
    ['called back in vain', followUp(false), true],
    ['called back and reached', followUp(true), false],
    ['marked as done', { handledAt: builtAt }, false],
    ['blocked', { reason: 'blocked' }, false],
    ['answered by a colleague', { ending: endings.bySam }, false],
    ['a call of mine that nobody took', outbound, false],
  ])('%s: %s', (_what, different, open) => {
    expect(isOpen(pastCallRow(different))).toBe(open);
  });
});
