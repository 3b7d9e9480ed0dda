import type { Chance, Clock } from '../clock.ts';

/**
 * How old the tokens are, by two clocks: the monotonic one, which may stand still while the computer sleeps, and
 * the wall clock, which may jump. Neither is believed when it says that tokens are worthless: then new ones are
 * asked for, and the old ones are kept until the platform has spoken.
 */
export type TokenAge = {
  /** Time for new ones. */
  readonly isDue: () => boolean;
  /** By one clock at least the access token is worth nothing any more. */
  readonly mayBeOver: () => boolean;
  /** By the clock that never jumps. */
  readonly isOver: () => boolean;
  /** Ms until they are due by the monotonic clock; 0 where they are by either. */
  readonly dueIn: () => number;
  /** Ms until they are over by the monotonic clock. */
  readonly overIn: () => number;
};

/** From so much to so much of their life: all who signed in after an outage must not come back together. */
const dueShare = { from: 0.7, spread: 0.2 };
/** The platform's clock and ours may differ by a little, and the answer took its time. */
const lastShare = 0.97;

type Moments = {
  readonly dueAt: number;
  readonly endsAt: number;
  readonly dueOn: number;
  readonly endsOn: number;
};

/** Of tokens that came just now. @param lifeMs from the answer that brought them */
export function newAge(clock: Clock, chance: Pick<Chance, 'fraction'>, lifeMs: number): TokenAge {
  const due = lifeMs * (dueShare.from + dueShare.spread * chance.fraction());
  const left = lifeMs * lastShare;
  const elapsed = clock.elapsed();
  const now = clock.now();
  return ageFrom(clock, {
    dueAt: elapsed + due,
    endsAt: elapsed + left,
    dueOn: now + due,
    endsOn: now + left,
  });
}

/**
 * Of tokens from the disk, by the wall clock, since no other has counted meanwhile. Undefined, and a time in the
 * future, are no age: then they are replaced at once, which is harmless.
 * @param receivedAt ms since the epoch
 */
export function storedAge(
  clock: Clock,
  chance: Pick<Chance, 'fraction'>,
  lifeMs: number,
  receivedAt: number | undefined,
): TokenAge {
  const elapsed = clock.elapsed();
  const now = clock.now();
  const age = receivedAt === undefined || receivedAt > now ? Infinity : now - receivedAt;
  const due = lifeMs * (dueShare.from + dueShare.spread * chance.fraction()) - age;
  const endsOn = now + lifeMs * lastShare - age;
  return ageFrom(clock, { dueAt: elapsed + due, endsAt: elapsed + lifeMs, dueOn: now + due, endsOn });
}

function ageFrom(clock: Clock, { dueAt, endsAt, dueOn, endsOn }: Moments): TokenAge {
  const isDue = (): boolean => clock.elapsed() >= dueAt || clock.now() >= dueOn;
  const isOver = (): boolean => clock.elapsed() >= endsAt;
  return {
    isDue,
    isOver,
    mayBeOver: () => isOver() || clock.now() >= endsOn,
    dueIn: () => (isDue() ? 0 : dueAt - clock.elapsed()),
    overIn: () => Math.max(0, endsAt - clock.elapsed()),
  };
}

/** Ms an access token lives, from the answer's `expires_in`; the platform's default where that is no time. */
export function lifeOf(expiresIn: unknown): number {
  const seconds = Number(expiresIn);
  return (Number.isFinite(seconds) && seconds > 0 ? Math.max(60, seconds) : 3600) * 1000;
}
