import type { SimulatorClock } from './world-types.ts';

export type RateGroup = 'Heavy' | 'Medium' | 'Light' | 'Auth';

/** Requests per user and app in 60 s. The platform's defaults; each app may have others. */
const defaultLimits: Readonly<Record<RateGroup, number>> = {
  Heavy: 10,
  Medium: 40,
  Light: 50,
  Auth: 5,
};

const windowMs = 60_000;

export type RateLimits = ReturnType<typeof createRateLimits>;

export type RateVerdict = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> };

/** One sliding window for each user, app and group. A request inside a penalty starts the penalty anew. */
export function createRateLimits(
  clock: SimulatorClock,
  first: Partial<Record<RateGroup, number>> | false = {},
) {
  const buckets = new Map<string, { times: number[]; penaltyUntil: number }>();
  let limits: Record<RateGroup, number> = { ...defaultLimits, ...(first === false ? {} : first) };
  let enabled = first !== false;

  function take(owner: string, group: RateGroup): RateVerdict {
    const now = clock.now();
    const limit = limits[group];
    const key = `${owner}|${group}`;
    const bucket = buckets.get(key) ?? { times: [], penaltyUntil: 0 };
    buckets.set(key, bucket);
    while ((bucket.times[0] ?? now) <= now - windowMs) bucket.times.shift();
    const allowed = !enabled || (now >= bucket.penaltyUntil && bucket.times.length < limit);
    if (allowed) bucket.times.push(now);
    else bucket.penaltyUntil = now + windowMs;
    const headers: Record<string, string> = {
      'X-Rate-Limit-Group': group.toLowerCase(),
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': String(allowed ? Math.max(0, limit - bucket.times.length) : 0),
      'X-Rate-Limit-Window': String(windowMs / 1000),
    };
    if (!allowed) headers['Retry-After'] = String(windowMs / 1000);
    return { allowed, headers };
  }

  return {
    take,
    /** `false` counts without ever refusing. */
    configure(change: Partial<Record<RateGroup, number>> | false) {
      enabled = change !== false;
      limits = { ...limits, ...(change === false ? {} : change) };
    },
    forget: () => buckets.clear(),
    dump: () =>
      [...buckets].map(([key, bucket]) => ({
        key,
        used: bucket.times.filter((time) => time > clock.now() - windowMs).length,
        penaltyUntil: bucket.penaltyUntil > clock.now() ? bucket.penaltyUntil : undefined,
      })),
  };
}
