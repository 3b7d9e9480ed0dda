import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRandom, createRealClock, createVirtualClock } from '../../../../src/simulator/clock.ts';
import { createUuid } from '../../../../src/simulator/identifiers.ts';

describe('the virtual clock', () => {
  it('runs tasks in order of their time, first come first served', () => {
    const clock = createVirtualClock({ start: 1_000 });
    const ran: string[] = [];
    clock.after(20, () => ran.push(`late ${clock.now()}`));
    clock.after(10, () => ran.push(`a ${clock.now()}`));
    clock.after(10, () => ran.push(`b ${clock.now()}`));
    clock.after(10, () => clock.after(0, () => ran.push(`nested ${clock.now()}`)));
    const cancel = clock.after(5, () => ran.push('never'));
    cancel();
    clock.advance(15);
    expect(ran).toEqual(['a 1010', 'b 1010', 'nested 1010']);
    clock.advance(5);
    expect(ran.at(-1)).toBe('late 1020');
    expect([clock.now(), clock.pending()]).toEqual([1_020, 0]);
  });

  it('lets promises settle between tasks when asked to', async () => {
    const clock = createVirtualClock({ start: 0 });
    const ran: number[] = [];
    const chain = async () => {
      for (let turn = 0; turn < 3; turn++) {
        await new Promise<void>((resolve) => void clock.after(10, resolve));
        ran.push(clock.now());
      }
    };
    void chain();
    await clock.advanceAndSettle(100);
    expect(ran).toEqual([10, 20, 30]);
  });

  it('forgets everything when closed', () => {
    const clock = createVirtualClock();
    clock.after(1, () => expect.unreachable());
    clock.close();
    clock.advance(10);
    expect(clock.pending()).toBe(0);
  });
});

describe('the real clock', () => {
  afterEach(() => vi.useRealTimers());

  it('follows the computer’s time and can skip ahead', () => {
    vi.useFakeTimers({ now: 50_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const clock = createRealClock({ seed: 1 });
    const ran: number[] = [];
    clock.after(1_000, () => ran.push(clock.now()));
    clock.after(60_000, () => ran.push(clock.now()));
    vi.advanceTimersByTime(1_000);
    expect(ran).toEqual([51_000]);
    clock.advance(59_000);
    expect(ran).toEqual([51_000, 110_000]);
    clock.after(500, () => ran.push(clock.now()));
    vi.advanceTimersByTime(500);
    expect(ran.at(-1)).toBe(110_500);
    clock.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('chance', () => {
  it('is the same for the same seed and spread evenly', () => {
    const first = createRandom(42);
    const again = createRandom(42);
    const values = Array.from({ length: 10_000 }, first);
    expect(values).toEqual(Array.from({ length: 10_000 }, again));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value) / values.length).toBeCloseTo(0.5, 1);
    expect(createRandom(43)()).not.toBe(createRandom(42)());
  });

  it('makes version 4 ids that do not repeat', () => {
    const random = createRandom(1);
    const ids = Array.from({ length: 5_000 }, () => createUuid(random));
    expect(new Set(ids).size).toBe(5_000);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
