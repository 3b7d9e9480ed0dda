import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

type Parts = {
  /** Writes what holds at that moment; throws where the disk refuses. */
  readonly write: () => void;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'error' | 'warn'>;
  /** For the log. */
  readonly what: string;
};

const mostTries = 10;
/** Ms more with each try. */
const pauseStep = 500;

/**
 * Writes now, and where the disk refuses, ten times more with growing pauses: somebody may hold the file for a moment.
 * Then the old file stays until there is something new to write. Never throws; what is asked for while it waits is
 * written with the next try, so a disk that refuses is not asked again and again.
 */
export function createStubbornWrite({ write, clock, log, what }: Parts): () => void {
  let failed = 0;
  let waits = false;

  function attempt(): void {
    waits = false;
    try {
      write();
      failed = 0;
    } catch (error) {
      failed += 1;
      if (failed > mostTries) {
        failed = 0;
        log.error('not written, the old file stays', error, { what });
        return;
      }
      if (failed === 1) log.warn('could not be written yet', { what, error: String(error) });
      waits = true;
      clock.after(failed * pauseStep, attempt);
    }
  }

  return () => {
    if (!waits) attempt();
  };
}
