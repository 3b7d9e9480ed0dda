import type { FleetClock } from './fleet-clock.ts';
import { groupOf, type RateGroup } from '../../../src/main/ringcentral/rate-groups.ts';

/** The platform as a crowd sees it: so many requests a second for everybody, and limits for each person. */
export type CrowdedPlatform = {
  /** Opening a socket and subscribing on it are one call together, counted with the subscription. */
  readonly ask: (person: Person, route: Route) => Promise<Reply>;
  readonly goDown: () => void;
  readonly comeBack: () => void;
  /** Requests in each second since the start, the refused ones too. */
  readonly perSecond: readonly number[];
  /** Requests over a person's limits. */
  readonly overLimit: () => number;
};

export type Route = { readonly method: string; readonly path: string } | 'socket';

export type Reply = { readonly status: number; readonly headers: Headers };

/** When a person's requests came lately, by group, and until when the group is closed to them. */
export type Person = { readonly asked: Map<RateGroup, { times: number[]; closedUntil: number }> };

export type CrowdOptions = {
  /** Requests a second for everybody together. */
  readonly capacity: number;
  /** Seconds the platform asks to wait while it refuses; undefined: it says nothing. */
  readonly retryAfter: number | undefined;
};

/** A refusal costs the platform so much of an answer. */
const refusalCost = 0.05;
const answerMs = 80;
const windowMs = 60_000;
/** What the platform grants each person a minute (its documented defaults). */
const granted: Reply = { status: 200, headers: new Headers() };
const limits: Readonly<Record<RateGroup, number>> = { light: 50, medium: 40, heavy: 10, auth: 5 };

export function createPerson(): Person {
  return { asked: new Map() };
}

export function createCrowdedPlatform(clock: FleetClock, options: CrowdOptions): CrowdedPlatform {
  const perSecond: number[] = [];
  let isDown = false;
  let overLimit = 0;
  let used = 0;
  let second = -1;

  function count(): void {
    const now = Math.floor(clock.elapsed() / 1000);
    while (perSecond.length <= now) perSecond.push(0);
    perSecond[now] = (perSecond[now] ?? 0) + 1;
    if (now !== second) {
      second = now;
      used = 0;
    }
  }

  function hasRoom(): boolean {
    if (isDown || used + 1 > options.capacity) {
      used += refusalCost;
      return false;
    }
    used += 1;
    return true;
  }

  /** Each request inside a penalty starts it anew. */
  function isOver(person: Person, group: RateGroup): boolean {
    const now = clock.elapsed();
    const known = person.asked.get(group) ?? { times: [], closedUntil: -Infinity };
    person.asked.set(group, known);
    known.times = known.times.filter((at) => at > now - windowMs);
    known.times.push(now);
    if (now >= known.closedUntil && known.times.length <= limits[group]) return false;
    known.closedUntil = now + windowMs;
    overLimit += 1;
    return true;
  }

  function judge(person: Person, route: Route): Reply {
    if (route === 'socket' && !isDown) return granted;
    count();
    if (!hasRoom()) {
      const wait = options.retryAfter;
      return {
        status: 503,
        headers: new Headers(wait === undefined ? {} : { 'retry-after': String(wait) }),
      };
    }
    const group = route === 'socket' ? undefined : groupOf(route.method, route.path);
    if (group === undefined || !isOver(person, group)) return granted;
    return {
      status: 429,
      headers: new Headers({ 'retry-after': '60', 'x-rate-limit-group': group }),
    };
  }

  return {
    ask: (person, route) =>
      new Promise((resolve) => {
        const reply = judge(person, route);
        clock.stirring.after(answerMs, () => resolve(reply));
      }),
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    perSecond,
    overLimit: () => overLimit,
  };
}
