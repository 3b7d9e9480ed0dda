import { spawn } from 'node:child_process';
import path from 'node:path';

type Worker = {
  /** The file's name in this folder. */
  readonly file: string;
  /** Whose process it is, for the message when it fails: `the search's`. */
  readonly whose: string;
  /** How much of it; what it means is the worker's own. */
  readonly size: number;
  /** May it collect garbage when it wants to weigh what is left? */
  readonly collects?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a worker in a process of its own and reads the JSON that it prints at its end. */
export function runWorker<Measured>({ file, whose, size, collects = false, env }: Worker): Promise<Measured> {
  const flags = collects ? ['--expose-gc'] : [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, path.join(import.meta.dirname, file), String(size)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output) as Measured)
        : reject(new Error(`${whose} process ended with ${code}`)),
    );
  });
}
