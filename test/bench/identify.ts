import { spawn } from 'node:child_process';
import path from 'node:path';
import type { IdentifyMeasured } from './identify-worker.ts';
import type { BenchOptions, Found, Metric } from './measure.ts';

function runWorker(questions: number): Promise<IdentifyMeasured> {
  const worker = path.join(import.meta.dirname, 'identify-worker.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', worker, String(questions)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output) as IdentifyMeasured)
        : reject(new Error(`the people's process ended with ${code}`)),
    );
  });
}

/** Who somebody is, in µs, with ten thousand contacts and as many colleagues in memory. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const questions = quick ? 50_000 : 500_000;
  const { personal, company, identify, map, search, firstPage, megabytes } = await runWorker(questions);
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
