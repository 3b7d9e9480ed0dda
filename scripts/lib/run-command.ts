import { spawn, type SpawnOptions } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..');

/** The entry script of an installed package's command, run by this same Node. */
export function tool(name: string): string {
  if (name === 'node') return process.execPath;
  return path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

export type Outcome = { readonly code: number; readonly output: string; readonly seconds: number };

/**
 * Runs a program without a shell and waits for its end.
 *
 * @param quiet keeps the output back; it is in the answer
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly quiet?: boolean; readonly limitMs?: number } = {},
): Promise<Outcome> {
  const { quiet = false, limitMs, ...spawnOptions } = options;
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      ...spawnOptions,
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const timer = limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (code: number): void => {
      clearTimeout(timer);
      resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += String(error);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs named steps, as many at a time as there are processors, and says each with its time. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps];
  let allGood = true;
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      if (!(await runStep(step))) allGood = false;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return allGood;
}

/** What it wrote is shown only when it fails. */
async function runStep({ name, command, args }: Step): Promise<boolean> {
  const { code, output, seconds } = await runCommand(tool(command), args, { quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

export type Step = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
};
