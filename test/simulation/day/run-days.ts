import type { DayOptions, DayResult } from './day-result.ts';
import { createDayWorkers, type DayWorkers, Dropped } from './day-workers.ts';
import { drawFaults } from './draw-faults.ts';
import { findShortestFaults, type ShortestDay } from './shortest-faults.ts';

export type RunOptions = {
  readonly first: number;
  readonly seeds: number;
  readonly hours: number;
  readonly faultsPerMinute: number;
  readonly transport: DayOptions['transport'];
  readonly processes: number;
  /** For how many failing seeds the shortest list of faults is looked for. */
  readonly shorten: number;
  readonly onDay?: (day: DayResult, done: number) => void;
  /** Resolves when no further day shall begin: what was played till then is the run. */
  readonly enough?: Promise<void>;
};

export type Failure = { readonly seed: number; readonly shortest: ShortestDay };

export type DaysRun = { readonly days: readonly DayResult[]; readonly failures: readonly Failure[] };

/** The day that belongs to a seed. */
function dayOf(seed: number, run: Pick<RunOptions, 'hours' | 'faultsPerMinute' | 'transport'>): DayOptions {
  const { hours, faultsPerMinute, transport } = run;
  return {
    seed,
    hours,
    transport,
    faults: drawFaults(seed, { hours, perMinute: faultsPerMinute, transport }),
  };
}

/** Plays a day for each seed, as many at a time as there are processes; then shortens what failed. */
export async function runDays(run: RunOptions): Promise<DaysRun> {
  const workers = createDayWorkers(run.processes);
  void run.enough?.then(workers.drop);
  try {
    return await runDaysOn(workers, run);
  } finally {
    workers.close();
  }
}

async function unlessDropped(day: Promise<DayResult>): Promise<DayResult | undefined> {
  try {
    return await day;
  } catch (error) {
    if (error instanceof Dropped) return undefined;
    throw error;
  }
}

/** The same by processes that others may use, too. */
export async function runDaysOn(workers: DayWorkers, run: Omit<RunOptions, 'processes'>): Promise<DaysRun> {
  let done = 0;
  const seeds = Array.from({ length: run.seeds }, (_, index) => run.first + index);
  const played = await Promise.all(
    seeds.map(async (seed) => {
      const day = await unlessDropped(workers.play(dayOf(seed, run)));
      if (day === undefined) return [];
      done += 1;
      run.onDay?.(day, done);
      return [day];
    }),
  );
  const days = played.flat();
  const failed = days.filter(({ wrongs }) => wrongs.length > 0).slice(0, run.shorten);
  const failures = await Promise.all(
    failed.map(async (day): Promise<Failure[]> => {
      const shortest = await findShortestFaults(dayOf(day.seed, run), day, workers.play);
      return shortest === undefined ? [] : [{ seed: day.seed, shortest }];
    }),
  );
  return { days, failures: failures.flat() };
}
