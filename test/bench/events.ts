import type { EventsMeasured } from './events-path.ts';
import { type BenchOptions, type Found, median, type Metric } from './measure.ts';
import { runWorker } from './run-worker.ts';

const runOnce = (size: number): Promise<EventsMeasured> =>
  runWorker({ file: 'events-worker.ts', whose: "the events'", size });

/** A fresh process each time: what one run has compiled does not help the next. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const runs: EventsMeasured[] = [];
  for (let run = 0; run < (quick ? 1 : 5); run += 1) runs.push(await runOnce(quick ? 40_000 : 100_000));
  const middle = (of: (run: EventsMeasured) => number): number => Math.round(median(runs.map(of)));
  const notes = [
    `${runs.length} runs of ${runs[0]?.frames ?? 0} frames`,
    `${middle((run) => run.perProcessorSecond)} a second of processor time`,
    `longest turn ${middle((run) => run.longestTurn)} ms`,
    'the yardstick is JSON.parse alone',
  ];
  const figure = middle((run) => run.perSecond);
  const baseline = middle((run) => run.parsePerSecond);
  return [{ name: 'events_per_s', figure, baseline, notes: notes.join('; ') }];
}

export const events: Metric = { names: ['events_per_s'], measure };
