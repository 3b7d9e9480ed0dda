import type { DayOptions, DayResult } from './day-result.ts';
import type { Fault } from './draw-faults.ts';
import { shrink } from './shrink.ts';
import type { Wrong } from './wrongs.ts';

const hour = 3_600_000;
const mostTries = 40;

export type ShortestDay = {
  readonly wrong: Wrong;
  readonly hours: number;
  readonly faults: readonly Fault[];
};

/**
 * The first thing that went wrong in a day, and the fewest faults that bring it about. The day ends soon after it, and
 * mostly the last faults before it are enough: so those are tried alone first.
 */
export async function findShortestFaults(
  day: DayOptions,
  { wrongs }: DayResult,
  play: (day: DayOptions) => Promise<DayResult>,
): Promise<ShortestDay | undefined> {
  const wrong = wrongs.toSorted((one, other) => one.at - other.at)[0];
  if (wrong === undefined) return undefined;
  const before = day.faults.filter(({ at }) => at <= wrong.at);
  const hours = Math.min(day.hours, (wrong.at + 600_000) / hour);
  const fails = async (faults: readonly Fault[]): Promise<boolean> => {
    const result = await play({ ...day, hours, faults, keepLines: 0 });
    return result.wrongs.some(({ kind }) => kind === wrong.kind);
  };
  for (const count of [1, 2, 4, 8, 16, 32]) {
    const last = before.slice(-count);
    if (last.length < before.length && (await fails(last)))
      return { wrong, hours, faults: await shrink(last, fails, mostTries) };
  }
  return { wrong, hours, faults: await shrink(before, fails, mostTries) };
}
