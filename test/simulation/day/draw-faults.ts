import type { TransportName } from '../../../src/shared/connection.ts';
import { createRandom } from '../../../src/simulator/clock.ts';
import { type FaultKind, faultKinds, type FaultName, faultNames } from './fault-kinds.ts';

/** One fault that will strike, drawn before the day begins, so that any of them can be left out. */
export type Fault = {
  /** Ms from the beginning of the day. */
  readonly at: number;
  readonly name: FaultName;
  /** Ms. */
  readonly length: number;
  /** From 0 up to, not including, 1: which of its ways the fault takes. */
  readonly dice: number;
};

export type FaultPlan = {
  readonly hours: number;
  readonly perMinute: number;
  readonly transport: TransportName;
};

const minute = 60_000;
const shareOfFaults = 0x9e3779b9;

/** As many faults as wanted in every minute on average, each somewhere in its share of the time. */
export function drawFaults(seed: number, { hours, perMinute, transport }: FaultPlan): readonly Fault[] {
  const random = createRandom((seed * 31 + shareOfFaults) >>> 0);
  const kinds = faultNames
    .map((name): readonly [FaultName, FaultKind] => [name, faultKinds[name]])
    .filter(([, { only = transport }]) => only === transport);
  const weights = kinds.reduce((sum, [, { weight }]) => sum + weight, 0);
  const share = minute / perMinute;
  const faults: Fault[] = [];
  for (let from = 0; from + share <= hours * 60 * minute; from += share) {
    const at = Math.floor(from + random() * share);
    const [name, kind] = pick(kinds, random() * weights);
    const [least, most] = kind.seconds;
    // Mostly short ones: the square of a fair die.
    const length = Math.round(1000 * (least + (most - least) * random() ** 2));
    faults.push({ at, name, length, dice: random() });
  }
  return faults;
}

function pick(
  kinds: readonly (readonly [FaultName, FaultKind])[],
  weight: number,
): readonly [FaultName, FaultKind] {
  let left = weight;
  for (const each of kinds) {
    left -= each[1].weight;
    if (left < 0) return each;
  }
  return kinds[0]!;
}
