import { createHash } from 'node:crypto';

/** All that happened in a run, one line each, as one number: two runs of a seed must have the same. */
export type DayTrace = {
  readonly note: (what: string, text: string) => void;
  readonly bytes: (line: number, direction: 'up' | 'down', bytes: Buffer) => void;
  /** Readable lines, where they are kept. */
  readonly lines: () => readonly string[];
  /** How many lines and bytes went into the hash. */
  readonly size: () => { readonly lines: number; readonly bytes: number };
  /** Ends the trace. */
  readonly hash: () => string;
};

/** @param keep how many of the newest lines stay readable */
export function createDayTrace(now: () => number, keep: number): DayTrace {
  const hash = createHash('sha256');
  const start = now();
  let kept: string[] = [];
  let lines = 0;
  let size = 0;

  function note(what: string, text: string): void {
    lines += 1;
    hash.update(`${now()} ${what} ${text}\n`);
    if (keep === 0) return;
    kept.push(`${timeOf(now() - start)} ${what.padEnd(10)} ${text}`);
    if (kept.length > 2 * keep) kept = kept.slice(-keep);
  }

  return {
    note,
    bytes: (line, direction, bytes) => {
      size += bytes.length;
      hash.update(`${now()} ${line} ${direction} `);
      hash.update(bytes);
      if (keep > 0) kept.push(`${timeOf(now() - start)} ${direction.padEnd(10)} ${line}: ${readable(bytes)}`);
    },
    lines: () => kept.slice(-keep),
    size: () => ({ lines, bytes: size }),
    hash: () => hash.digest('hex').slice(0, 16),
  };
}

/** `13:05:59.123` since the start; a day may have more than 24 hours. */
export function timeOf(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = ((ms % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${rest}`;
}

/** The beginning, without what cannot be read. */
function readable(bytes: Buffer): string {
  const text = bytes
    .subarray(0, 220)
    .toString('latin1')
    .replace(/[^ -~]+/g, '·');
  return `${bytes.length} B ${text}`;
}
