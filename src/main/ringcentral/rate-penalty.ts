import type { Chance } from '../clock.ts';
import type { Urgency } from './rate-window.ts';

/**
 * A time in which nothing may leave, because each request inside it would start it anew. Afterwards one request
 * goes first; the others follow when it was answered well.
 *
 *   calm ──punish──> waiting ──first leaves──> probing ──good answer──> calm
 *                      ^  └─────<─ its line broke ─┘ └─ refused again ─> waiting
 */
export type Penalty = {
  /** Ms that are known: how long the penalty lasts. */
  readonly lasts: (urgency: Urgency, now: number) => number;
  /** Ms until another request may leave, the wait for the first one's answer included. */
  readonly waitFor: (urgency: Urgency, now: number) => number;
  /** Calling the answer takes it back, unless another one came since. */
  readonly punish: (waitMs: number, now: number) => () => void;
  /** A request leaves now. True when it is the one that goes first. */
  readonly leave: (now: number) => boolean;
  /** The one that went first came back. */
  readonly probed: (how: 'answered' | 'lost') => void;
  /** So much time passed that the steady clock has not counted, ms. */
  readonly skip: (ms: number) => void;
};

/** On top of what the platform asked for. */
const marginMs = 500;
/** What runs by itself comes back spread over so much more: all the others were told the same. */
const spreadMs = 30_000;
/** The first one may take so long before others try, too. */
const probeLimitMs = 30_000;
/** The very first one of all tells the platform's limits, if it tells them soon. */
const firstLimitMs = 2_000;

/** @param first `waiting`: the limits are not known yet, so the very first request goes alone, too */
export function createPenalty(chance: Chance, first: 'calm' | 'waiting' = 'calm'): Penalty {
  let state: 'calm' | 'waiting' | 'probing' = first;
  let probeMs = firstLimitMs;
  let until = -Infinity;
  let gentleUntil = -Infinity;
  let probeEnds = -Infinity;

  const lasts = (urgency: Urgency, now: number): number =>
    Math.max(0, (urgency === 'user' || urgency === 'line' ? until : gentleUntil) - now);

  return {
    lasts,
    waitFor: (urgency, now) => Math.max(lasts(urgency, now), state === 'probing' ? probeEnds - now : 0),
    punish: (waitMs, now) => {
      const before = { state, probeMs, until, gentleUntil };
      state = 'waiting';
      probeMs = probeLimitMs;
      until = Math.max(until, now + waitMs + marginMs);
      gentleUntil = Math.max(gentleUntil, until + spreadMs * chance.fraction());
      const [mine, gentle] = [until, gentleUntil];
      return () => {
        if (until !== mine || gentleUntil !== gentle) return;
        ({ probeMs, until, gentleUntil } = before);
        // The one that went first was answered well after all.
        state = before.state === 'probing' ? 'calm' : before.state;
      };
    },
    leave: (now) => {
      if (state === 'calm') return false;
      state = 'probing';
      probeEnds = now + probeMs;
      return true;
    },
    probed: (how) => {
      if (state === 'probing') state = how === 'answered' ? 'calm' : 'waiting';
    },
    skip: (ms) => {
      until -= ms;
      gentleUntil -= ms;
      probeEnds -= ms;
    },
  };
}
