import { describe, expect, it } from 'vitest';
import { createServerTime } from '../../../../src/main/calls/server-time.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { builtAt } from '../../../support/builders.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the platform’s time', () => {
  const clock = createStillClock(builtAt);
  let offset: number | undefined;
  const fresh = () => {
    offset = undefined;
    return createServerTime(clock, () => offset);
  };

  it('is this computer’s until an answer tells it', () => {
    const time = fresh();
    expect(time.now()).toBe(clock.now());
    offset = 3 * minute;
    expect(time.now()).toBe(clock.now() + 3 * minute);
  });

  it('does not run back hours behind what an event was stamped, and goes on from there', () => {
    const time = fresh();
    offset = 0;
    time.heard(clock.now());
    offset = -11 * hour;
    expect(time.now()).toBe(clock.now());
    clock.pass(minute);
    expect(time.now()).toBe(clock.now());
    offset = 0;
    expect(time.now()).toBe(clock.now());
  });

  it('follows the date of the answers forwards, and back by what clocks may differ', () => {
    const time = fresh();
    offset = 0;
    time.heard(clock.now());
    offset = 2 * hour;
    expect(time.now()).toBe(clock.now() + 2 * hour);
    offset = -30_000;
    expect(time.now()).toBe(clock.now() - 30_000);
  });

  it('takes no stamp for the time that lies in the future or is a day old', () => {
    const time = fresh();
    offset = 0;
    for (const stamp of [undefined, clock.now() + 5 * minute, clock.now() - 25 * hour, NaN])
      time.heard(stamp);
    offset = -3 * hour;
    expect(time.now()).toBe(clock.now() - 3 * hour);
  });
});
