import type { Chance } from '../clock.ts';

/** Ms from and to, by number of failures in a row. Spread wide: after an outage everybody comes back at once. */
const bands: readonly (readonly [number, number])[] = [
  [500, 3_000],
  [2_000, 8_000],
  [5_000, 20_000],
  [10_000, 30_000],
  [20_000, 60_000],
];

/** Ms to wait before the next try. `floor` is what the platform asked for (`Retry-After`), never undercut. */
export function backOff(failures: number, chance: Chance, floor = 0): number {
  const [from, to] = bands[Math.min(failures, bands.length - 1)] ?? [60_000, 60_000];
  const wait = from + (to - from) * chance.fraction();
  return floor > 0 ? floor + 500 + chance.fraction() * Math.min(30_000, floor / 2) : wait;
}
