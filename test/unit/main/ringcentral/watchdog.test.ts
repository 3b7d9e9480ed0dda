import { describe, expect, it } from 'vitest';

import { createWatchdog } from '../../../../src/main/ringcentral/watchdog.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { sameChance } from './fake-transport.ts';

function fixture(fraction = 1) {
  const clock = createStillClock(Date.UTC(2026, 8, 14, 9));
  let pings = 0;
  let dead = 0;
  const watchdog = createWatchdog({
    clock,
    chance: sameChance(fraction),
    ping: () => (pings += 1),
    onDead: () => (dead += 1),
  });
  watchdog.start();
  return { clock, watchdog, pings: () => pings, dead: () => dead };
}

describe('the watchdog', () => {
  it.each([0, 0.5, 1])('notices a half-open line within 60 s (chance %d)', (fraction) => {
    const { clock, dead } = fixture(fraction);
    clock.pass(60_000);
    expect(dead()).toBe(1);
  });

  it('asks not before 30 s of silence, as the platform wants it', () => {
    const { clock, pings } = fixture(0);
    clock.pass(29_999);
    expect(pings()).toBe(0);
    clock.pass(1);
    expect(pings()).toBe(1);
  });

  it('leaves a line alone on which things come, for days', () => {
    const { clock, watchdog, pings, dead } = fixture();
    for (let minute = 0; minute < 2 * 24 * 60 * 3; minute += 1) {
      clock.pass(20_000);
      watchdog.heard();
    }
    expect([pings(), dead()]).toEqual([0, 0]);
  });

  it('takes any frame for an answer', () => {
    const { clock, watchdog, pings, dead } = fixture();
    for (let hour = 0; hour < 60; hour += 1) {
      clock.pass(45_000);
      watchdog.heard();
    }
    expect(pings()).toBe(60);
    expect(dead()).toBe(0);
  });

  it('gives a line that is doubted only as long as it is told', () => {
    const { clock, watchdog, dead } = fixture();
    watchdog.ask(3_000);
    clock.pass(2_999);
    expect(dead()).toBe(0);
    clock.pass(1);
    expect(dead()).toBe(1);
  });

  it('is not put off by being asked again and again', () => {
    const { clock, watchdog, pings, dead } = fixture();
    for (let time = 0; time < 3_000; time += 500) {
      watchdog.ask(3_000);
      clock.pass(500);
    }
    expect(dead()).toBe(1);
    expect(pings()).toBe(3);
  });

  it('[fault 57] reads what waits before it judges a line after the process stood still', () => {
    const { watchdog, dead } = fixture();
    // A stalled process runs its timers late and before it reads its sockets.
    let stood = 0;
    let due: (() => void) | undefined;
    const slow = createWatchdog({
      clock: {
        now: () => stood,
        elapsed: () => stood,
        after: (_, task) => ((due = task), () => (due = undefined)),
      },
      chance: sameChance(0),
      ping: () => undefined,
      onDead: () => (stood = -1),
    });
    slow.start();
    slow.ask(3_000);
    stood += 8_000;
    due?.();
    expect(stood).toBe(8_000);
    slow.heard();
    stood += 1_000;
    due?.();
    expect(stood).toBe(9_000);
    watchdog.stop();
    expect(dead()).toBe(0);
  });

  it('[fault 57] still finds a dead line after a stall', () => {
    let stood = 0;
    let dead = 0;
    let due: (() => void) | undefined;
    const slow = createWatchdog({
      clock: {
        now: () => stood,
        elapsed: () => stood,
        after: (_, task) => ((due = task), () => (due = undefined)),
      },
      chance: sameChance(0),
      ping: () => undefined,
      onDead: () => (dead += 1),
    });
    slow.start();
    slow.ask(3_000);
    stood += 8_000;
    due?.();
    stood += 1_000;
    due?.();
    expect(dead).toBe(1);
  });

  it('[J01] counts silence by whichever clock saw more of it', () => {
    const { clock, watchdog } = fixture();
    watchdog.heard();
    clock.jumpTo(clock.now() + 8 * 3_600_000);
    expect(watchdog.silence()).toBe(8 * 3_600_000);
    watchdog.heard();
    clock.pass(5_000);
    clock.jumpTo(clock.now() - 24 * 3_600_000);
    expect(watchdog.silence()).toBe(5_000);
  });

  it('says and asks nothing once stopped', () => {
    const { clock, watchdog, pings, dead } = fixture();
    watchdog.stop();
    watchdog.ask(3_000);
    clock.pass(120_000);
    expect([pings(), dead(), clock.pending()]).toEqual([0, 0, 0]);
  });
});
