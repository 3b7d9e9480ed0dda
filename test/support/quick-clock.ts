import { createVirtualClock } from '../../src/simulator/clock.ts';
import type { PlatformClock } from './platform-clock.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const shortTimer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

/** A request, its answer and what follows from it settle within so many turns; nothing here waits for real time. */
const turns = 4;
/** The SDK waits one real timer before each refresh of its tokens: longer runs let it pass now and then. */
const withoutRefresh = 20 * 60_000;

/** As the platform's clock, for whole days by the thousand: it hardly ever waits for a real timer. */
export function createQuickClock(options: { seed?: number; start?: number } = {}): PlatformClock {
  const driven = createVirtualClock(options);
  const start = driven.now();
  let offset = 0;

  async function settle(): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  }

  async function run(ms: number): Promise<void> {
    await settle();
    for (let left = ms; left > 0; left -= withoutRefresh) {
      await driven.advanceAndSettle(Math.min(left, withoutRefresh));
      if (left > withoutRefresh) await shortTimer();
    }
    await settle();
  }

  async function until(isSo: () => boolean, limit = 300_000): Promise<void> {
    const end = driven.now() + limit;
    await settle();
    while (!isSo()) {
      if (driven.now() >= end) throw new Error(`not so after ${limit} ms`);
      await driven.advanceAndSettle(20);
    }
  }

  return {
    driven,
    now: () => driven.now() + offset,
    elapsed: () => driven.now() - start,
    after: driven.after,
    run,
    settle,
    until,
    whileWaiting: async (promise, limit) => {
      let settled = false;
      const noted = promise.finally(() => (settled = true));
      noted.catch(() => undefined);
      await until(() => settled, limit);
      return noted;
    },
    jump: (ms) => {
      offset += ms;
    },
  };
}
