import { expect, it } from 'vitest';
import type { PastCallQuery, PastCallRow } from '../../src/shared/past-calls.ts';
import { playOfficeWeek } from '../../src/simulator/office-week.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { judgeOfficeWeek } from './judge-office-week.ts';
import { playDays, seedsInTests } from './seeds.ts';

const calls = 1_000;
const liveCalls = 200;
const day = 24 * 3_600_000;

/**
 * The week goes by while nobody is signed in; what is known of it afterwards was read by the app's own requests, in
 * more pages than a sync holds, through the simulator's REST.
 */
async function playWeek(seed: number): Promise<readonly string[]> {
  const ringside = await startTestApp({
    seed,
    until: 'started',
    silent: true,
    world: { messageSeconds: [5, 30] },
  });
  try {
    const { simulator, personId } = ringside;
    playOfficeWeek(simulator.world, { personId, calls, random: createSeededChance(seed).fraction });
    await ringside.run(4 * day + 12 * 3_600_000);
    await ringside.signIn();
    await ringside.until(() => ringside.state().pastCalls.reach === 'everything', 3_600_000);
    const truths = simulator.world.truth();
    return judgeOfficeWeek(truths, await wholeHistory(ringside), { simulator, personId });
  } finally {
    await ringside.close();
  }
}

/** As a window reads it: page after page. */
async function wholeHistory({ app }: TestApp): Promise<readonly PastCallRow[]> {
  const rows: PastCallRow[] = [];
  let query: PastCallQuery | undefined = { filter: { show: 'all' }, count: 100 };
  while (query !== undefined) {
    const { folds, next, total } = await app.questions.pastCalls(query);
    rows.push(...folds.flatMap((fold) => fold.calls));
    if (next === undefined) expect(rows).toHaveLength(total);
    query = next && { ...query, olderThan: next };
  }
  return rows;
}

/** The same while the app listens all the time: what was seen and what is logged become one row for each call. */
async function playLiveWeek(seed: number): Promise<readonly string[]> {
  const ringside = await startTestApp({ seed, silent: true, world: { messageSeconds: [5, 30] } });
  try {
    const { simulator, personId } = ringside;
    playOfficeWeek(simulator.world, {
      personId,
      calls: liveCalls,
      random: createSeededChance(seed).fraction,
    });
    await ringside.run(4 * day + 12 * 3_600_000);
    return judgeOfficeWeek(simulator.world.truth(), await wholeHistory(ringside), { simulator, personId });
  } finally {
    await ringside.close();
  }
}

it.each(seedsInTests(2))(
  'nor has one of 200 calls that the app hears (seeds %i to %i)',
  { timeout: 1_200_000 },
  async (...seeds) => {
    expect(await playDays(seeds, playLiveWeek)).toEqual([]);
  },
);

it.each(seedsInTests(20))(
  'a week of 1,000 calls has no wrong ending and no wrong “missed” (seeds %i to %i)',
  { timeout: 1_200_000 },
  async (...seeds) => {
    expect(await playDays(seeds, playWeek)).toEqual([]);
  },
);
