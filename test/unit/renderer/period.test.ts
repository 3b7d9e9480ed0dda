import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyTime, isWithin, periodBounds } from '../../../src/renderer/period.ts';

const hour = 3600_000;

describe('the days that faxes are looked for in', () => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = 'America/New_York';
  });
  afterAll(() => {
    process.env['TZ'] = before;
  });

  test('both days belong to it, from midnight to midnight where the person is', () => {
    const bounds = periodBounds({ from: '2026-11-19', to: '2026-11-20' });
    const at = (day: number, hours: number): number => Date.UTC(2026, 10, day, 5) + hours * hour;
    expect(bounds).toEqual({ since: at(19, 0), until: at(21, 0) - 1 });
    expect([at(19, 0), at(20, 23), at(19, 0) - 1, at(21, 0)].map((time) => isWithin(time, bounds))).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test('the day on which clocks are put back has 25 hours', () => {
    const { since = 0, until = 0 } = periodBounds({ from: '2026-11-01', to: '2026-11-01' });
    expect(until + 1 - since).toBe(25 * hour);
  });

  test('one end is enough, and none means any day', () => {
    expect(Object.keys(periodBounds({ from: '2026-11-19', to: '' }))).toEqual(['since']);
    expect(periodBounds(anyTime)).toEqual({});
    expect(isWithin(0, {})).toBe(true);
  });

  test.each(['2026-1-2', 'yesterday', '20261120'])('“%s” is no day', (text) => {
    expect(periodBounds({ from: text, to: text })).toEqual({});
  });
});
