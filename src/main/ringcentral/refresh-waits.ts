import { neverArrived } from './fetch-failure.ts';
import type { PlatformError } from './platform-port.ts';

/** Ms after a refresh that failed. */
export type RefreshWait = {
  /** Nobody asks the token endpoint again before, however much a new token is missed. */
  readonly least: number;
  /** When it is asked again though nobody misses one. */
  readonly planned: number;
};

/** The platform's own rule for a token endpoint in trouble: three repeats, ten seconds apart. */
const soonMs = 10_000;
const mostSoon = 3;
const laterMs = 60_000;
/** A refusal that is not about the tokens (a wrong app, a blocked account) does not go away by asking. */
const refusedMs = 5 * 60_000;
/** What never left this computer costs the platform nothing. */
const unreachedMs = 1_000;

/** @param failures how many in a row, this one included */
export function refreshWait(failure: PlatformError, failures: number): RefreshWait {
  const usual = failures > mostSoon ? laterMs : soonMs;
  if (failure.kind === 'refused') return { least: refusedMs, planned: refusedMs };
  if (neverArrived(failure)) return { least: unreachedMs, planned: usual };
  const asked = failure.retryAfter ?? 0;
  return { least: Math.max(soonMs, asked), planned: Math.max(usual, asked) };
}
