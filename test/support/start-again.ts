import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronPath } from './launch-app.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Starts the app once more with the same profile, as a link in another program does; answers how it ended. */
export function startAgain(userData: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(electronPath, ['--no-sandbox', `--user-data-dir=${userData}`, root, ...args], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}
