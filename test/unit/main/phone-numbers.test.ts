import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbers } from '../../../src/main/phone-numbers.ts';

const numbers = createPhoneNumbers();

describe('what the platform calls a number', () => {
  it.each([
    ['+12125550100', '+12125550100', '+1 (212) 555-0100', 'New York, US'],
    ['12125550100', '+12125550100', '+1 (212) 555-0100', 'New York, US'],
    ['2125550100', '+12125550100', '+1 (212) 555-0100', 'New York, US'],
    ['(212) 555-0100', '+12125550100', '+1 (212) 555-0100', 'New York, US'],
    ['tel:+14165550123', '+14165550123', '+1 (416) 555-0123', 'Ontario, Canada'],
    ['sip:+14165550123@sip.example', '+14165550123', '+1 (416) 555-0123', 'Ontario, Canada'],
    ['18885550178', '+18885550178', '+1 (888) 555-0178', undefined],
    ['+442075550123', '+442075550123', '+44 20 7555 0123', 'United Kingdom'],
    ['442075550123', '+442075550123', '+44 20 7555 0123', 'United Kingdom'],
  ])('%s becomes %s', (text, e164, shown, region) => {
    expect(numbers.view(text)).toEqual({ e164, shown, region });
  });

  it.each([
    '101',
    '1000',
    '+1650555xxxx',
    '+1650555****',
    '1650555XXXX',
    'anonymous',
    '',
    'Front door',
    '911',
  ])('%j is no telephone number', (text) => {
    expect(numbers.view(text)).toBeUndefined();
  });

  it('reads national numbers by the country of the account', () => {
    const moved = createPhoneNumbers('US');
    expect(moved.view('02075550123')?.e164).not.toBe('+442075550123');
    moved.liveIn('GB');
    expect(moved.view('02075550123')?.e164).toBe('+442075550123');
    moved.liveIn(undefined);
    expect(moved.view('4155550177')?.e164).toBe('+14155550177');
  });
});

describe('the other side of a call', () => {
  it.each([
    ['101', 'Grace Hopper', { kind: 'colleague', extensionNumber: '101', name: 'Grace Hopper' }],
    ['101', '101', { kind: 'colleague', extensionNumber: '101', name: undefined }],
    ['+1650555****', undefined, { kind: 'masked', shown: '+1 (650) 555-****', name: undefined }],
    ['911', undefined, { kind: 'masked', shown: '911', name: undefined }],
    ['anonymous', 'Anonymous', { kind: 'anonymous' }],
    [undefined, undefined, { kind: 'anonymous' }],
    ['Unknown', undefined, { kind: 'anonymous' }],
  ])('%s, %s', (number, name, party) => {
    expect(numbers.party(number, name)).toEqual(party);
  });

  it.each(['12125550100', '+1 212-555-0100', 'Anonymous', ' \u202e ', ''])(
    'has no name where the network sends %j for one',
    (name) => {
      expect(numbers.party('+12125550100', name)).toMatchObject({ kind: 'number', name: undefined });
    },
  );

  it.each(['Ada Lovelace', 'NOETHER EMMY', '7-Eleven', '3M', 'عبد الرحمن'])('keeps the name %s', (name) => {
    expect(numbers.party('+12125550100', name)).toMatchObject({ name });
  });

  it('is one short, well-formed line whatever a stranger sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (number, name) => {
        const party = numbers.party(number, name);
        for (const text of Object.values(party))
          if (typeof text === 'string') {
            expect(text.isWellFormed()).toBe(true);
            expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
            expect(text.length).toBeLessThanOrEqual(800);
          }
      }),
    );
  });

  it.each([
    ['+1650555XXXX', '+1 (650) 555-XXXX'],
    ['1650555XXXX', '+1 (650) 555-XXXX'],
    ['+4420755501**', '+44 20 7555 01**'],
    ['555XXXX', '555XXXX'],
  ])('groups the number %s, whose last digits the platform hides, like a whole one', (given, shown) => {
    expect(createPhoneNumbers('US', 'en').party(given, undefined)).toEqual({
      kind: 'masked',
      shown,
      name: undefined,
    });
  });
});
