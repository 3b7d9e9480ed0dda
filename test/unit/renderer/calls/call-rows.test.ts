import { describe, expect, test } from 'vitest';
import { callRows, createDayWords, placeOfCall, placesOf } from '../../../../src/renderer/calls/call-rows.ts';
import { filterOf } from '../../../../src/renderer/calls/use-call-search.ts';
import { foldOf, pastCallRow } from '../../../support/past-call-builders.ts';

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const row = (day: number, hour: number) => pastCallRow({ startedAt: at(day, hour) });

describe('the rows of the history', () => {
  test('each day has one heading, and is looked up once', () => {
    const asked: number[] = [];
    const words = createDayWords((moment) => {
      asked.push(moment);
      return String(new Date(moment).getDate());
    });
    const folds = [foldOf(row(20, 9)), foldOf(row(20, 0)), foldOf(row(19, 23)), foldOf(row(17, 1))];
    const rows = [
      { heading: '20' },
      { item: 0 },
      { item: 1 },
      { heading: '19' },
      { item: 2 },
      { heading: '17' },
      { item: 3 },
      { said: 'end' },
    ];
    expect(callRows(folds, words, 'end')).toEqual(rows);
    expect(callRows(folds, words, null)).toHaveLength(rows.length - 1);
    expect(asked).toHaveLength(3);
  });

  test('a row of three takes three places of the history', () => {
    const folds = [foldOf(row(20, 9), row(20, 8), row(20, 7)), foldOf(row(19, 9)), foldOf(row(18, 9))];
    expect(placesOf(folds, 40)).toEqual([41, 44, 45]);
  });

  test('a call is found by any of its names, and within a fold', () => {
    const call = pastCallRow({ id: 'a', key: 'k', telephonySessionId: 's-1', sessionId: '77' });
    const folds = [foldOf(row(20, 9)), foldOf(row(19, 9), call)];
    for (const name of ['a', 'k', 's-1', '77']) expect(placeOfCall(folds, name)).toBe(1);
    expect(placeOfCall(folds, 'b')).toBeUndefined();
    expect(placeOfCall(folds, undefined)).toBeUndefined();
  });
});

test('both days of a period belong to it', () => {
  expect(filterOf('missed', undefined, { from: '2026-11-17', to: '2026-11-19' }, 'ada')).toEqual({
    show: 'missed',
    since: at(17, 0),
    until: at(20, 0),
    text: 'ada',
  });
  expect(filterOf('queue', 'q', { from: '', to: '' }, '')).toEqual({ show: 'queue', queue: 'q' });
});
