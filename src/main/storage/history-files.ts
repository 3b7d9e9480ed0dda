import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** What is done with files around the database itself; small, so it need not be awaited. Throws as `node:fs` does. */
export type HistoryFiles = {
  /** Makes the folder, for its owner only, where it is missing. */
  readonly makeFolder: (folder: string) => void;
  /** Makes an empty file that only its owner may read, where there is none. SQLite gives its companions the same mode. */
  readonly create: (file: string) => void;
  /** Bytes; undefined where there is no such file. */
  readonly size: (file: string) => number | undefined;
  readonly rename: (from: string, to: string) => void;
  /** Bytes from a place on; fewer where the file ends. */
  readonly readPart: (file: string, from: number, count: number) => Uint8Array;
  /** Does nothing where there is no such file. */
  readonly remove: (file: string) => void;
  /** Full paths of the files whose names begin so; none where there is no folder. */
  readonly beginningWith: (file: string) => readonly string[];
};

export const systemFiles: HistoryFiles = {
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
  create: (file) => closeSync(openSync(file, 'a', 0o600)),
  size: (file) => statSync(file, { throwIfNoEntry: false })?.size,
  rename: renameSync,
  readPart,
  remove: (file) => rmSync(file, { force: true }),
  beginningWith: (file) => {
    const folder = path.dirname(file);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(folder)
      .filter((name) => name.startsWith(path.basename(file)))
      .map((name) => path.join(folder, name));
  },
};

function readPart(file: string, from: number, count: number): Uint8Array {
  const opened = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, readSync(opened, bytes, 0, count, from));
  } finally {
    closeSync(opened);
  }
}
