import { describe, expect, test } from 'vitest';
import { headerWords, whereToActWords } from '../../../../src/renderer/call-card/card-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import { call, connectedCall, endedCall, endings } from '../../../support/builders.ts';

const i18n = createWords('en-US');

describe("the card's header", () => {
  test.each([
    [call(), false, 'Incoming call'],
    [call(), true, 'Incoming call (quiet)'],
    [call({ silenced: true }), false, 'Incoming call (silenced)'],
    [call({ direction: 'outbound' }), false, 'Calling'],
    [connectedCall(), false, 'On call · Desk phone'],
    [connectedCall({ devices: [] }), false, 'On call'],
    [connectedCall({ phase: 'on-hold' }), false, 'On hold'],
    [connectedCall({ phase: 'parked' }), false, 'Parked'],
    [endedCall(endings.bySam), false, 'Answered by Sam Rivera'],
  ])('%#: the words fit the state', (each, quiet, words) => {
    expect(headerWords(each, quiet, i18n)).toBe(words);
  });
});

describe('where to act when nothing can be done here', () => {
  test.each([
    [call({ devices: ['Desk phone', 'RingCentral app'] }), 'Ringing on Desk phone and RingCentral app'],
    [call(), 'Answer it on your phone'],
    [call({ direction: 'outbound' }), 'Calling from your phone'],
    [connectedCall(), 'Use Desk phone to hold or hang up'],
    [connectedCall({ devices: [] }), 'Use your phone to hold or hang up'],
    [endedCall(endings.missed), undefined],
  ])('%#: the card tells the truth about the phones', (each, words) => {
    expect(whereToActWords(each, i18n)).toBe(words);
  });
});
