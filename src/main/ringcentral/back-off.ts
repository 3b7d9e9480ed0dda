import type { Chance } from '../clock.ts';

/**
 * Ms from and to, by number of failures in a row. A drop without a cause on this computer is everybody's drop: the
 * first try is spread over what the platform needs to take all of them back, the next ones grow wider.
 */
const bands: readonly (readonly [failures: number, from: number, to: number])[] = [
  [0, 0, 20_000],
  [2, 2_000, 10_000],
  [8, 2_000, 30_000],
  [Infinity, 2_000, 60_000],
];

/** All who were told the same time come back spread over so much more. */
const spreadAfterFloor = 30_000;

/** Ms to wait before the next try. `floor` is what the platform asked for (`Retry-After`), never undercut. */
export function backOff(failures: number, chance: Pick<Chance, 'fraction'>, floor = 0): number {
  if (floor > 0) return floor + spreadAfterFloor * chance.fraction();
  const [, from, to] = bands.find(([most]) => failures <= most) ?? [0, 0, 0];
  return from + (to - from) * chance.fraction();
}

/** The gateway keeps what was missed for so long; whoever was away longer shares the fate of everybody else. */
const longAway = 180_000;
const readsSpread = 45_000;

/**
 * Ms until the truth is read after the line came back: at once, unless it was the platform that was away for long.
 * Then the lines of all come first.
 */
export function readsAfter(awayMs: number, isLocal: boolean, chance: Pick<Chance, 'fraction'>): number {
  return isLocal || awayMs < longAway ? 0 : readsSpread * chance.fraction();
}
