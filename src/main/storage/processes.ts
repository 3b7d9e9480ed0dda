import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What the system knows of processes on this computer. */
export type Processes = {
  readonly host: string;
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** When it began, in a form that only this system compares; undefined where it does not say. */
  readonly startOf: (pid: number) => string | undefined;
};

export const systemProcesses: Processes = {
  host: hostname(),
  pid: process.pid,
  isRunning: (pid) => {
    try {
      // Signal 0 only asks.
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  startOf: process.platform === 'linux' ? startOnLinux : () => undefined,
};

/** Ticks since the start of this computer, and which start that was. */
function startOnLinux(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets; the beginning is the 20th word after it (proc(5)).
    const ticks = line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot}/${ticks}`;
  } catch {
    return undefined;
  }
}
