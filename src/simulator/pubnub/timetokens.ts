import type { SimulatorClock } from '../world-types.ts';

/** A moment as PubNub writes it: 17 digits, units of 100 ns since the epoch. */
export type Timetoken = bigint;

export type Timetokens = {
  readonly now: () => Timetoken;
  /** Later than any that was given before, so that no two messages share one. */
  readonly next: () => Timetoken;
};

const unitsInMs = 10_000n;

export function createTimetokens(clock: SimulatorClock): Timetokens {
  let last = 0n;
  const now = () => {
    const present = BigInt(Math.floor(clock.now())) * unitsInMs;
    return present > last ? present : last;
  };
  return {
    now,
    next: () => {
      const present = now();
      last = present > last ? present : last + 1n;
      return last;
    },
  };
}

/** Undefined for the first poll, which names none or zero. */
export function readTimetoken(text: string | null): Timetoken | undefined {
  return text !== null && /^[1-9]\d{0,18}$/.test(text) ? BigInt(text) : undefined;
}

/** How long ago it was, in ms. */
export const ageOf = (timetoken: Timetoken, now: Timetoken): number => Number((now - timetoken) / unitsInMs);
