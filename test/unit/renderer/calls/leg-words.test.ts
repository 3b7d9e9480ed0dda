import { describe, expect, test } from 'vitest';
import { legWords } from '../../../../src/renderer/calls/leg-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { CallLeg } from '../../../../src/shared/call-facts.ts';
import { callLeg } from '../../../support/past-call-builders.ts';

const i18n = createWords('en-US');
const nobody = { shown: undefined, name: undefined, deviceId: undefined };
const ann = { ...nobody, shown: 'Ext. 107', name: 'Ann Lee' };

describe('one way of a call', () => {
  test.each<readonly [Partial<CallLeg>, string]>([
    [{ to: ann }, 'Rang Ann Lee for 20 sec, not answered'],
    [{ to: ann, seconds: undefined }, 'Rang Ann Lee, not answered'],
    [{ to: { ...ann, name: undefined } }, 'Rang Ext. 107 for 20 sec, not answered'],
    [{ isMine: true }, 'Rang you for 20 sec, not answered'],
    [{ to: nobody }, 'Not answered for 20 sec'],
    [{ to: ann, end: 'talked', seconds: 250 }, 'Ann Lee answered, 4 min'],
    [{ isMine: true, end: 'talked', seconds: 250 }, 'You answered and talked for 4 min'],
    [
      { isMine: true, direction: 'outbound', to: ann, end: 'talked', seconds: 30 },
      'Ann Lee answered, 30 sec',
    ],
    [{ to: nobody, end: 'talked', seconds: undefined }, 'Answered'],
    [{ end: 'voicemail', seconds: 32 }, 'Went to voicemail for 32 sec'],
    [{ to: ann, end: 'going-on' }, 'Still going on with Ann Lee'],
    [{ to: ann, end: 'unknown' }, 'To Ann Lee, ended in a way that is not known'],
    [{ to: nobody, end: 'unknown' }, 'How this part ended is not known'],
  ])('%o reads %s', (different, words) => {
    expect(legWords(callLeg(different), i18n)).toBe(words);
  });

  test('a name that turns the text after it round is shown without that', () => {
    expect(legWords(callLeg({ to: { ...ann, name: '\u202eeeL nnA' } }), i18n)).toBe(
      'Rang eeL nnA for 20 sec, not answered',
    );
  });
});
