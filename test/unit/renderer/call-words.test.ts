import { describe, expect, test } from 'vitest';
import {
  endedHeader,
  initials,
  lineWords,
  partyTitle,
  titleIsNumber,
} from '../../../src/renderer/call-words.ts';
import { createWords } from '../../../src/renderer/words.ts';
import { endedCall, endings, lines, parties } from '../../support/builders.ts';

const i18n = createWords('en-US');

describe('who is calling', () => {
  test.each([
    ['named', 'Ada Lovelace'],
    ['unknown', '+1 (212) 555-0100'],
    ['colleague', 'Grace Hopper'],
    ['namelessColleague', 'Ext. 117'],
    ['masked', '+1 650 555-01xx'],
    ['anonymous', 'No caller ID'],
  ] as const)('%s is shown as %s', (kind, title) => {
    expect(partyTitle(parties[kind], i18n)).toBe(title);
  });

  test.each([
    [{ probably: 'Analytical Engines Ltd' }, 'Probably Analytical Engines Ltd', false],
    [{ probably: 'Analytical Engines Ltd', name: 'A. LOVELACE' }, 'A. LOVELACE', false],
    [{ ownAs: 'Mobile', name: 'AVA M' }, 'You (Mobile)', false],
    [{ ownAs: '' }, 'You', false],
    [{ networkName: 'SPAM LIKELY' }, '+1 (212) 555-0100', true],
  ])('a number with %j is shown as %s', (different, title, isNumber) => {
    const number = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: undefined };
    const party = { kind: 'number', number, name: undefined, ...different } as const;
    expect(partyTitle(party, i18n)).toBe(title);
    expect(titleIsNumber(party)).toBe(isNumber);
  });

  test('marks that turn the direction of text are left out of a name', () => {
    const title = partyTitle(parties.hostile, i18n);
    expect(title).toBe('<img src=x onerror=alert(1)> gro.live');
  });
});

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['Plato', 'P'],
    ['Dr. Maximiliane Theodora von Hohenlohe', 'DH'],
    ['山田太郎', '郎'],
    ['Zoë 🎈', 'Z'],
    ['e\u0301mile zola', 'E\u0301Z'],
    ['+1 555', ''],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name, 'en')).toBe(letters);
  });
});

describe('the line', () => {
  test('says that it is a queue, once', () => {
    expect(lineWords(lines.support, i18n)).toBe('Support queue');
    expect(lineWords({ ...lines.support, name: 'Sales Queue' }, i18n)).toBe('Sales Queue');
    expect(lineWords(lines.main, i18n)).toBe('Main line');
  });
});

test('a line that is a number keeps its direction in right-to-left text', () => {
  const line = { ...lines.main, name: '+1 (650) 555-0101' };
  expect(lineWords(line, createWords('ar'))).toBe('\u2066+1 (650) 555-0101\u2069');
  expect(lineWords(line, i18n)).toBe('+1 (650) 555-0101');
});

describe('the end of a call', () => {
  test.each([
    [endings.missed, 'Missed call · rang 22 sec'],
    [endings.here, 'Call ended · 6 min'],
    [endings.bySam, 'Answered by Sam Rivera'],
    [endings.bySomebody, 'Answered by somebody else'],
    [endings.voicemail, 'Went to voicemail'],
    [endings.declined, 'Passed on'],
    [endings.notConnected, 'Not reached'],
    [endings.unknown, 'This call is no longer ringing'],
  ])('%o reads "%s"', (ending, words) => {
    expect(endedHeader(endedCall(ending), i18n)).toBe(words);
  });

  test('a queue call that I skipped went on to the queue', () => {
    expect(endedHeader(endedCall(endings.declined, { line: lines.support }), i18n)).toBe(
      'Passed on to the queue',
    );
  });

  test('a call that was talked on and vanished is over, not "no longer ringing"', () => {
    const call = endedCall(endings.unknown, { answeredAt: 1 });
    expect(endedHeader(call, i18n)).toBe('This call is over');
  });
});
