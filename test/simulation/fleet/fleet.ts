import { createRandom } from '../../../src/simulator/clock.ts';
import type { Chance } from '../../../src/main/clock.ts';
import { type Companion, createCompanion } from './companion.ts';
import { createCrowdedPlatform, type CrowdedPlatform } from './crowded-platform.ts';
import { createFleetClock, type FleetClock } from './fleet-clock.ts';

export type FleetOptions = {
  readonly companions: number;
  readonly seed: number;
  readonly outageMinutes: number;
  /** Requests a second the platform can answer. */
  readonly capacity: number;
  /** Seconds; what a refusal asks to wait. */
  readonly retryAfter: number | undefined;
  /** Hours to go on after the end of the outage. */
  readonly hours: number;
};

/** All times in seconds after the end of the outage, all calls counted whether they were answered or refused. */
export type FleetFigures = {
  readonly live_50_s: number;
  readonly live_95_s: number;
  readonly live_all_s: number;
  readonly complete_all_s: number;
  readonly calls_after_end: number;
  readonly calls_per_s_while_down: number;
  readonly peak_calls_per_s_after_end: number;
  readonly peak_calls_per_s_60min: number;
  readonly peak_calls_per_s_24h: number;
  readonly over_limit: number;
  /** After every socket was cut: seconds until the last is back, and how many are within three minutes. */
  readonly drop_live_all_s: number;
  readonly drop_within_180_s: number;
};

const minute = 60_000;
const hour = 60 * minute;
/** All of them have been at work for a while, each started at its own time. */
const quietBefore = 90 * minute;
const start = Date.UTC(2026, 8, 14, 9, 0, 0);
/** Everybody is complete within this, or the figure says so. */
const longestReturn = 30 * minute;

/**
 * Everybody is at work; the platform goes away for a while, comes back, and a day passes. At its end every socket is
 * cut at once, and nothing else is wrong.
 */
export async function playFleet(options: FleetOptions): Promise<FleetFigures> {
  const { clock, crowd, fleet } = await assemble(options);
  crowd.goDown();
  for (const companion of fleet) companion.loseSocket();
  const end = quietBefore + options.outageMinutes * minute;
  await clock.run(end);
  crowd.comeBack();
  await clock.run(end + longestReturn);
  const back = returnOf(fleet, end);
  const dropAt = end + Math.max(longestReturn, options.hours * hour);
  await clock.run(dropAt);
  for (const companion of fleet) companion.loseSocket();
  await clock.run(dropAt + longestReturn);

  const calls = crowd.perSecond;
  const completeAt = end + (back.complete_all_s === Infinity ? longestReturn : back.complete_all_s * 1000);
  const returned = fleet.map((companion) => ((companion.liveAt() ?? Infinity) - dropAt) / 1000);
  return {
    ...back,
    calls_after_end: sum(calls, end, completeAt),
    calls_per_s_while_down: sum(calls, quietBefore, end) / (options.outageMinutes * 60),
    peak_calls_per_s_after_end: peak(calls, end, end + longestReturn),
    peak_calls_per_s_60min: peak(calls, end + 30 * minute, Math.min(dropAt, end + 90 * minute)),
    peak_calls_per_s_24h: options.hours < 24 ? 0 : peak(calls, end + 2 * hour, dropAt),
    over_limit: crowd.overLimit(),
    drop_live_all_s: returned.reduce((last, each) => Math.max(last, each), 0),
    drop_within_180_s: returned.filter((each) => each <= 180).length,
  };
}

type Assembled = {
  readonly clock: FleetClock;
  readonly crowd: CrowdedPlatform;
  readonly fleet: readonly Companion[];
};

/** Everybody is at work, each since a time of their own. */
async function assemble(options: FleetOptions): Promise<Assembled> {
  const random = createRandom(options.seed);
  const clock = createFleetClock(start);
  const crowd = createCrowdedPlatform(clock, options);
  const fleet = Array.from({ length: options.companions }, () =>
    createCompanion({ clock, crowd, chance: chanceFrom(random) }),
  );
  for (const companion of fleet) clock.after(random() * (quietBefore - 10 * minute), companion.start);
  await clock.run(quietBefore);
  return { clock, crowd, fleet };
}

type Return = Pick<FleetFigures, 'live_50_s' | 'live_95_s' | 'live_all_s' | 'complete_all_s'>;

function returnOf(fleet: readonly Companion[], end: number): Return {
  const after = (moment: number | undefined): number => ((moment ?? Infinity) - end) / 1000;
  const live = fleet.map((companion) => after(companion.liveAt())).sort((one, other) => one - other);
  const share = (part: number): number => live[Math.ceil(live.length * part) - 1] ?? Infinity;
  return {
    live_50_s: share(0.5),
    live_95_s: share(0.95),
    live_all_s: share(1),
    complete_all_s: fleet.reduce((last, companion) => Math.max(last, after(companion.completeAt())), 0),
  };
}

function between(calls: readonly number[], from: number, to: number): readonly number[] {
  return calls.slice(Math.floor(from / 1000), to === Infinity ? undefined : Math.ceil(to / 1000));
}

function sum(calls: readonly number[], from: number, to: number): number {
  return between(calls, from, to).reduce((total, count) => total + count, 0);
}

function peak(calls: readonly number[], from: number, to: number): number {
  return between(calls, from, to).reduce((most, count) => Math.max(most, count), 0);
}

function chanceFrom(random: () => number): Chance {
  return {
    fraction: random,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
    uuid: () => 'a companion of the fleet',
  };
}
