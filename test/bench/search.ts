import type { BenchOptions, Found, Metric } from './measure.ts';
import { runWorker } from './run-worker.ts';
import type { SearchMeasured } from './search-worker.ts';

const run = (size: number): Promise<SearchMeasured> =>
  runWorker({ file: 'search-worker.ts', whose: "the search's", size });

/** What one question of three letters takes in the main process, in a history of the largest size. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const rounds = quick ? 5 : 40;
  const { calls, people, search, filtered, scan, found, bytesPerCall } = await run(rounds);
  const notes = [
    `${rounds * 15} questions of three letters or digits about ${calls} calls and ${people} people, all groups together; ${found} rows found`,
    `narrowed to a person, a direction, a time and to missed calls p50 ${filtered.p50} ms, p95 ${filtered.p95} ms`,
    `the file takes ${bytesPerCall} bytes for each call, with its index and the people`,
    'the yardstick is the same letters in the same file without the index, calls alone',
  ];
  return [{ name: 'search_ms', figure: search, baseline: scan, notes: notes.join('; ') }];
}

export const search: Metric = { names: ['search_ms'], measure };
