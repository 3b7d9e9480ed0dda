import { describe, expect, test } from 'vitest';
import { ruleSentence, weekOrder } from '../../../../src/renderer/settings/rule-words.ts';
import { isSubnet } from '../../../../src/renderer/settings/subnet.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { PhoneRule } from '../../../../src/shared/settings.ts';
import { ownPhone } from '../../../support/ring-out-builders.ts';

const phones = Object.values(ownPhone);

function say(when: PhoneRule['when'], locale = 'en-GB', phoneId: string = ownPhone.mobile.id): string {
  return ruleSentence({ phoneId, when }, phones, createWords(locale)).replace(/[\u2066\u2069]/g, '');
}

describe('a rule for the phone that rings first, as a sentence', () => {
  test.each([
    [{ kind: 'hours', from: 1080, to: 480, days: [1, 2] }, 'On Mon and Tue from 18:00 to 8:00: Mobile'],
    [{ kind: 'hours', from: 0, to: 60, days: [0, 1, 2, 3, 4, 5, 6] }, 'Every day from 0:00 to 1:00: Mobile'],
    [{ kind: 'hours', from: 0, to: 1440, days: [6] }, 'On Sat, all day: Mobile'],
    [{ kind: 'network', subnet: '192.168.7.0/24' }, 'On the network 192.168.7.0/24: Mobile'],
  ] as const)('%j', (when, sentence) => {
    expect(say(when)).toBe(sentence);
  });

  test('a phone that is gone is said to be', () => {
    expect(say({ kind: 'network', subnet: '10.0.0.0/8' }, 'en-GB', 'device:gone')).toContain('not there now');
  });

  test('weeks begin where the language lets them', () => {
    expect(weekOrder('en-US')[0]).toBe(0);
    expect(weekOrder('de-DE')[0]).toBe(1);
  });
});

test.each([
  ['192.168.7.0/24', true],
  ['10.0.0.0/8', true],
  ['fd12:3456::/48', true],
  ['::1/128', true],
  ['192.168.7.0', false],
  ['192.168.7.0/33', false],
  ['192.168.256.0/24', false],
  ['office', false],
  ['fd12::/129', false],
  ['', false],
])('%s names a range of addresses: %s', (text, expected) => {
  expect(isSubnet(text)).toBe(expected);
});
