import { describe, expect, it } from 'vitest';

import type { Clock } from '../../../../src/main/clock.ts';
import { createFrameQueue } from '../../../../src/main/ringcentral/frame-queue.ts';
import { createStillClock } from '../../../support/still-clock.ts';

/** A clock on which each handled frame costs `cost` ms. */
function fixture(cost = 0) {
  const still = createStillClock(0);
  let spent = 0;
  const clock: Clock = { ...still, elapsed: () => still.elapsed() + spent };
  const handled: string[] = [];
  let overflows = 0;
  const queue = createFrameQueue({
    clock,
    handle: (text) => {
      handled.push(text);
      spent += cost;
    },
    onOverflow: () => (overflows += 1),
  });
  return { queue, handled, still, overflows: () => overflows };
}

describe('the frame queue', () => {
  it('handles a lone frame at once', () => {
    const { queue, handled } = fixture();
    queue.push('one');
    expect(handled).toEqual(['one']);
  });

  it('keeps the order and gives others a turn after eight milliseconds', () => {
    const { queue, handled, still } = fixture(1);
    for (let count = 0; count < 50; count += 1) queue.push(String(count));
    expect(handled).toHaveLength(8);
    // What somebody else wants to do meanwhile comes between two slices.
    let seen = -1;
    still.after(0, () => (seen = handled.length));
    still.pass(100);
    expect(seen).toBe(16);
    expect(handled).toEqual(Array.from({ length: 50 }, (_, count) => String(count)));
  });

  it('[D09] drops everything above 10,000 waiting frames, says so, and says when it is over', () => {
    const { queue, handled, still, overflows } = fixture(1);
    for (let count = 0; count < 10_100; count += 1) queue.push('flood');
    expect(overflows()).toBe(1);
    const before = handled.length;
    for (let quarter = 0; quarter < 40; quarter += 1) {
      for (let count = 0; count < 12_500; count += 1) queue.push('flood');
      still.pass(250);
    }
    expect(handled.length).toBe(before);
    still.pass(1_000);
    expect(overflows()).toBeGreaterThanOrEqual(2);
    queue.push('after');
    still.pass(10);
    expect(handled.at(-1)).toBe('after');
  });

  it('[D09] never holds more than 32 MB of frames', () => {
    const { queue, overflows } = fixture(10);
    const large = 'x'.repeat(1_000_000);
    for (let count = 0; count < 32; count += 1) queue.push(large);
    expect(overflows()).toBe(0);
    queue.push(large);
    queue.push(large);
    queue.push(large);
    expect(overflows()).toBe(1);
  });

  it('handles nothing more once closed', () => {
    const { queue, handled, still } = fixture(10);
    for (let count = 0; count < 10; count += 1) queue.push(String(count));
    queue.close();
    still.pass(1_000);
    expect(handled.length).toBeLessThan(10);
  });
});
