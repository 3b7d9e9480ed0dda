import type { PlatformRequest } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { SimulatorClock } from './world-types.ts';

export const rateGroups = ['Heavy', 'Medium', 'Light', 'Auth'] as const;
export type RateGroup = (typeof rateGroups)[number];

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

/** Who is to blame for a refusal: the client, which could have known, or a fault. */
type Blame = 'client' | 'fault';

type Bucket = {
  /** When the requests of the last minute were let through. */
  readonly times: number[];
  penaltyUntil: number;
  /** Why the penalty began, and when the client was told of it first. */
  begunBy: Blame;
  toldAt: number;
};

/** One sliding window for each user, app and group. A request inside a penalty starts the penalty anew. */
export function createRateLimits(
  clock: SimulatorClock,
  first: Partial<Record<RateGroup, number>> | false = {},
  faults?: Faults,
) {
  const buckets = new Map<string, Bucket>();
  const refused: Record<Blame, number> = { client: 0, fault: 0 };
  let roundTrip = 0;
  let limits: Record<RateGroup, number> = { ...defaultLimits, ...(first === false ? {} : first) };
  let enabled = first !== false;

  function bucketOf(owner: string, group: RateGroup): Bucket {
    const key = `${owner}|${group}`;
    const bucket = buckets.get(key) ?? { times: [], penaltyUntil: 0, begunBy: 'client', toldAt: 0 };
    buckets.set(key, bucket);
    const from = clock.now() - windowMs;
    while ((bucket.times[0] ?? Infinity) <= from) bucket.times.shift();
    return bucket;
  }

  /** A client is not to blame for what it had sent before it was told of the penalty. */
  function refuse(bucket: Bucket, isFault: boolean, { arrivedAt, isFirst }: PlatformRequest) {
    const now = clock.now();
    // A connection is made, there and back, before the first request on it can leave.
    const underWay = isFirst === true ? 2 * roundTrip : roundTrip;
    const isInside = now < bucket.penaltyUntil;
    if (!isInside) Object.assign(bucket, { begunBy: isFault ? 'fault' : 'client', toldAt: now });
    const isKnown = isInside && (arrivedAt ?? now) > bucket.toldAt + underWay;
    refused[isKnown ? 'client' : bucket.begunBy] += 1;
    bucket.penaltyUntil = now + windowMs;
  }

  function isAllowed(bucket: Bucket, group: RateGroup, where: PlatformRequest): boolean {
    if (!enabled) return true;
    const isFault = faults?.strike('rate-group', { ...where, group }) !== undefined;
    const isOver = clock.now() < bucket.penaltyUntil || bucket.times.length >= limits[group];
    if (isFault || isOver) refuse(bucket, isFault && !isOver, where);
    return !isFault && !isOver;
  }

  function take(owner: string, group: RateGroup, where: PlatformRequest): RateVerdict {
    if (where.isLate) return { allowed: true, headers: {} };
    const now = clock.now();
    const limit = limits[group];
    const bucket = bucketOf(owner, group);
    const allowed = isAllowed(bucket, group, where);
    if (allowed) bucket.times.push(now);
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
    /** Ms of the network there and back: what was sent before a refusal can have come is not held against the client. */
    forgive: (ms: number) => void (roundTrip = ms),
    /** Refusals since the start, by who is to blame. */
    refused: (): Readonly<Record<Blame, number>> => ({ ...refused }),
    dump: () =>
      [...buckets].map(([key, bucket]) => ({
        key,
        used: bucket.times.filter((time) => time > clock.now() - windowMs).length,
        penaltyUntil: bucket.penaltyUntil > clock.now() ? bucket.penaltyUntil : undefined,
      })),
  };
}
