import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const largest = 2 * 1024 * 1024;
const kept = 3;

/**
 * Appends lines to `<folder>/ringside.log`; when it is full it becomes `.1`, then `.2`, then nothing.
 * A disk that refuses must not stop a call from being shown, so a failed write is dropped.
 */
export function createLogFile(folder: string, mostBytes = largest): (line: string) => void {
  const file = path.join(folder, 'ringside.log');
  let size = prepare(folder, file);
  return (line) => {
    const bytes = Buffer.byteLength(line) + 1;
    try {
      if (size + bytes > mostBytes) {
        rotate(file);
        size = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      size += bytes;
    } catch {
      size = 0;
    }
  };
}

/** The newest lines of the log below `folder`, oldest first; what cannot be read is left out. */
export function readLogTail(folder: string, mostLines = 3_000): readonly string[] {
  const file = path.join(folder, 'ringside.log');
  const lines = [`${file}.1`, file].flatMap((each) => {
    try {
      return readFileSync(each, 'utf8').split('\n');
    } catch {
      // Nothing was written yet, or the disk refuses: a report without its log is better than none.
      return [];
    }
  });
  return lines.filter((line) => line !== '').slice(-mostLines);
}

function prepare(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return statSync(file).size;
  } catch {
    // No file yet, or no folder: the first write finds out.
    return 0;
  }
}

function rotate(file: string): void {
  rmSync(`${file}.${kept - 1}`, { force: true });
  for (let number = kept - 2; number >= 0; number--) {
    const from = number === 0 ? file : `${file}.${number}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${number + 1}`);
  }
}
