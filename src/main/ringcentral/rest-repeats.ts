import type { Chance } from '../clock.ts';
import { neverArrived } from './fetch-failure.ts';
import { concurrentTwin } from './platform-failure.ts';
import type { PlatformError } from './platform-port.ts';

/** For servers in trouble; one for everything else. */
const mostRepeats = 2;
const firstWaitMs = 2_000;
/** Until the answer to the same question is there. */
const longestTwinMs = 5_000;

/** Whether a call may be sent again after this failure, having been repeated so often. */
export function mayRepeat(method: string, failure: PlatformError, repeats: number): boolean {
  if (method !== 'GET') return false;
  // The same question is being answered already.
  if (failure.code === concurrentTwin) return repeats < 1;
  // An idle connection that was dead already, or an answer that broke off.
  const isBroken = failure.kind === 'network' && !neverArrived(failure);
  if (isBroken || failure.code === 'not-json') return repeats < 1;
  // Who names a time is not asked again before, and whoever asked should know.
  const isInTrouble = failure.kind === 'server' && failure.status !== undefined;
  return isInTrouble && failure.retryAfter === undefined && repeats < mostRepeats;
}

/** Ms to wait: none where an idle connection was found dead, otherwise full jitter, doubled each time. */
export function repeatAfter(
  failure: PlatformError,
  repeats: number,
  chance: Pick<Chance, 'fraction'>,
): number {
  if (failure.kind === 'network') return 0;
  if (failure.code === concurrentTwin) return Math.min(failure.retryAfter ?? firstWaitMs, longestTwinMs);
  return firstWaitMs * 2 ** repeats * chance.fraction();
}
