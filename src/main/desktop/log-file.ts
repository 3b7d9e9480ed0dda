import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const largest = 2 * 1024 * 1024;
const kept = 3;

/** Ms without a line after the disk refused one: what room there is is for what matters more. */
const silence = 60_000;

/**
 * Appends lines to `<folder>/ringside.log`; when it is full it becomes `.1`, then `.2`, then nothing.
 * A disk that refuses must not stop a call from being shown, so a failed write is dropped, and with it all of the next
 * minute; half a line that was written ends there.
 * @param elapsed monotonic ms
 */
export function createLogFile(
  folder: string,
  elapsed: () => number,
  mostBytes = largest,
): (line: string) => void {
  const file = path.join(folder, 'ringside.log');
  let size = prepare(folder, file);
  let silentSince: number | undefined;
  return (line) => {
    if (silentSince !== undefined && elapsed() - silentSince < silence) return;
    const text = `${silentSince === undefined ? '' : '\n'}${line}\n`;
    const bytes = Buffer.byteLength(text);
    try {
      if (size + bytes > mostBytes) {
        rotate(file);
        size = 0;
      }
      appendFileSync(file, text, { mode: 0o600 });
      size += bytes;
      silentSince = undefined;
    } catch {
      size = prepare(folder, file);
      silentSince = elapsed();
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
