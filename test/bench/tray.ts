import { type BenchOptions, type Found, median, type Metric, pause, rounded } from './measure.ts';
import { canReadProcesses, memoryOf, processorTimeOf } from './process-tree.ts';
import { allowByRedirect, closeMainWindow, listening, signInOnce, startRingside } from './signed-in.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { blankApp, startApp, type StartedApp, whileRunning, withFolder } from './started-app.ts';

/** Both apps at rest at the same time: ours in the tray with its card hidden, the blank one with a hidden window. */
type Pair = { readonly ringside: StartedApp; readonly blank: StartedApp };

async function restingPair<Result>(
  bench: BenchOptions,
  settleMs: number,
  use: (pair: Pair) => Promise<Result>,
  runs: number,
): Promise<readonly Result[]> {
  return whileRunning(await startSimulatorProcess(), async ({ env }) =>
    withFolder(async (folder) => {
      const profile = `${folder}/ringside`;
      await signInOnce(bench, profile, env, allowByRedirect);
      const results: Result[] = [];
      for (let run = 0; run < runs; run += 1) {
        const blankStart = { folder: blankApp, profile: `${folder}/blank`, args: ['--blank=hidden'] };
        const blank = startApp(bench, { ...blankStart, devtools: true });
        const result = await whileRunning(blank, () =>
          whileRunning(startRingside(bench, { profile, env, devtools: true }), async (ringside) => {
            await Promise.all([blank.line(/blank: loaded/), ringside.line(listening)]);
            await closeMainWindow(ringside);
            await pause(settleMs);
            return use({ ringside, blank });
          }),
        );
        results.push(result);
      }
      return results;
    }),
  );
}

async function measureMemory(bench: BenchOptions): Promise<readonly Found[]> {
  if (!canReadProcesses) return [];
  const read = ({ ringside, blank }: Pair) =>
    Promise.resolve({ own: memoryOf(ringside.pid), blank: memoryOf(blank.pid) });
  const runs = await restingPair(bench, bench.quick ? 10_000 : 30_000, read, bench.quick ? 1 : 5);
  const figure = rounded(median(runs.map(({ own }) => own.mb)), 1);
  const baseline = rounded(median(runs.map(({ blank }) => blank.mb)), 1);
  const processes = runs.map(({ own, blank }) => `${own.processes}/${blank.processes}`).join(' ');
  const notes = `${rounded(figure / baseline)} × blank; processes ${processes}`;
  return [{ name: 'tray_pss_mb', figure, baseline, notes }];
}

async function measureIdle(bench: BenchOptions): Promise<readonly Found[]> {
  if (!canReadProcesses) return [];
  const spanMs = bench.quick ? 20_000 : 120_000;
  const percent = (before: number, after: number): number => ((after - before) / spanMs) * 100;
  const pairs = await restingPair(
    bench,
    bench.quick ? 10_000 : 30_000,
    async ({ ringside, blank }) => {
      const before = { own: processorTimeOf(ringside.pid), blank: processorTimeOf(blank.pid) };
      await pause(spanMs);
      const own = percent(before.own, processorTimeOf(ringside.pid));
      return { own, blank: percent(before.blank, processorTimeOf(blank.pid)) };
    },
    bench.quick ? 2 : 5,
  );
  const figure = rounded(median(pairs.map(({ own }) => own)), 3);
  const baseline = rounded(median(pairs.map(({ blank }) => blank)), 3);
  const above = rounded(median(pairs.map(({ own, blank }) => own - blank)), 3);
  const notes = `${pairs.length} pairs of ${spanMs / 1000} s; ${above} points above blank at the median`;
  return [{ name: 'idle_cpu_percent', figure, baseline, notes }];
}

export const trayMemory: Metric = { names: ['tray_pss_mb'], measure: measureMemory };
export const idleProcessor: Metric = { names: ['idle_cpu_percent'], measure: measureIdle };
