import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remindTimes } from '../../../../src/renderer/calls/remind-times.ts';

const at = (hour: number, minute = 0): number => new Date(2026, 10, 20, hour, minute).getTime();

describe('when somebody may want to be reminded', () => {
  test('in an hour, this afternoon, tomorrow at nine', () => {
    expect(remindTimes(at(9, 42))).toEqual([
      { kind: 'hour', at: at(10, 42) },
      { kind: 'afternoon', at: at(15) },
      { kind: 'tomorrow', at: new Date(2026, 10, 21, 9).getTime() },
    ]);
  });

  test.each([
    [14, 30, true],
    [14, 31, false],
    [17, 0, false],
  ])('at %i:%i the afternoon is offered: %s', (hour, minute, offered) => {
    expect(remindTimes(at(hour, minute)).some(({ kind }) => kind === 'afternoon')).toBe(offered);
  });

  test('every choice lies ahead, on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: at(0), max: at(0) + 400 * 86_400_000 }), (now) => {
        for (const time of remindTimes(now)) expect(time.at).toBeGreaterThan(now);
      }),
    );
  });
});
