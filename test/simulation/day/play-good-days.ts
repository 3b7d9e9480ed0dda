import { availableParallelism } from 'node:os';
import { asStory } from '../../../scripts/lib/simulate/report.ts';
import { barsOf } from './bars.ts';
import type { DayOptions } from './day-result.ts';
import { metricsOf } from './figures.ts';
import { runDays } from './run-days.ts';

const hours = 24;

/** What is wrong with the first 25 days, as `npm run simulate` would tell it: bars that are not met, and how to see it. */
export async function wrongsOf25Days(transport: DayOptions['transport']): Promise<readonly string[]> {
  const run = {
    first: 1,
    seeds: 25,
    hours,
    faultsPerMinute: 1,
    transport,
    processes: availableParallelism(),
    shorten: 1,
  };
  const { days, failures } = await runDays(run);
  const metrics = metricsOf(days, hours);
  const unmet = barsOf(metrics, days).flatMap(({ name, says, isMet }) =>
    isMet ? [] : [`${name}: ${JSON.stringify(metrics[name])}, not ${says}`],
  );
  return [...unmet, ...failures.map((failure) => asStory(failure, transport, 'at hand'))];
}

/** What the trace of a seed's first hour comes to. @param first the first seed that is played in that process */
export async function hashOf(
  seed: number,
  transport: DayOptions['transport'],
  first = seed,
): Promise<string | undefined> {
  const run = { first, seeds: seed - first + 1, hours: 1, faultsPerMinute: 1, transport };
  const { days } = await runDays({ ...run, processes: 1, shorten: 0 });
  return days.at(-1)?.hash;
}
