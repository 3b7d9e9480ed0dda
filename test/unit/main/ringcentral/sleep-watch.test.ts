import { describe, expect, it } from 'vitest';

import { createSleepWatch } from '../../../../src/main/ringcentral/sleep-watch.ts';
import { createStillClock } from '../../../support/still-clock.ts';

function fixture() {
  const clock = createStillClock(Date.UTC(2026, 8, 14, 9));
  let slept = 0;
  const watch = createSleepWatch({ clock, onSlept: () => (slept += 1), onStalled: () => undefined });
  watch.start();
  return { clock, watch, slept: () => slept };
}

describe('a sleep nobody told of', () => {
  it.each([3_000, 60_000, 8 * 3_600_000, 8 * 24 * 3_600_000])(
    'of %d ms is noticed within five seconds',
    (ms) => {
      const { clock, slept } = fixture();
      clock.pass(60_000);
      clock.jumpTo(clock.now() + ms);
      clock.pass(5_000);
      expect(slept()).toBe(1);
      clock.pass(3_600_000);
      expect(slept()).toBe(1);
    },
  );

  it('[fault 57] is not what a process does that stands still for five seconds', () => {
    let time = 0;
    let due: (() => void) | undefined;
    let slept = 0;
    let stalled = 0;
    const watch = createSleepWatch({
      clock: {
        now: () => time,
        elapsed: () => time,
        after: (_, task) => {
          due = task;
          return () => (due = undefined);
        },
      },
      onSlept: () => (slept += 1),
      onStalled: () => (stalled += 1),
    });
    watch.start();
    for (let look = 0; look < 5; look += 1) {
      time += 5_000 + 5_000;
      due?.();
    }
    expect(slept).toBe(0);
    // It may still have been a short sleep: somebody should look at the line.
    expect(stalled).toBe(5);
  });

  it('[J01] is not what a clock does that is set back', () => {
    const { clock, slept } = fixture();
    clock.jumpTo(clock.now() - 24 * 3_600_000);
    clock.pass(60_000);
    expect(slept()).toBe(0);
  });

  it('is not told a second time where the system told of it', () => {
    const { clock, watch, slept } = fixture();
    clock.jumpTo(clock.now() + 3_600_000);
    watch.noteTold();
    clock.pass(60_000);
    expect(slept()).toBe(0);
  });

  it('[J06] goes on looking after 49.7 days', () => {
    const { clock, slept } = fixture();
    for (let hour = 0; hour < 60 * 24; hour += 1) clock.pass(3_600_000);
    clock.jumpTo(clock.now() + 3_600_000);
    clock.pass(5_000);
    expect(slept()).toBe(1);
  });
});
