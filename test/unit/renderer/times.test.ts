import { describe, expect, test } from 'vitest';
import {
  clockTime,
  dayHeading,
  daysBefore,
  duration,
  elapsed,
  savedTime,
} from '../../../src/renderer/times.ts';

const second = 1000;
const hour = 3600 * second;

describe('how long something goes on', () => {
  test.each([
    [0, '0:00'],
    [7_400, '0:07'],
    [12 * 60 * second + 40 * second, '12:40'],
    [hour + 2 * 60 * second + 3 * second, '1:02:03'],
    [-5_000, '0:00'],
  ])('%i ms reads %s', (milliseconds, words) => {
    expect(elapsed(milliseconds)).toBe(words);
  });
});

describe('how long something lasted', () => {
  test.each([
    [22 * second, '22 sec'],
    [59 * second, '59 sec'],
    [372 * second, '6 min'],
    [hour + 5 * 60 * second, '1 hr 5 min'],
    [2 * hour, '2 hr'],
    [0, '0 sec'],
  ])('%i ms reads %s', (milliseconds, words) => {
    expect(duration(milliseconds, 'en-US')).toBe(words);
  });

  test('is said in the language of the reader', () => {
    expect(duration(372 * second, 'de')).toBe('6 Min.');
  });
});

describe('headings of days', () => {
  const now = new Date(2026, 10, 20, 9, 42).getTime();

  test('a minute before midnight is yesterday, a minute after is today', () => {
    expect(dayHeading(new Date(2026, 10, 19, 23, 59).getTime(), now, 'en-US')).toBe('yesterday');
    expect(dayHeading(new Date(2026, 10, 20, 0, 1).getTime(), now, 'en-US')).toBe('today');
  });

  test('within a week it is the weekday, before that the date', () => {
    expect(dayHeading(new Date(2026, 10, 17, 12).getTime(), now, 'en-US')).toEqual({ date: 'Tuesday' });
    expect(dayHeading(new Date(2026, 10, 3, 12).getTime(), now, 'en-US')).toEqual({
      date: 'Tue, November 3',
    });
  });

  test('of another year it names the year', () => {
    expect(dayHeading(new Date(2025, 10, 3, 12).getTime(), now, 'en-US')).toEqual({
      date: 'Mon, November 3, 2025',
    });
  });

  test('a change of the clocks between two days does not lose one', () => {
    expect(daysBefore(new Date(2026, 9, 24, 12).getTime(), new Date(2026, 9, 26, 12).getTime())).toBe(2);
  });
});

test('the time something was saved at names the day where it was not today', () => {
  const now = new Date(2026, 10, 20, 9, 42).getTime();
  const earlier = new Date(2026, 10, 20, 0, 10).getTime();
  const yesterday = new Date(2026, 10, 19, 23, 50).getTime();
  expect(savedTime(earlier, now, 'en-GB')).toBe(clockTime(earlier, 'en-GB'));
  expect(savedTime(yesterday, now, 'en-GB')).toBe('Thu 19 Nov, 23:50');
});
