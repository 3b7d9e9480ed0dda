import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './started-app.ts';

export type SimulatorProcess = {
  /** What the app must be told to find it. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** The platform in a process of its own, whose cost is not the app's. Everybody who asks is signed in. */
export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const cli = path.join(root, 'src', 'simulator', 'cli.ts');
  const child = spawn(process.execPath, [cli, '--json', '--sign-in-as', '101', '--no-rate-limits'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  const first = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
    closed.then(() => Promise.reject(new Error('the simulator did not start'))),
  ]);
  const { url, clientId } = JSON.parse(first) as { url: string; clientId: string };
  return {
    env: { RINGSIDE_SERVER: url, RINGSIDE_CLIENT_ID: clientId },
    stop: () => {
      child.kill('SIGTERM');
      return closed;
    },
  };
}
