import { describe, expect, it } from 'vitest';
import { playFaultyDay, type Trouble, troubles } from './faulty-day.ts';

/** `npm run simulate -- --seeds 1000 --seed 1` sets these; a failing seed is replayed with `--seeds 1 --seed N`. */
const asked = process.env['SIMULATE_SEEDS'];
const seeds = Number(asked ?? 20);
const firstSeed = Number(process.env['SIMULATE_FIRST_SEED'] ?? 1);

describe.each(Object.keys(troubles) as Trouble[])('with %s', (trouble) => {
  it(`${seeds} days of calls have no false and no double alert, and every call its true end`, async () => {
    const failures: string[] = [];
    const sums = { calls: 0, rang: 0, alerted: 0, strikes: 0 };
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const { problems, ...day } = await playFaultyDay(seed, trouble);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += day[name];
      failures.push(...problems.map((problem) => `seed ${seed}: ${problem}`));
    }
    if (asked !== undefined)
      console.log(
        `${trouble}: ${seeds} seeds, ${sums.calls} calls, ${sums.strikes} faults, ${sums.alerted} of ${sums.rang} rings told`,
      );
    expect(failures.slice(0, 20)).toEqual([]);
    if (trouble !== 'no fault at all') expect(sums.strikes).toBeGreaterThan(0);
  });
});
