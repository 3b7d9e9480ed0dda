import type { Clock } from '../clock.ts';
import { PlatformError } from './platform-port.ts';

/** The work's own outcome, or a `timeout` after so many ms; `giveUp` is called then. */
export async function within<Result>(
  clock: Clock,
  ms: number,
  work: Promise<Result>,
  giveUp: () => void,
): Promise<Result> {
  let cancel = (): void => undefined;
  const limit = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => {
      reject(new PlatformError('timeout', 'no answer in time'));
      giveUp();
    });
  });
  // Where the limit wins, the work's own late failure is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}
