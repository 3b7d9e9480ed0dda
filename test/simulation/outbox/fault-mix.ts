/** What happens to one attempt. The shares are those of the study behind the rules (docs/decisions/outbox.md). */
export const attemptFaults = {
  /** Name look-up, connection or certificate: not a byte left. */
  'never-left': 5,
  /** Accepted, and the answer was lost on the way. */
  'answer-lost': 3,
  /** A 5xx, and it was not accepted. */
  failed: 2,
  /** A 5xx, and it was accepted all the same. */
  'failed-accepted': 1,
  /** The process is killed before the platform has everything. */
  'crash-before': 1,
  /** The process is killed after the platform accepted it, before its answer came. */
  'crash-after': 1,
} as const;

export type AttemptFault = keyof typeof attemptFaults;

/** Throttling comes on top. */
const throttledShare = 0.03;

/** @param rate share of attempts that something of the mix happens to */
export function drawFault(rate: number, random: () => number): AttemptFault | 'throttled' | undefined {
  if (random() < throttledShare) return 'throttled';
  if (random() >= rate) return undefined;
  const names = Object.keys(attemptFaults) as AttemptFault[];
  let left = random() * names.reduce((sum, name) => sum + attemptFaults[name], 0);
  for (const name of names) {
    left -= attemptFaults[name];
    if (left < 0) return name;
  }
  return 'failed';
}
