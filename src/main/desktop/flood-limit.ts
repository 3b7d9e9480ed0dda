/** How many messages one window may send: a burst, then a steady rate. */
const burst = 300;
const perSecond = 150;

export type FloodLimit = {
  /** False when this sender has used up its allowance. */
  readonly allows: (sender: number) => boolean;
  readonly forget: (sender: number) => void;
};

/** A token bucket per window. @param elapsed monotonic ms */
export function createFloodLimit(elapsed: () => number): FloodLimit {
  const buckets = new Map<number, { tokens: number; at: number }>();
  return {
    allows: (sender) => {
      const now = elapsed();
      const bucket = buckets.get(sender) ?? { tokens: burst, at: now };
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(sender, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
    forget: (sender) => {
      buckets.delete(sender);
    },
  };
}
