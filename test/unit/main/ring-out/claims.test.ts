import { describe, expect, it } from 'vitest';
import { claimantOf, isSameNumber } from '../../../../src/main/ring-out/claims.ts';
import { type Course, end } from '../../../../src/main/ring-out/course.ts';
import { mayBeFirstLeg } from '../../../../src/main/ring-out/first-leg.ts';
import { builtAt } from '../../../support/builders.ts';
import { accepted, ada, after, ordered, sighting } from './course-in-test.ts';

const course = (id: string, orderedAfter: number, to = ada.to): Course =>
  ordered({ id, orderedOnServerAt: builtAt + orderedAfter, target: { ...ada, to } });
const claims = (courses: readonly Course[], startedAfter: number, different = {}): string | undefined =>
  claimantOf(courses, sighting({ startedAt: builtAt + startedAfter, ...different }))?.id;

describe('the RingOut a call belongs to', () => {
  it.each<readonly [string, readonly Course[], number, object, string | undefined]>([
    ['goes to the same number and began after', [course('a', 0)], 400, {}, 'a'],
    ['is told of before presence knows more', [course('a', 0)], 400, { origin: 'unknown' }, 'a'],
    ['was dialled by hand', [course('a', 0)], 400, { origin: 'other' }, undefined],
    ['began before it was asked for', [course('a', 0)], -10_000, {}, undefined],
    ['began a little before, by the platform’s clock', [course('a', 0)], -2_000, {}, 'a'],
    ['began long after', [course('a', 0)], 120_000, {}, undefined],
    ['is the second of two to one number', [course('a', 0), course('b', 20_000)], 20_500, {}, 'b'],
    ['is the first of two, told of late', [course('a', 0), course('b', 20_000)], 500, {}, 'a'],
    [
      'goes to another number',
      [course('a', 0), course('b', 0, '+14155550177')],
      400,
      { number: '14155550177' },
      'b',
    ],
    [
      'goes to a colleague whose direct number it tells',
      [course('a', 0, '102')],
      400,
      { number: '+16505550102' },
      'a',
    ],
    [
      'might be either of two colleagues',
      [course('a', 0, '102'), course('b', 0, '103')],
      400,
      { number: '+16505550102' },
      undefined,
    ],
    [
      'goes elsewhere and may be no RingOut at all',
      [course('a', 0)],
      400,
      { number: '+14155550177', origin: 'unknown' },
      undefined,
    ],
  ])('that %s', (_what, courses, startedAfter, different, id) => {
    expect(claims(courses, startedAfter, different)).toBe(id);
  });

  it('is the one it belonged to before, also when that is over', () => {
    const owner = end({ ...course('a', 0), sighting: sighting() }, { kind: 'cancelled' }, after(900));
    expect(claims([owner, course('b', 200)], 300, { number: '' })).toBe('a');
  });

  it('is none that has a call already', () => {
    expect(claims([{ ...course('a', 0), sighting: sighting({ callId: 's-2' }) }], 400)).toBeUndefined();
  });
});

describe('a number', () => {
  it.each([
    ['+12125550100', '12125550100', true],
    ['+12125550100', '+1 (212) 555-0100', true],
    ['+12125550100', '1212555xxxx', true],
    ['+12125550100', '+1212555****', true],
    ['+12125550100', '1213555xxxx', false],
    ['+12125550100', '2125550100', false],
    ['102', '102', true],
    ['102', '1102', false],
    ['102', 'xxx', false],
    ['102', '', false],
    ['102', undefined, false],
  ])('%s as %s: %s', (to, number, isSame) => {
    expect(isSameNumber(to, number)).toBe(isSame);
  });
});

describe('an incoming ring', () => {
  const ring = (number: string | undefined, startedAfter = 500) => ({
    number,
    startedAt: builtAt + startedAfter,
  });
  it.each<readonly [string, Course, ReturnType<typeof ring>, boolean]>([
    ['from whoever is called', accepted(), ring('+12125550100'), true],
    ['from the number that others see', accepted({ callerId: '+16505550100' }), ring('16505550100'), true],
    ['from the phone itself', accepted(), ring('+16505550111'), true],
    ['from anybody else', accepted(), ring('+14155550177'), false],
    ['from nobody', accepted(), ring(undefined), false],
    ['before it was asked for', accepted(), ring('+12125550100', -20_000), false],
    ['half a minute later', accepted(), ring('+12125550100', 31_000), false],
    ['once the own phone is connected', accepted({ own: 'connected' }), ring('+12125550100'), false],
    ['once it is over', end(accepted(), { kind: 'failed' }, after(1)), ring('+12125550100'), false],
  ])('%s may be the own first leg', (_what, under, facts, isOwn) => {
    expect(mayBeFirstLeg(under, facts)).toBe(isOwn);
  });
});
