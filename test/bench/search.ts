import { spawn } from 'node:child_process';
import path from 'node:path';
import type { BenchOptions, Found, Metric } from './measure.ts';
import type { SearchMeasured } from './search-worker.ts';

function runWorker(rounds: number): Promise<SearchMeasured> {
  const worker = path.join(import.meta.dirname, 'search-worker.ts');
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
        ? resolve(JSON.parse(output) as SearchMeasured)
        : reject(new Error(`the search's process ended with ${code}`)),
    );
  });
}

/** What one question of three letters takes in the main process, in a history of the largest size. */
async function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const rounds = quick ? 5 : 40;
  const { calls, people, search, filtered, scan, found, bytesPerCall } = await runWorker(rounds);
  const notes = [
    `${rounds * 15} questions of three letters or digits about ${calls} calls and ${people} people, all groups together; ${found} rows found`,
    `narrowed to a person, a direction, a time and to missed calls p50 ${filtered.p50} ms, p95 ${filtered.p95} ms`,
    `the file takes ${bytesPerCall} bytes for each call, with its index and the people`,
    'the yardstick is the same letters in the same file without the index, calls alone',
  ];
  return [{ name: 'search_ms', figure: search, baseline: scan, notes: notes.join('; ') }];
}

export const search: Metric = { names: ['search_ms'], measure };
