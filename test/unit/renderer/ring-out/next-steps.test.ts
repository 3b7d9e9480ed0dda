import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../../../src/renderer/ring-out/next-steps.ts';
import { spokenStep } from '../../../../src/renderer/ring-out/spoken-steps.ts';
import { stepSentence } from '../../../../src/renderer/ring-out/step-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { RingOut } from '../../../../src/shared/ring-out.ts';
import { ringOutStates } from '../../../support/ring-out-states.ts';

const i18n = createWords('en-US');

function only(name: keyof typeof ringOutStates): RingOut {
  const [ringOut] = ringOutStates[name].ringOuts;
  if (ringOut === undefined) throw new Error(name);
  return ringOut;
}

describe('each state of a call that is being placed', () => {
  test.each([
    ['ringout.sending', 'Asking RingCentral to place the call…', []],
    ['ringout.ownRings', 'Pick up Desk phone. RingCentral then calls Ada Lovelace.', ['another-phone']],
    ['ringout.pressOne', 'Press 1 on your phone to go on.', []],
    ['ringout.theirsRings', 'Ringing Ada Lovelace…', []],
    ['ringout.connected', 'Connected', []],
    ['ringout.noNews', 'No news from RingCentral. Your phone may still ring.', ['keep-waiting']],
    ['ringout.finished', 'Call ended · 6 min', ['call-again']],
    ['ringout.cancelled', 'Call cancelled.', []],
    ['ringout.ownNoAnswer', "You didn't pick up Desk phone.", ['try-again', 'another-phone']],
    ['ringout.ownBusy', 'Desk phone is busy.', ['another-phone', 'try-again']],
    ['ringout.ownDeclined', 'The call was declined on Desk phone.', ['try-again']],
    ['ringout.theirBusy', "Ada Lovelace's line is busy.", ['try-again', 'remind-me']],
    ['ringout.theirNoAnswer', "Ada Lovelace didn't pick up.", ['try-again', 'remind-me']],
    ['ringout.nobody', 'Nobody picked up.', ['try-again', 'remind-me']],
    ['ringout.theirDeclined', 'The call was declined.', []],
    ['ringout.internationalOff', 'International calls are turned off for this account.', ['copy-message']],
    ['ringout.blocked', 'Calls to this number are blocked.', ['copy-message']],
    ['ringout.noCredit', 'The calling credit is used up.', ['copy-message']],
    ['ringout.unknownToPlatform', "RingCentral doesn't know this number.", ['edit-number']],
    ['ringout.notAllowed', 'This account may not place calls from here.', ['copy-message']],
    ['ringout.tooMany', 'Too many calls in a short time. Try again in 45 sec.', ['try-again']],
    ['ringout.offline', "You're offline. The call was not placed.", ['try-again']],
    ['ringout.failed', 'The call could not be placed.', ['try-again']],
  ] as const)('%s says “%s” and offers %j', (name, sentence, steps) => {
    expect(stepSentence(only(name), i18n)).toBe(sentence);
    expect(nextSteps(only(name), 2)).toEqual(steps);
  });

  test('without another phone none is offered', () => {
    expect(nextSteps(only('ringout.ownRings'), 0)).toEqual([]);
    expect(nextSteps(only('ringout.ownBusy'), 0)).toEqual(['try-again']);
  });

  test('what needs the person, and the end, is said before anything else', () => {
    expect(spokenStep(only('ringout.ownRings'), i18n)).toEqual({
      text: 'Your Desk phone is ringing.',
      priority: 'high',
    });
    expect(spokenStep(only('ringout.theirsRings'), i18n)?.priority).toBe('normal');
    expect(spokenStep(only('ringout.theirBusy'), i18n)?.priority).toBe('high');
    expect(spokenStep(only('ringout.sending'), i18n)).toBeUndefined();
  });

  test('every ending has a sentence of its own', () => {
    const ended = Object.values(ringOutStates).flatMap(({ ringOuts }) =>
      ringOuts.filter(({ target, ending }) => ending !== undefined && target.identity !== undefined),
    );
    expect(new Set(ended.map((each) => stepSentence(each, i18n))).size).toBe(ended.length);
  });
});
