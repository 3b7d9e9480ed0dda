import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readTime } from '../../../../src/main/ringcentral/read-values.ts';

describe('times', () => {
  it.each([
    ['2026-09-14T16:02:11.482Z', Date.UTC(2026, 8, 14, 16, 2, 11, 482)],
    ['2015-04-10T18:48:55.133+0000', Date.UTC(2015, 3, 10, 18, 48, 55, 133)],
    ['2026-09-14T16:02:11Z', Date.UTC(2026, 8, 14, 16, 2, 11)],
    ['2026-09-14T16:02:11.5+05:30', Date.UTC(2026, 8, 14, 10, 32, 11, 500)],
    ['2026-09-14T16:02:11.123456789-0800', Date.UTC(2026, 8, 15, 0, 2, 11, 123)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ])('%s is a moment', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each([
    ['2026-12-31T23:59:60Z', Date.UTC(2026, 11, 31, 23, 59, 59)],
    ['2026-12-31T23:59:60.750Z', Date.UTC(2026, 11, 31, 23, 59, 59, 750)],
    ['2027-01-01T05:29:60+05:30', Date.UTC(2026, 11, 31, 23, 59, 59)],
  ])('[J05] the leap second %s is the second before', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it('[J05] a second that no clock shows is no moment', () => {
    expect(readTime('2026-12-31T23:59:61Z')).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    0,
    1_789_000_000_000,
    '',
    '0',
    '2026-09-14',
    '2026-09-14T16:02:11',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-09-14T24:00:00Z',
    '9999-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '14 Sep 2026 16:02 GMT',
    {},
    ['2026-09-14T16:02:11Z'],
  ])('[D20] %j is no certain moment', (value) => {
    expect(readTime(value)).toBeUndefined();
  });

  it('[D20] agrees with the standard on every moment it takes', () => {
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-12-30'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(moments, (moment) => readTime(moment.toISOString()) === moment.getTime()));
  });
});
