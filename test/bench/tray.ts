import { type BenchOptions, type Found, median, type Metric, pause, rounded } from './measure.ts';
import { canReadProcesses, memoryOf, processorTimeOf } from './process-tree.ts';
import { allowByRedirect, closeMainWindow, listening, signInOnce, startRingside } from './signed-in.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { blankApp, startApp, type StartedApp, whileRunning, withFolder } from './started-app.ts';

type Ground = { readonly folder: string; readonly env: Readonly<Record<string, string>> };

/** A simulator in its own process and a profile that finds its tokens. */
async function onGround<Result>(
  bench: BenchOptions,
  use: (ground: Ground) => Promise<Result>,
): Promise<Result> {
  return whileRunning(await startSimulatorProcess(), async ({ env }) =>
    withFolder(async (folder) => {
      await signInOnce(bench, `${folder}/ringside`, env, allowByRedirect);
      return use({ folder, env });
    }),
  );
}

/** Ringside in the tray: signed in, listening, main window closed, card kept hidden. */
async function inTray(bench: BenchOptions, { folder, env }: Ground): Promise<StartedApp> {
  const app = startRingside(bench, { profile: `${folder}/ringside`, env, devtools: true });
  await app.line(listening);
  await closeMainWindow(app);
  return app;
}

/** The same with nothing in it: one hidden window of the card's size. */
async function blankHidden(bench: BenchOptions, { folder }: Ground): Promise<StartedApp> {
  const blankStart = { folder: blankApp, profile: `${folder}/blank`, args: ['--blank=hidden'] };
  const app = startApp(bench, { ...blankStart, devtools: true });
  await app.line(/blank: loaded/);
  return app;
}

/** One after the other: two at the same time would share pages that each has for itself on a desk. */
async function measureMemory(bench: BenchOptions): Promise<readonly Found[]> {
  if (!canReadProcesses) return [];
  const settleMs = bench.quick ? 10_000 : 30_000;
  const weigh = (app: StartedApp) =>
    whileRunning(app, async () => {
      await pause(settleMs);
      return memoryOf(app.pid);
    });
  return onGround(bench, async (ground) => {
    const own: ReturnType<typeof memoryOf>[] = [];
    const blank: ReturnType<typeof memoryOf>[] = [];
    for (let run = 0; run < (bench.quick ? 2 : 5); run += 1) {
      blank.push(await weigh(await blankHidden(bench, ground)));
      own.push(await weigh(await inTray(bench, ground)));
    }
    const middle = (weighed: typeof own): number => rounded(median(weighed.map(({ mb }) => mb)), 1);
    const [figure, baseline] = [middle(own), middle(blank)];
    const each = (weighed: typeof own): string =>
      weighed.map(({ mb, processes }) => `${Math.round(mb)} in ${processes}`).join(', ');
    const notes = [
      `${rounded(figure / baseline)} × blank at the median`,
      `MB in processes: ${each(own)} against ${each(blank)}`,
    ];
    return [{ name: 'tray_pss_mb', figure, baseline, notes: notes.join('; ') }];
  });
}

/** Both at the same time, so that whatever else the machine does falls on both. */
async function idlePair(
  bench: BenchOptions,
  ground: Ground,
  spanMs: number,
): Promise<{ readonly own: number; readonly blank: number }> {
  const percent = (before: number, after: number): number => ((after - before) / spanMs) * 100;
  return whileRunning(await blankHidden(bench, ground), async (blank) =>
    whileRunning(await inTray(bench, ground), async (own) => {
      await pause(bench.quick ? 10_000 : 30_000);
      const before = { own: processorTimeOf(own.pid), blank: processorTimeOf(blank.pid) };
      await pause(spanMs);
      const after = { own: processorTimeOf(own.pid), blank: processorTimeOf(blank.pid) };
      return { own: percent(before.own, after.own), blank: percent(before.blank, after.blank) };
    }),
  );
}

async function measureIdle(bench: BenchOptions): Promise<readonly Found[]> {
  if (!canReadProcesses) return [];
  const spanMs = bench.quick ? 20_000 : 120_000;
  const pairs = await onGround(bench, async (ground) => {
    const taken: Awaited<ReturnType<typeof idlePair>>[] = [];
    for (let pair = 0; pair < (bench.quick ? 2 : 5); pair += 1)
      taken.push(await idlePair(bench, ground, spanMs));
    return taken;
  });
  const figure = rounded(median(pairs.map(({ own }) => own)), 3);
  const baseline = rounded(median(pairs.map(({ blank }) => blank)), 3);
  const above = rounded(median(pairs.map(({ own, blank }) => own - blank)), 3);
  const notes = `${pairs.length} pairs of ${spanMs / 1000} s; ${above} points above blank at the median`;
  return [{ name: 'idle_cpu_percent', figure, baseline, notes }];
}

export const trayMemory: Metric = { names: ['tray_pss_mb'], measure: measureMemory };
export const idleProcessor: Metric = { names: ['idle_cpu_percent'], measure: measureIdle };
