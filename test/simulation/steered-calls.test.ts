import { describe, expect, it } from 'vitest';
import { isLongRun, playDays, seedsInTests } from './seeds.ts';
import { playSteering } from './steered-day.ts';

/** For 500: `SIMULATE_SEEDS=500 npx vitest run --project simulation test/simulation/steered-calls.test.ts`. */
const usual = 25;

describe('with late, repeated and reordered events, and actions that fail in every way', () => {
  it.each(seedsInTests(usual))(
    'calls steered %i to %i end as they are in the world, nothing is sent twice, and no transfer is lost',
    { timeout: 300_000 },
    async (from, to) => {
      const taken = new Map<string, number>();
      let strikes = 0;
      const failures = await playDays([from, to], async (seed) => {
        const played = await playSteering(seed);
        strikes += played.strikes;
        for (const kind of played.taken) taken.set(kind, (taken.get(kind) ?? 0) + 1);
        return played.problems;
      });
      if (isLongRun) console.log(`seeds ${from} to ${to}: ${strikes} faults`, Object.fromEntries(taken));
      expect(failures.slice(0, 20)).toEqual([]);
      expect(strikes).toBeGreaterThan(0);
    },
  );
});
