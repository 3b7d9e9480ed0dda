import { describe, expect, it } from 'vitest';
import { playRingOut } from './ring-out-day.ts';
import { isLongRun, playDays, seedsInTests } from './seeds.ts';

describe('with late, repeated and reordered events, old answers and slow ones', () => {
  it.each(seedsInTests(500))(
    'RingOuts %i to %i only move forward on screen, and end as they ended in the world',
    async (from, to) => {
      const endings = new Map<string, number>();
      let strikes = 0;
      const failures = await playDays([from, to], async (seed) => {
        const played = await playRingOut(seed);
        endings.set(played.outcome, (endings.get(played.outcome) ?? 0) + 1);
        strikes += played.strikes;
        return played.problems.map((problem) => `${played.outcome}: ${problem}`);
      });
      if (isLongRun) console.log(`seeds ${from} to ${to}: ${strikes} faults`, Object.fromEntries(endings));
      expect(failures.slice(0, 20)).toEqual([]);
      expect(strikes).toBeGreaterThan(0);
    },
  );
});
