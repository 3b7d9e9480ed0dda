import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cautionFor, cautionsFrom, isSpamLabel } from '../../../../src/main/identification/cautions.ts';
import type { NumberRule } from '../../../../src/shared/identification.ts';

const number = '+12125550100';
const none = cautionsFrom(new Map());
const ruled = (...rules: readonly (readonly [string, NumberRule])[]) => cautionsFrom(new Map(rules));

describe('a caller is met with care', () => {
  it.each<[string, Parameters<typeof cautionFor>, ReturnType<typeof cautionFor>]>([
    [
      'where the person blocked the number',
      [number, undefined, false, ruled([number, 'blocked'])],
      { kind: 'blocked' },
    ],
    [
      'where a blocked number is a contact’s',
      [number, undefined, true, ruled([number, 'blocked'])],
      { kind: 'blocked' },
    ],
    [
      'where the person called it spam',
      [number, undefined, true, ruled([number, 'spam'])],
      { kind: 'spam', why: 'marked' },
    ],
    ['where the network says so', [number, 'SPAM LIKELY', false, none], { kind: 'spam', why: 'network' }],
    [
      'where three numbers beside it were blocked',
      [
        number,
        undefined,
        false,
        ruled(['+12125550101', 'blocked'], ['+12125550999', 'spam'], ['+12125550550', 'blocked']),
      ],
      { kind: 'spam', why: 'similar', count: 3 },
    ],
  ])('%s', (_, input, caution) => {
    expect(cautionFor(...input)).toEqual(caution);
  });

  it.each<[string, Parameters<typeof cautionFor>]>([
    ['nothing is known', [number, 'Dana Wu', false, none]],
    ['one number beside it was blocked', [number, undefined, false, ruled(['+12125550101', 'blocked'])]],
    [
      'blocked numbers are of another thousand',
      [number, undefined, false, ruled(['+12125551101', 'blocked'], ['+12125551102', 'blocked'])],
    ],
    ['the person said that it is none', [number, 'SPAM LIKELY', false, ruled([number, 'trusted'])]],
    ['it is a contact', [number, 'SPAM LIKELY', true, none]],
    [
      'numbers beside it are trusted',
      [number, undefined, false, ruled(['+12125550101', 'trusted'], ['+12125550102', 'trusted'])],
    ],
  ])('not where %s', (_, input) => {
    expect(cautionFor(...input)).toBeUndefined();
  });
});

describe('what the network writes in the place of a name', () => {
  it.each([
    'SPAM LIKELY',
    'Scam Likely',
    'Suspected Robocall',
    'Potential Spam',
    'spam?',
    'Fraud Risk',
    '[SPAM] WIRELESS',
    'SPAM',
    '*Robocall*',
    'Telemarketing call',
    'Robo Caller',
  ])('is a label: %s', (said) => expect(isSpamLabel(said)).toBe(true));

  it.each([
    'Dana Wu',
    'Spam & Sons',
    'SPAMMER Lise',
    'Scamozzi Vincenzo',
    'Hormel Spam Museum',
    'Fraud Department Bay Bank',
    'WIRELESS CALLER',
    '',
  ])('is a name: %s', (said) => expect(isSpamLabel(said)).toBe(false));
});

it('no number is similar to itself, to words or to extensions', () => {
  const digits = fc.integer({ min: 10, max: 999_999 }).map(String);
  fc.assert(
    fc.property(fc.array(digits), digits, (blocked, extension) => {
      const cautions = cautionsFrom(new Map(blocked.map((one) => [one, 'blocked'])));
      return cautions.similarTo(extension) === 0;
    }),
  );
});
