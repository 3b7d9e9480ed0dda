import { type BenchOptions, distributionOf, type Found, median, type Metric, rounded } from './measure.ts';
import { allowByRedirect, listening, signInOnce, startRingside } from './signed-in.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { blankApp, startApp, type StartedApp, whileRunning, withFolder } from './started-app.ts';

async function timeTo(app: StartedApp, line: RegExp): Promise<number> {
  return whileRunning(app, async () => (await app.line(line)).at - app.spawnedAt);
}

/** Starts of both in turn, so that whatever else the machine does falls on both. */
async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const starts = bench.quick ? 5 : 20;
  return whileRunning(await startSimulatorProcess(), async ({ env }) =>
    withFolder(async (folder) => {
      const profile = `${folder}/ringside`;
      const blankStart = { folder: blankApp, profile: `${folder}/blank`, args: ['--blank=window'] };
      await signInOnce(bench, profile, env, allowByRedirect);
      await timeTo(startApp(bench, blankStart), /blank: loaded/);
      const own: number[] = [];
      const blank: number[] = [];
      for (let start = 0; start < starts; start += 1) {
        blank.push(await timeTo(startApp(bench, blankStart), /blank: loaded/));
        own.push(await timeTo(startRingside(bench, { profile, env }), listening));
      }
      const ratio = rounded(median(own) / median(blank));
      const notes = `${starts} starts each, in turn; ${ratio} × blank at the median`;
      return [
        { name: 'start_listening_ms', figure: distributionOf(own), baseline: distributionOf(blank), notes },
      ];
    }),
  );
}

export const startListening: Metric = { names: ['start_listening_ms'], measure };
