import { type BenchOptions, distributionOf, type Found, median, type Metric, rounded } from './measure.ts';
import { runWorker } from './run-worker.ts';
import type { SendMeasured } from './send-fax-worker.ts';
import { startSimulatorProcess } from './simulator-process.ts';

const run = (size: number, env: Readonly<Record<string, string>>): Promise<SendMeasured> =>
  runWorker({ file: 'send-fax-worker.ts', whose: "the sender's", size, collects: true, env });

/** How long 40 MB take from the disk to the simulator, and how much memory, beside a plain upload of the same bytes. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  // With the first, small one as many as the app allows itself in a minute.
  const rounds = quick ? 3 : 7;
  const simulator = await startSimulatorProcess();
  try {
    const { ours, plain, peakMb, plainPeakMb, bytes } = await run(rounds, simulator.env);
    const size = `${bytes / 1024 / 1024} MB`;
    const times = `ours p50 ${distributionOf(ours).p50} ms, plain p50 ${distributionOf(plain).p50} ms`;
    return [
      {
        name: 'upload_ratio',
        figure: rounded(median(ours) / median(plain)),
        baseline: 1,
        notes: `${rounds} uploads each of ${size}, in turns, to the same simulator; ${times}; the yardstick is node:http with a stream of the same bytes`,
      },
      {
        name: 'send_peak_mb',
        figure: rounded(peakMb, 1),
        baseline: rounded(plainPeakMb, 1),
        notes: `the most of ${rounds} uploads of ${size}, above the process at rest; the yardstick is the plain upload`,
      },
    ];
  } finally {
    await simulator.stop();
  }
}

export const sendFax: Metric = { names: ['upload_ratio', 'send_peak_mb'], measure };
