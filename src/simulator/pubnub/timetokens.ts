import type { SimulatorClock } from '../world-types.ts';

/** A moment as PubNub writes it: 17 digits, units of 100 ns since the epoch. */
export type Timetoken = bigint;

export type Timetokens = {
  /** The present, for somebody who goes on from here: every message that follows is later. */
  readonly now: () => Timetoken;
  /** Later than any that was given before, so that no two messages share one. */
  readonly next: () => Timetoken;
};

const unitsInMs = 10_000n;

export function createTimetokens(clock: SimulatorClock): Timetokens {
  let last = 0n;
  const give = (least: Timetoken) => {
    const present = BigInt(Math.floor(clock.now())) * unitsInMs;
    last = present > least ? present : least;
    return last;
  };
  return { now: () => give(last), next: () => give(last + 1n) };
}

/** Undefined for the first poll, which names none or zero. */
export function readTimetoken(text: string | null): Timetoken | undefined {
  return text !== null && /^[1-9]\d{0,18}$/.test(text) ? BigInt(text) : undefined;
}

/** How long ago it was, in ms. */
export const ageOf = (timetoken: Timetoken, now: Timetoken): number => Number((now - timetoken) / unitsInMs);
