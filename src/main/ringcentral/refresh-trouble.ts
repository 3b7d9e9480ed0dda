import type { Clock } from '../clock.ts';
import { neverArrived } from './fetch-failure.ts';
import { PlatformError } from './platform-port.ts';
import { refreshWait, type RefreshWait } from './refresh-waits.ts';

/** What went wrong with refreshes since the last good one. */
export type RefreshTrouble = {
  /** One more has failed; answers how long to wait. */
  readonly failed: (failure: PlatformError) => RefreshWait;
  /** None could be sent, since the budget is used up. @param retryAfter ms */
  readonly held: (retryAfter: number) => void;
  readonly over: () => void;
  readonly last: () => PlatformError | undefined;
  /** One was sent, nobody knows what became of it, and the next one will show. */
  readonly isInDoubt: () => boolean;
  /** The last failure for whoever asks now; a copy for each, as they may hang things on it. @param until monotonic ms */
  readonly error: (until: number) => PlatformError;
};

export function createRefreshTrouble(clock: Pick<Clock, 'elapsed'>): RefreshTrouble {
  let last: PlatformError | undefined;
  let failures = 0;
  let isUnknown = false;
  return {
    failed: (failure) => {
      failures += 1;
      last = failure;
      isUnknown = !neverArrived(failure) && failure.kind !== 'refused' && failure.kind !== 'rate-limited';
      return refreshWait(failure, failures);
    },
    held: (retryAfter) => {
      last = new PlatformError('rate-limited', 'auth is paused', { retryAfter });
    },
    over: () => {
      last = undefined;
      failures = 0;
      isUnknown = false;
    },
    last: () => last,
    // Should the next one fail as well, the old token is all there is.
    isInDoubt: () => failures === 1 && isUnknown,
    error: (until) => {
      const { kind, message } = last ?? { kind: 'network', message: 'no new token yet' };
      if (last?.retryAfter === undefined) return new PlatformError(kind, message, last);
      const { status, code, requestId } = last;
      // Some of what was asked for then has passed.
      const retryAfter = Math.max(0, until - clock.elapsed());
      return new PlatformError(kind, message, { status, code, requestId, retryAfter });
    },
  };
}
