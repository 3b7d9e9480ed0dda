import { expect, test } from 'vitest';
import { foldCalls } from '../../../../src/renderer/calls/fold-calls.ts';
import { endings, parties, pastCall } from '../../../support/builders.ts';

const sizes = (...calls: readonly ReturnType<typeof pastCall>[]): readonly number[] =>
  foldCalls(calls).map(({ all }) => all.length);

test('calls in a row with the same person, way and end are one row', () => {
  expect(sizes(pastCall(), pastCall(), pastCall())).toEqual([3]);
});

test('another person in between starts a new row', () => {
  expect(sizes(pastCall(), pastCall({ party: parties.second }), pastCall())).toEqual([1, 1, 1]);
});

test('another way or another end is never hidden in a fold', () => {
  expect(sizes(pastCall(), pastCall({ direction: 'outbound' }))).toEqual([1, 1]);
  expect(sizes(pastCall(), pastCall({ ending: endings.here }))).toEqual([1, 1]);
  expect(sizes(pastCall({ ending: endings.bySam }), pastCall({ ending: endings.bySomebody }))).toEqual([
    1, 1,
  ]);
});

test('two callers without a caller ID need not be the same', () => {
  const hidden = { party: parties.anonymous };
  expect(sizes(pastCall(hidden), pastCall(hidden))).toEqual([1, 1]);
});

test('the row stands for the newest and keeps its order', () => {
  const [newest, older] = [pastCall({ startedAt: 2 }), pastCall({ startedAt: 1 })];
  expect(foldCalls([newest, older])[0]).toMatchObject({ key: newest.id, newest, all: [newest, older] });
});
