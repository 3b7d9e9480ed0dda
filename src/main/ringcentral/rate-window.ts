import type { RateGroup } from './rate-groups.ts';

/**
 * `session`: what keeps or ends the sign-in itself. `user`: somebody waits for it. `line`: opens the way for events,
 * which is spread over time before it asks. `background`: everything else that runs by itself.
 */
export type Urgency = 'session' | 'user' | 'line' | 'background';

/** Requests a minute we allow ourselves. Less than the platform does: another computer may share its count. */
const ownLimits: Readonly<Record<RateGroup, number>> = { light: 40, medium: 32, heavy: 8, auth: 3 };
/** Of these, kept free: two heavy ones for what the person does, one call for the refresh of the tokens. */
const keptFree: Readonly<Record<RateGroup, number>> = { light: 0, medium: 0, heavy: 2, auth: 1 };
/** What the platform allows where nothing else was agreed. */
const platformLimits: Readonly<Record<RateGroup, number>> = { light: 50, medium: 40, heavy: 10, auth: 5 };

const usualWindowMs = 60_000;
const longestWindowMs = 15 * 60_000;
/** Ms after which a request without an answer has arrived or never does: TCP has sent its bytes again by then. */
export const longestOnTheWayMs = 10_000;

/** One request that counts. `endedAt` is undefined while its answer is not there. */
export type Counted = { readonly urgency: Urgency; endedAt: number | undefined };

/**
 * How many requests of one group left lately. A request counts for a minute from its *end*: the platform may
 * have seen it at any moment before, however slow the line was, so its own count is never above ours. One that
 * was given up counts from the last moment at which it can have arrived.
 */
export type RateWindow = {
  /** Ms until a request of this urgency may leave, as far as the count goes. */
  readonly waitFor: (urgency: Urgency, now: number) => number;
  /** @param endedAt monotonic ms, of one whose end is known already */
  readonly add: (urgency: Urgency, endedAt?: number) => Counted;
  readonly remove: (counted: Counted) => void;
  /** Reads the limit an answer names; it may lower ours, never raise it. */
  readonly readLimit: (headers: Headers) => void;
  /** So much time passed that the steady clock has not counted, ms. */
  readonly skip: (ms: number) => void;
};

export function createRateWindow(group: RateGroup): RateWindow {
  let counted: readonly Counted[] = [];
  let limit = ownLimits[group];
  let windowMs = usualWindowMs;

  function untilRoom(some: readonly Counted[], most: number, now: number): number {
    if (some.length < most) return 0;
    const ends = some.flatMap(({ endedAt }) => endedAt ?? []).sort((one, other) => one - other);
    const last = ends[some.length - most];
    // All of the room is taken by requests on their way: the first to end tells.
    return last === undefined ? windowMs : last + windowMs - now;
  }

  function mayUseAll(urgency: Urgency): boolean {
    return urgency === 'session' || (urgency === 'user' && group !== 'auth');
  }

  return {
    waitFor: (urgency, now) => {
      counted = counted.filter(({ endedAt }) => endedAt === undefined || endedAt > now - windowMs);
      const whole = untilRoom(counted, limit, now);
      if (mayUseAll(urgency)) return whole;
      const others = counted.filter((one) => !mayUseAll(one.urgency));
      const free = Math.min(keptFree[group], limit - 1);
      return Math.max(whole, untilRoom(others, limit - free, now));
    },
    add: (urgency, endedAt) => {
      const one: Counted = { urgency, endedAt };
      counted = [...counted, one];
      return one;
    },
    remove: (one) => {
      counted = counted.filter((each) => each !== one);
    },
    readLimit: (headers) => {
      const named = readCount(headers.get('x-rate-limit-limit'), 100_000);
      if (named === undefined) return;
      const share = Math.min(1, named / platformLimits[group]);
      limit = Math.max(1, Math.floor(ownLimits[group] * share));
      const seconds = readCount(headers.get('x-rate-limit-window'), longestWindowMs / 1000);
      windowMs = Math.max(usualWindowMs, (seconds ?? 0) * 1000);
    },
    skip: (ms) => {
      for (const one of counted) if (one.endedAt !== undefined) one.endedAt -= ms;
    },
  };
}

/** Undefined for what is missing, no whole number, or too odd to be meant. */
function readCount(header: string | null, most: number): number | undefined {
  if (header === null || !/^\d{1,9}$/.test(header.trim())) return undefined;
  const count = Number(header);
  return count >= 1 && count <= most ? count : undefined;
}
