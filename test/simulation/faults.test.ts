import { describe, expect, it } from 'vitest';
import { playFaultyDay, type Trouble, troubles } from './faulty-day.ts';
import { isLongRun, playDays, seedsInTests } from './seeds.ts';

describe.each(Object.keys(troubles) as Trouble[])('with %s', (trouble) => {
  it.each(seedsInTests(20))(
    'days %i to %i have no false and no double alert, and every call its true end',
    async (from, to) => {
      const sums = { calls: 0, rang: 0, alerted: 0, strikes: 0 };
      const failures = await playDays([from, to], async (seed) => {
        const { problems, ...day } = await playFaultyDay(seed, trouble);
        for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += day[name];
        return problems;
      });
      if (isLongRun)
        console.log(
          `${trouble}, seeds ${from} to ${to}: ${sums.calls} calls, ${sums.strikes} faults, ${sums.alerted} of ${sums.rang} rings told`,
        );
      expect(failures.slice(0, 20)).toEqual([]);
      if (trouble !== 'no fault at all') expect(sums.strikes).toBeGreaterThan(0);
    },
  );
});
