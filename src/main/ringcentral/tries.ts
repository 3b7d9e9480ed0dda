import type { Chance, Clock } from '../clock.ts';
import { backOff } from './back-off.ts';
import type { PlatformError } from './platform-port.ts';
import type { LossKind } from './transport.ts';

/**
 * Why the next try should come soon: a person asked; this computer slept or changed its network (`local`); or
 * something makes us doubt.
 */
export type Hurry = 'person' | 'local' | 'doubt';

/** When to try to open a line again. All times are ms from now. */
export type Tries = {
  readonly begun: () => void;
  readonly afterLoss: (kind: LossKind) => number;
  readonly afterFailure: (failure: PlatformError) => number;
  readonly inHurry: (why: Hurry) => number;
  /** The platform asked to be left alone for so long; no hurry goes below it. */
  readonly floor: () => number;
  /** Since the last try began. */
  readonly sinceBegun: () => number;
  /** The line stayed long enough for the next loss to be a new story. */
  readonly calm: () => void;
  /** This computer is the likely cause of what goes wrong now. */
  readonly isLocal: () => boolean;
  readonly forget: () => void;
};

/** A missing permission does not come back by itself. */
const permissionWait = 15 * 60_000;
/** A resume or a change of network explains what breaks this soon after it. */
const localFor = 15_000;
const localSpread = 3_000;
/** Nothing is wrong when the platform ends a connection after its time; what it says of the session is urgent. */
const plannedSpread = 1_000;
/** Between two hurried tries; a network that comes and goes all the time makes it longer. */
const spacing = { first: 3_000, last: 15_000 };

export function createTries(clock: Clock, chance: Chance): Tries {
  let failures = 0;
  let begunAt = -Infinity;
  let floorUntil = -Infinity;
  let localUntil = -Infinity;

  const isLocal = (): boolean => clock.elapsed() < localUntil;

  return {
    begun: () => {
      begunAt = clock.elapsed();
    },
    afterLoss: (kind) => {
      if (kind === 'ended' || kind === 'session-over') return plannedSpread * chance.fraction();
      return isLocal() ? localSpread * chance.fraction() : backOff(failures, chance);
    },
    afterFailure: ({ kind, retryAfter = 0 }) => {
      failures += 1;
      floorUntil = clock.elapsed() + retryAfter;
      return kind === 'refused' ? permissionWait : backOff(failures, chance, retryAfter);
    },
    inHurry: (why) => {
      if (why === 'local') localUntil = clock.elapsed() + localFor;
      const jitter = why === 'person' ? 0 : localSpread * chance.fraction();
      const apart = why === 'person' ? spacing.first : Math.min(spacing.last, spacing.first * (failures + 1));
      return Math.max(jitter, begunAt + apart - clock.elapsed());
    },
    floor: () => Math.max(0, floorUntil - clock.elapsed()),
    sinceBegun: () => clock.elapsed() - begunAt,
    calm: () => {
      failures = 0;
    },
    isLocal,
    forget: () => {
      failures = 0;
      floorUntil = -Infinity;
      localUntil = -Infinity;
    },
  };
}
