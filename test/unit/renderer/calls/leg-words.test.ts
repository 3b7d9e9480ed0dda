import { describe, expect, test } from 'vitest';
import { legWords } from '../../../../src/renderer/calls/leg-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { CallLeg } from '../../../../src/shared/call-facts.ts';
import { callLeg } from '../../../support/past-call-builders.ts';

const i18n = createWords('en-US');
const nobody = { shown: undefined, name: undefined, deviceId: undefined };
const ann = { ...nobody, shown: 'Ext. 107', name: 'Ann Lee' };
const sam = { name: 'Sam Rivera', isMe: false };
const me = { name: 'Ava Morgan', isMe: true };
const nameless = { name: undefined, isMe: false };
const outbound: Partial<CallLeg> = { direction: 'outbound', from: { ...nobody, name: 'Dana Boss' }, to: ann };
const myMobile: Partial<CallLeg> = {
  ...{ direction: 'outbound', isMine: true, toMyself: true },
  to: { ...nobody, shown: '+1 (415) 555-0137', name: 'Ava Morgan' },
};

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
    [{ ...myMobile, end: 'talked' }, 'You answered on +1 (415) 555-0137, 20 sec'],
    [{ ...myMobile, seconds: undefined }, 'Rang you on +1 (415) 555-0137, not answered'],
    [{ ...myMobile, end: 'going-on' }, 'Still going on'],
    [{ ...myMobile, to: nobody, end: 'talked' }, 'You answered and talked for 20 sec'],
    [{ isMine: true, delegate: sam, end: 'talked' }, 'Sam Rivera answered, 20 sec, on your behalf'],
    [{ to: ann, delegate: me, end: 'talked' }, 'You answered and talked for 20 sec, on behalf of Ann Lee'],
    [{ to: ann, delegate: sam, end: 'talked' }, 'Sam Rivera answered, 20 sec, on behalf of Ann Lee'],
    [{ to: nobody, delegate: nameless, end: 'talked' }, 'Answered, 20 sec, on behalf of somebody'],
    [{ isMine: true, delegate: sam }, 'Rang you for 20 sec, not answered'],
    [
      { ...outbound, isMine: true, delegate: sam, end: 'talked' },
      'Ann Lee answered, 20 sec (Sam Rivera called on your behalf)',
    ],
    [
      { ...outbound, delegate: me },
      'Rang Ann Lee for 20 sec, not answered (you called on behalf of Dana Boss)',
    ],
    [
      { ...outbound, delegate: nameless, end: 'talked' },
      'Ann Lee answered, 20 sec (somebody called on behalf of Dana Boss)',
    ],
  ])('%o reads %s', (different, words) => {
    expect(legWords(callLeg(different), i18n)).toBe(words);
  });

  test('a name that turns the text after it round is shown without that', () => {
    expect(legWords(callLeg({ to: { ...ann, name: '\u202eeeL nnA' } }), i18n)).toBe(
      'Rang eeL nnA for 20 sec, not answered',
    );
  });
});
