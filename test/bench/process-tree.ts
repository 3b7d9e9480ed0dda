import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

export const canReadProcesses = process.platform === 'linux';

type Entry = { readonly pid: number; readonly parent: number; readonly ticks: number };

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended since the folder was read.
    return undefined;
  }
}

function entryOf(pid: number): Entry | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name in brackets may hold anything; the numbers begin behind it, with the state.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const times = [11, 12, 13, 14].map((index) => Number(fields[index]));
  return { pid, parent: Number(fields[1]), ticks: times.reduce((sum, time) => sum + time, 0) };
}

/** The process and all that came from it. */
function treeOf(pid: number): readonly Entry[] {
  const entries = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => entryOf(Number(name)) ?? []);
  const below = (parent: number): readonly Entry[] =>
    entries.filter((entry) => entry.parent === parent).flatMap((entry) => [entry, ...below(entry.pid)]);
  return [...entries.filter((entry) => entry.pid === pid), ...below(pid)];
}

/** Proportional set size of all of them in MB (1 000 000 bytes): shared pages are counted once. */
export function memoryOf(pid: number): { readonly mb: number; readonly processes: number } {
  const sizes = treeOf(pid).flatMap((entry) => {
    const kib = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${entry.pid}/smaps_rollup`) ?? '')?.[1];
    return kib === undefined ? [] : [Number(kib)];
  });
  return { mb: sizes.reduce((sum, kib) => sum + kib * 1024, 0) / 1e6, processes: sizes.length };
}

/** Processor time so far in ms, of the living and of their children that have ended. */
export function processorTimeOf(pid: number): number {
  return treeOf(pid).reduce((sum, entry) => sum + entry.ticks * tickMs, 0);
}
