import { spawn } from 'node:child_process';
import path from 'node:path';
import type { BriefMeasured } from './brief-worker.ts';
import type { BenchOptions, Found, Metric } from './measure.ts';

function runWorker(rounds: number): Promise<BriefMeasured> {
  const worker = path.join(import.meta.dirname, 'brief-worker.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, String(rounds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output) as BriefMeasured)
        : reject(new Error(`the brief's process ended with ${code}`)),
    );
  });
}

/** What it takes to say what is known of a caller from before, in a history of the largest size. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const rounds = quick ? 500 : 5_000;
  const { calls, people, brief, processor, first, recognise, plain, found } = await runWorker(rounds);
  const notes = [
    `${rounds} callers, ${calls} calls, ${people} people, 500 notes; ${found} earlier contacts found`,
    `by processor time p50 ${processor.p50} ms, p95 ${processor.p95} ms, p99 ${processor.p99} ms`,
    `the first twenty after the start p50 ${first.p50} ms, at most ${first.max} ms`,
    `recognising one, with companies' blocks and a thousand blocked numbers, p50 ${recognise.p50} µs, p99 ${recognise.p99} µs`,
    'the yardstick is the newest three calls with the number alone',
  ];
  return [{ name: 'brief_ms', figure: brief, baseline: plain, notes: notes.join('; ') }];
}

export const brief: Metric = { names: ['brief_ms'], measure };
