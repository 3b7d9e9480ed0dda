import type { Clock } from './clock.ts';

/** As `node:fs/promises` has it. */
export type Rename = (from: string, to: string) => Promise<void>;

/** What Windows answers while a virus scanner, an indexer or a backup looks at one of the two files. */
const heldCodes: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES']);
const mostTries = 10;
/** Ms more with each try: the last one comes after five and a half seconds. */
const pauseStep = 100;

/** A rename that waits for whoever holds the file for a moment. Fails as the last try did; the old file is there then. */
export function patient(rename: Rename, clock: Pick<Clock, 'after'>): Rename {
  return async (from, to) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await rename(from, to);
      } catch (error) {
        if (tries > mostTries || !isHeld(error)) throw error;
      }
      await new Promise<void>((done) => void clock.after(tries * pauseStep, done));
    }
  };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && heldCodes.has(error.code);
}
