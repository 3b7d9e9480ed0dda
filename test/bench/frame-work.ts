import type { DevTools } from './devtools.ts';

/** An event of Chromium's trace, as far as it is read here. Times in µs. */
type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Processor time of a task; not on every system. */
  readonly tdur?: number;
};

/** Tasks of every thread, and the page's own marks. */
const categories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/**
 * Processor time that a page's own thread took for each frame, in ms, by the name of the frames' mark: what is left of a
 * frame's duration, the page waited for others. Empty where the system does not tell processor times.
 * @param run lets the page call `performance.mark` with such a name at the beginning of each frame, and once at the end
 */
export async function withFrameWork<Result>(
  devtools: DevTools,
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly workOf: (mark: string) => readonly number[] }> {
  const events: TraceEvent[] = [];
  const collect = devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as TraceEvent[]) events.push(event);
  });
  const traceConfig = { includedCategories: categories, excludedCategories: ['*'] };
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  try {
    const result = await run();
    await endOfTrace(devtools);
    return { result, workOf: (mark) => workBetween(events, mark) };
  } finally {
    collect();
  }
}

async function endOfTrace(devtools: DevTools): Promise<void> {
  let stop = (): void => undefined;
  const over = new Promise<void>((done) => {
    stop = devtools.on('Tracing.tracingComplete', () => done());
  });
  await devtools.send('Tracing.end');
  await over;
  stop();
}

/** Each frame from the task that holds its mark up to the one that holds the next. */
function workBetween(events: readonly TraceEvent[], mark: string): readonly number[] {
  const marks = events.filter(({ name }) => name === mark).toSorted((one, other) => one.ts - other.ts);
  const [first] = marks;
  if (first === undefined) return [];
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid)
    .toSorted((one, other) => one.ts - other.ts);
  const work = marks.slice(1).map(() => 0);
  let frame = -1;
  for (const [at, { tdur = 0 }] of tasks.entries()) {
    const end = tasks[at + 1]?.ts ?? Infinity;
    while ((marks[frame + 1]?.ts ?? Infinity) < end) frame += 1;
    if (frame >= 0 && frame < work.length) work[frame] = (work[frame] ?? 0) + tdur / 1000;
  }
  return work.some((ms) => ms > 0) ? work : [];
}
