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
  /** So long it is no use to try: the platform asked for it, or the network comes and goes. No hurry goes below it. */
  readonly floor: () => number;
  /** This computer's network changed, or is there again. */
  readonly noteUnsteady: () => void;
  /** So many ms have passed in a sleep of which the steady clock knows nothing: what the platform asked for goes on. */
  readonly noteSlept: (ms: number) => void;
  /** Since the last try began. */
  readonly sinceBegun: () => number;
  /** The line stayed long enough for the next loss to be a new story. */
  readonly calm: () => void;
  /** This computer is the likely cause of what goes wrong now. */
  readonly isLocal: () => boolean;
  readonly forget: () => void;
};

/**
 * A permission that was there a moment ago may have been taken away by mistake: its return is looked for once a
 * minute for a while, a quarter as often as presence is asked for meanwhile. Later it does not come back by itself.
 */
const permissionWait = { from: 40_000, spread: 15_000, hopefulFor: 15 * 60_000, hopeless: 15 * 60_000 };
/** A resume or a change of network explains what breaks this soon after it. */
const localFor = 15_000;
const localSpread = 3_000;
/** Nothing is wrong when the platform ends a connection after its time; what it says of the session is urgent. */
const plannedSpread = 1_000;
/** A silence is noticed by each at its own time, spread over a quarter of a minute already, and has lasted for long. */
const silentShare = 0.5;
/** A try that came no further than this computer's own network costs nobody anything and may be repeated soon. */
const hereWait = { from: 2_000, spread: 8_000 };
/**
 * Whose page it is that came instead of an answer is not known for sure, so it counts as a call; when it is gone
 * somebody says so, and then there must be calls left.
 */
const pageWait = { from: 40_000, spread: 10_000 };
/** Between two hurried tries. */
const spacing = { first: 3_000, last: 15_000 };
/**
 * A break and a network that is there again are one story. More than that in so short a time says that it comes and
 * goes, and each try would use up one of the few tokens there are; it is given time to settle.
 */
const unsteady = { signs: 3, within: 30_000, settles: 12_000 };

export function createTries(clock: Clock, chance: Chance): Tries {
  let failures = 0;
  let begunAt = -Infinity;
  let floorUntil = -Infinity;
  let localUntil = -Infinity;
  let settledAt = -Infinity;
  let hopefulUntil = clock.elapsed() + permissionWait.hopefulFor;
  let signs: readonly number[] = [];

  const isLocal = (): boolean => clock.elapsed() < localUntil;

  const waitForPermission = (): number =>
    clock.elapsed() < hopefulUntil
      ? permissionWait.from + permissionWait.spread * chance.fraction()
      : permissionWait.hopeless;

  function noteUnsteady(): void {
    const now = clock.elapsed();
    signs = [...signs.filter((at) => now - at < unsteady.within), now];
    if (signs.length >= unsteady.signs) settledAt = now + unsteady.settles;
  }

  return {
    begun: () => {
      begunAt = clock.elapsed();
    },
    afterLoss: (kind) => {
      hopefulUntil = clock.elapsed() + permissionWait.hopefulFor;
      if (kind === 'ended' || kind === 'session-over') return plannedSpread * chance.fraction();
      noteUnsteady();
      if (isLocal()) return localSpread * chance.fraction();
      return backOff(failures, chance) * (kind === 'silent' ? silentShare : 1);
    },
    afterFailure: (failure) => {
      const { kind, step, obstacle, retryAfter = 0 } = failure;
      if (isHere(failure)) return hereWait.from + hereWait.spread * chance.fraction();
      if (obstacle === 'captive-portal' && step === 'token')
        return pageWait.from + pageWait.spread * chance.fraction();
      if (kind === 'network' && step !== 'token') noteUnsteady();
      failures += 1;
      floorUntil = clock.elapsed() + retryAfter;
      return kind === 'refused' ? waitForPermission() : backOff(failures, chance, retryAfter);
    },
    inHurry: (why) => {
      if (why === 'local') localUntil = clock.elapsed() + localFor;
      if (why === 'person') settledAt = -Infinity;
      const jitter = why === 'person' ? 0 : localSpread * chance.fraction();
      const apart = why === 'person' ? spacing.first : Math.min(spacing.last, spacing.first * (failures + 1));
      return Math.max(jitter, begunAt + apart - clock.elapsed());
    },
    floor: () => Math.max(0, Math.max(floorUntil, settledAt) - clock.elapsed()),
    noteUnsteady,
    noteSlept: (ms) => {
      floorUntil -= ms;
    },
    sinceBegun: () => clock.elapsed() - begunAt,
    calm: () => {
      failures = 0;
    },
    isLocal,
    forget: () => {
      failures = 0;
      hopefulUntil = clock.elapsed() + permissionWait.hopefulFor;
      signs = [];
      floorUntil = -Infinity;
      localUntil = -Infinity;
      settledAt = -Infinity;
    },
  };
}

const noWayOut: ReadonlySet<string | undefined> = new Set([
  ...['ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL'],
]);

/** It never left this computer's own network. */
function isHere({ obstacle, code }: PlatformError): boolean {
  return obstacle === 'name-lookup' || obstacle === 'proxy' || noWayOut.has(code);
}
