import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfCall, momentsOf, factsOfPastCall } from '../../../../src/main/screen-pop/call-facts.ts';
import { missOf } from '../../../../src/main/screen-pop/conditions.ts';
import { fitsPattern, readPattern } from '../../../../src/main/screen-pop/number-pattern.ts';
import type { PopCondition, PopMiss } from '../../../../src/shared/screen-pop.ts';
import { call, endings, lines, parties, pastCall } from '../../../support/builders.ts';
import { onlyFor, popDraft } from '../../../support/pop-builders.ts';

/** Wednesday, 18 November 2026, 10:30. */
const now = { moment: 'ringing', at: Date.UTC(2026, 10, 18, 10, 30) } as const;
const around = {
  tagsOf: () => ['VIP', 'Größe'],
  localTime: (at: number) => {
    const time = new Date(at);
    return { minute: time.getUTCHours() * 60 + time.getUTCMinutes(), weekday: time.getUTCDay() };
  },
};

function miss(
  condition: Partial<PopCondition>,
  different: Parameters<typeof call>[0] = {},
): PopMiss | undefined {
  return missOf(popDraft({ condition: onlyFor(condition) }), factsOfCall(call(different)), now, around);
}

describe('a number pattern', () => {
  it.each([
    ['+12125550100', '+1212*', true],
    ['+12125550100', '+1 (212) 555-01??', true],
    ['+12125550100', '*0100', true],
    ['+12125550100', '*555*', true],
    ['+12125550100', '+1212', false],
    ['+12125550100', '?12125550100', false],
    ['117', '1??', true],
    ['117', '1*', true],
    ['1170', '1??', false],
    ['', '*', true],
    ['117', '', false],
    ['117', '11[7]', false],
    ['117', '1' + '*'.repeat(23), true],
  ])('%s fits %s: %s', (number, pattern, fits) => {
    expect(fitsPattern(number, pattern)).toBe(fits);
  });

  it('agrees with the same pattern as an expression, and takes no time', () => {
    const part = fc.constantFrom('*', '?', '1', '2');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 20 }),
        fc.stringMatching(/^[12]{0,24}$/),
        (parts, number) => {
          const text = parts.join('');
          const same = new RegExp(
            `^${parts.map((one) => (one === '*' ? '.*' : one === '?' ? '.' : one)).join('')}$`,
          );
          if (parts.filter((one) => one === '*').length < 6)
            expect(fitsPattern(number, text)).toBe(same.test(number));
          expect(readPattern(text)).toBe(text);
        },
      ),
    );
    const began = performance.now();
    fitsPattern('1'.repeat(24), `${'*1'.repeat(11)}*2`);
    expect(performance.now() - began).toBeLessThan(50);
  });
});

describe('a condition', () => {
  it.each([
    ['nothing', {}, {}, undefined],
    ['the other way', { direction: 'outbound' }, {}, 'direction'],
    ['both ways', { direction: 'both' }, { direction: 'outbound' }, undefined],
    ['a line by its name', { lines: ['main LINE'] }, {}, undefined],
    ['a queue by its number', { lines: ['301'] }, { line: lines.support }, undefined],
    ['another line', { lines: ['Sales', '300'] }, { line: lines.support }, 'line'],
    ['a line where none is known', { lines: ['Sales'] }, { line: undefined }, 'line'],
    ['a number', { numbers: ['+49*', '+1212*'] }, {}, undefined],
    ['another number', { numbers: ['+49*'] }, {}, 'number'],
    ['a colleague by extension', { numbers: ['10?'] }, { party: parties.colleague }, undefined],
    [
      'a number of somebody hidden',
      { numbers: ['*'], withoutNumber: true },
      { party: parties.anonymous },
      undefined,
    ],
    ['[C15] somebody hidden', {}, { party: parties.anonymous }, 'no-number'],
    ['somebody known who is not', { caller: 'known' }, {}, 'caller'],
    ['a colleague, who is known', { caller: 'known' }, { party: parties.colleague }, undefined],
    ['somebody unknown', { caller: 'unknown' }, {}, undefined],
    ['a tag', { tag: 'vip' }, {}, undefined],
    ['a tag with other letters', { tag: 'grosse' }, {}, undefined],
    ['another tag', { tag: 'press' }, {}, 'tag'],
    ['office hours', { hours: { from: 540, to: 1020, days: [1, 2, 3, 4, 5] } }, {}, undefined],
    ['another day', { hours: { from: 540, to: 1020, days: [6, 0] } }, {}, 'hours'],
    ['until now', { hours: { from: 540, to: 630, days: [3] } }, {}, 'hours'],
    ['over midnight since yesterday', { hours: { from: 1320, to: 660, days: [2] } }, {}, undefined],
    ['over midnight of another day', { hours: { from: 1320, to: 660, days: [3] } }, {}, 'hours'],
  ] as const)('for %s', (_, condition, different, expected) => {
    expect(miss(condition, different)).toBe(expected);
  });

  it('for another moment says nothing', () => {
    expect(missOf(popDraft({ moment: 'missed' }), factsOfCall(call()), now, around)).toBe('moment');
  });
});

describe('the moments of a call that is over', () => {
  it.each([
    ['inbound', endings.here, ['ringing', 'answered', 'ended']],
    ['inbound', endings.missed, ['ringing', 'missed']],
    ['inbound', endings.voicemail, ['ringing', 'missed']],
    ['inbound', endings.bySam, ['ringing']],
    ['inbound', endings.declined, ['ringing']],
    ['inbound', endings.unknown, ['ringing']],
    ['outbound', endings.here, ['ringing', 'answered', 'ended']],
    ['outbound', endings.notConnected, ['ringing']],
  ] as const)('%s %j', (direction, ending, moments) => {
    expect(momentsOf(factsOfPastCall(pastCall({ direction, ending })))).toEqual(moments);
  });
});
