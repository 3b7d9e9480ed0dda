import type { FaxSent } from '../ringcentral/fax-port.ts';

const first = 2_000;
const longest = 5 * 60_000;
/** Ms where the platform refuses for now and does not say for how long. */
const usual = 60_000;

/**
 * Ms until the next attempt of what certainly was not processed; undefined where there is none.
 * @param tries that failed one after the other, this one included
 * @param fraction of chance: a company that lost its line does not come back in one moment
 */
export function pauseBefore(sent: FaxSent, tries: number, fraction: number): number | undefined {
  if (sent.kind === 'throttled') return (sent.retryAfter ?? usual) + fraction * 2_000;
  if (sent.kind !== 'never-left') return undefined;
  return Math.min(longest, first * 2 ** (tries - 1)) * (0.75 + fraction / 2);
}
