import { type BenchOptions, type Found, type Metric, rounded } from './measure.ts';
import type { OfficeMeasured } from './office-worker.ts';
import { runWorker } from './run-worker.ts';

const run = (size: number): Promise<OfficeMeasured> =>
  runWorker({ file: 'office-worker.ts', whose: "the office's", size, collects: true });

/** A large account read for the first time, and what is known of callers afterwards; a tenth of it is the yardstick. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const most = quick ? 10_000 : 100_000;
  const small = await run(most / 10);
  const large = await run(most);
  const size = `${large.calls} calls and ${large.people} people, the yardstick ${small.calls} and ${small.people}`;
  const perCall = ({ databaseBytes, calls }: OfficeMeasured): number => rounded(databaseBytes / calls, 0);
  const sync = [
    `virtual seconds until all of it is here: ${size}`,
    `the newest calls and all people after ${large.firstSync.newest} s`,
    `${large.requests} requests`,
    `${large.busySeconds} s of one processor, the simulator's work with them`,
  ];
  return [
    {
      name: 'first_sync_s',
      figure: large.firstSync.all,
      baseline: small.firstSync.all,
      notes: sync.join('; '),
    },
    {
      name: 'first_sync_mb',
      figure: large.megabytes,
      baseline: small.megabytes,
      notes: 'on the heap afterwards, beside an empty account; the simulator is in the same process',
    },
    {
      name: 'brief_ms',
      figure: large.brief,
      baseline: small.brief,
      notes: `2 000 questions, a fifth of them about nobody; ${size}`,
    },
    {
      name: 'db_bytes_per_call',
      figure: perCall(large),
      baseline: perCall(small),
      notes: 'the whole file with people, indexes and search, by the number of calls',
    },
  ];
}

export const office: Metric = {
  names: ['first_sync_s', 'first_sync_mb', 'brief_ms', 'db_bytes_per_call'],
  measure,
};
