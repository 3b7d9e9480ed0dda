import type { IdentifyMeasured } from './identify-worker.ts';
import type { BenchOptions, Found, Metric } from './measure.ts';
import { runWorker } from './run-worker.ts';

const run = (size: number): Promise<IdentifyMeasured> =>
  runWorker({ file: 'identify-worker.ts', whose: "the people's", size, collects: true });

/** Who somebody is, in µs, with ten thousand contacts and as many colleagues in memory. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const questions = quick ? 50_000 : 500_000;
  const { personal, company, identify, map, search, firstPage, megabytes } = await run(questions);
  const notes = [
    `µs; ${questions} questions about ${personal} contacts and ${company} colleagues, a quarter of them unknown`,
    `everybody takes ${megabytes} MB`,
    `a search p50 ${search.p50} ms, p95 ${search.p95} ms`,
    `the first page after a change ${firstPage} ms`,
    'the yardstick is one question to a Map with the same keys',
  ];
  return [{ name: 'identify_us', figure: identify, baseline: map, notes: notes.join('; ') }];
}

export const identify: Metric = { names: ['identify_us'], measure };
