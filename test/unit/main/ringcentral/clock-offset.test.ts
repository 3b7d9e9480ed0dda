import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClockOffset } from '../../../../src/main/ringcentral/clock-offset.ts';
import { createStillClock } from '../../../support/still-clock.ts';

const hours = 3_600_000;

function heard(clock = createStillClock(1_789_000_000_000)) {
  const note = createClockOffset(clock);
  return { clock, tell: (offset: number) => note(clock.now() + offset) };
}

describe('how far the clocks are apart', () => {
  it('follows every answer closely, as its second is cut', () => {
    const { tell } = heard();
    expect([400, -700, 1_200, 8_000].map(tell)).toEqual([400, -700, 1_200, 8_000]);
  });

  it('[E28] is not moved by one answer with a wrong date', () => {
    const { tell } = heard();
    for (const offset of [0, 100, 200]) tell(offset);
    expect([18 * hours, 300, -5 * hours, 18 * hours, 400].map(tell)).toEqual([200, 300, 300, 300, 400]);
  });

  it('is not moved by many wrong ones that come at once', () => {
    const { clock, tell } = heard();
    for (const offset of [0, 0, 0]) tell(offset);
    for (let answer = 0; answer < 20; answer += 1) {
      clock.pass(5_000);
      expect(tell(18 * hours)).toBe(0);
    }
  });

  it('is what the answers have said for two minutes', () => {
    const { clock, tell } = heard();
    for (const offset of [0, 0, 0]) tell(offset);
    tell(18 * hours);
    clock.pass(60_000);
    expect(tell(18 * hours)).toBe(0);
    clock.pass(60_000);
    expect(tell(18 * hours)).toBe(18 * hours);
  });

  it('is what the second answer says, where the first alone said something else', () => {
    const { tell } = heard();
    expect([18 * hours, 5 * hours].map(tell)).toEqual([18 * hours, 5 * hours]);
    expect([0, 18 * hours].map(tell)).toEqual([0, 0]);
  });

  it('is nothing as soon as an answer says what our own clock says, however many said otherwise', () => {
    const { clock, tell } = heard();
    for (let answer = 0; answer < 5; answer += 1) tell(-7 * hours);
    expect([300, -7 * hours].map(tell)).toEqual([300, 300]);
    clock.pass(60_000);
    expect(tell(-7 * hours)).toBe(300);
  });

  it('is what the next answer says after our own clock was set', () => {
    const { clock, tell } = heard();
    for (const offset of [0, 0, 0]) tell(offset);
    clock.jumpTo(clock.now() - 7 * hours);
    expect(tell(7 * hours)).toBe(7 * hours);
  });

  it('is always something that an answer said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -hours, max: hours }), { minLength: 1 }), (offsets) => {
        const { tell } = heard();
        const said = new Set<number>();
        for (const offset of offsets) {
          said.add(offset);
          expect(said.has(tell(offset))).toBe(true);
        }
      }),
    );
  });
});
