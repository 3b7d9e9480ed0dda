import type { PageProbe } from './devtools.ts';
import { monotonic } from './measure.ts';

/**
 * Relates a page's `performance.now()` to our CLOCK_MONOTONIC. Both count the same clock on Linux and macOS, the
 * page's from a moment of its own, so one number is wanted: their difference. Each question to the page proves that
 * it lies between (asked − answer) and (answered − answer); what all of many questions allow is a narrow band.
 */
export type PageClock = {
  /** The page's reading on our clock, in ms: the middle of the band. */
  readonly toMonotonic: (pageNow: number) => number;
  /** No reading is off by more than this many ms. */
  readonly errorMs: number;
};

export async function relateClock(page: PageProbe, questions = 200): Promise<PageClock> {
  let least = -Infinity;
  let most = Infinity;
  for (let asked = 0; asked < questions; asked += 1) {
    const before = monotonic();
    const pageNow = await page.evaluate<number>('performance.now()');
    const after = monotonic();
    least = Math.max(least, before - pageNow);
    most = Math.min(most, after - pageNow);
  }
  // Chromium cuts performance.now() down to steps of 0.1 ms.
  const errorMs = (most - least) / 2 + 0.1;
  if (!(errorMs >= 0)) throw new Error('the page and this process do not read the same clock');
  const offset = (least + most) / 2;
  return { toMonotonic: (pageNow) => pageNow + offset, errorMs };
}
