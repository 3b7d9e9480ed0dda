import { asStory } from '../../../scripts/lib/simulate/report.ts';
import { barsOf } from './bars.ts';
import type { DayOptions } from './day-result.ts';
import type { DayWorkers } from './day-workers.ts';
import { metricsOf } from './figures.ts';
import { runDays, runDaysOn } from './run-days.ts';

const hours = 24;

/** What is wrong with the first 25 days, as `npm run simulate` would tell it: bars that are not met, and how to see it. */
export async function wrongsOf25Days(
  transport: DayOptions['transport'],
  workers: DayWorkers,
): Promise<readonly string[]> {
  const run = { first: 1, seeds: 25, hours, faultsPerMinute: 1, transport, shorten: 1 };
  const { days, failures } = await runDaysOn(workers, run);
  const metrics = metricsOf(days, hours);
  const unmet = barsOf(metrics, days).flatMap(({ name, says, isMet }) =>
    isMet ? [] : [`${name}: ${JSON.stringify(metrics[name])}, not ${says}`],
  );
  return [...unmet, ...failures.map((failure) => asStory(failure, transport, 'at hand'))];
}

/** What the traces of the first hours of some seeds come to, played one after the other in one process. */
export async function hashesOf(
  first: number,
  seeds: number,
  transport: DayOptions['transport'],
): Promise<readonly string[]> {
  const run = { first, seeds, hours: 1, faultsPerMinute: 1, transport };
  const { days } = await runDays({ ...run, processes: 1, shorten: 0 });
  return days.map(({ hash }) => hash);
}
