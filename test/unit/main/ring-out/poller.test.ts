import { describe, expect, it } from 'vitest';
import { createPoller, type Poller } from '../../../../src/main/ring-out/poller.ts';
import type { RingOutAsked } from '../../../../src/main/ringcentral/ring-out-port.ts';
import { builtAt } from '../../../support/builders.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { underWay } from './course-in-test.ts';

const fine: RingOutAsked = { kind: 'status', status: underWay };

type Answer = RingOutAsked | { readonly answer: RingOutAsked; readonly ms: number };

/** What is answered in turn; the last one again and again. Notes when each question left. */
function polls(...answers: readonly Answer[]) {
  const clock = createStillClock(builtAt);
  const began = clock.elapsed();
  const asked: number[] = [];
  const around = { isReachable: true, isTalking: false, sharers: 1 };
  const poller: Poller = createPoller({
    clock,
    ask: () => {
      const given = answers[Math.min(asked.length, answers.length - 1)] ?? fine;
      asked.push(clock.elapsed() - began);
      const { answer, ms } = 'ms' in given ? given : { answer: given, ms: 0 };
      return new Promise((resolve) => (ms === 0 ? resolve(answer) : clock.after(ms, () => resolve(answer))));
    },
    heard: () => undefined,
    isReachable: () => around.isReachable,
    isTalking: () => around.isTalking,
    sharers: () => around.sharers,
  });
  const pass = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 100) {
      clock.pass(100);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
  };
  return { poller, asked, around, pass };
}

describe('questions for the status', () => {
  it('leave after a second and then every two', async () => {
    const { asked, pass } = polls(fine);
    await pass(7_500);
    expect(asked).toEqual([1_000, 3_000, 5_000, 7_000]);
  });

  it('come seldom after a minute, and hardly ever while both sides talk', async () => {
    const { asked, pass, around } = polls(fine);
    await pass(61_000);
    asked.length = 0;
    await pass(10_500);
    expect(asked.length).toBeLessThanOrEqual(3);
    around.isTalking = true;
    await pass(6_000);
    asked.length = 0;
    await pass(40_000);
    expect(asked.length).toBe(2);
  });

  it('wait out a limit and are rarer ever after', async () => {
    const { asked, pass } = polls({ kind: 'too-many', retryAfterMs: 9_000 }, fine);
    await pass(25_500);
    expect(asked).toEqual([1_000, 10_000, 15_000, 20_000, 25_000]);
  });

  it('give a slow platform twice the time it took', async () => {
    const { asked, pass } = polls({ answer: fine, ms: 3_000 }, fine);
    await pass(13_000);
    expect(asked.slice(0, 3)).toEqual([1_000, 10_000, 12_000]);
  });

  it('back off where nobody answers', async () => {
    const { asked, pass } = polls({ kind: 'no-answer' });
    await pass(45_000);
    expect(asked).toEqual([1_000, 5_000, 13_000, 28_000, 43_000]);
  });

  it('leave soon after something happened, but not twice at once', async () => {
    const { asked, pass, poller } = polls(fine);
    await pass(1_000);
    poller.soon();
    poller.soon();
    await pass(1_000);
    expect(asked).toEqual([1_000, 1_400]);
  });

  it('are asked again where something happened while one was on its way', async () => {
    const { asked, pass, poller } = polls({ answer: fine, ms: 500 }, fine);
    await pass(1_200);
    poller.soon();
    await pass(1_000);
    expect(asked).toEqual([1_000, 1_900]);
  });

  it('share their budget', async () => {
    const { asked, pass, around } = polls(fine);
    around.sharers = 3;
    await pass(14_000);
    expect(asked).toEqual([1_000, 7_000, 13_000]);
  });

  it('are not asked while nobody can be reached, and at once when that is over', async () => {
    const { asked, pass, around, poller } = polls(fine);
    around.isReachable = false;
    await pass(20_000);
    expect(asked).toEqual([]);
    around.isReachable = true;
    poller.reachable();
    await pass(200);
    expect(asked).toEqual([20_000]);
  });

  it('stop at the end', async () => {
    const { asked, pass, poller } = polls(fine);
    await pass(1_500);
    poller.close();
    poller.soon();
    await pass(60_000);
    expect(asked).toEqual([1_000]);
  });
});
