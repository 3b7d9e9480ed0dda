import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badInputFaults } from '../support/bad-input-rows.ts';
import type { DayResult } from './day/day-result.ts';
import { createDayWorkers, type DayWorkers } from './day/day-workers.ts';
import type { Fault } from './day/draw-faults.ts';
import { faultKinds, type FaultName, faultNames } from './day/fault-kinds.ts';

const minute = 60_000;
const seed = 4;

/** The fault alone, three times in a quarter of an hour: short, long, and another of its ways. */
function strikesOf(name: FaultName): readonly Fault[] {
  const [least, most] = faultKinds[name].seconds;
  const long = Math.max(least * 1_000, Math.min(most * 1_000, 90_000));
  return [
    { at: 2 * minute, name, length: least * 1_000, dice: 0.1 },
    { at: 5 * minute, name, length: long, dice: 0.5 },
    { at: 10 * minute, name, length: long, dice: 0.9 },
  ];
}

const transports = ['websocket', 'pubnub'] as const;
type Transport = (typeof transports)[number];

const titles = faultNames.map(
  (name) => [faultKinds[name].numbers.map((number) => `[fault ${number}]`).join(' '), name] as const,
);

let workers: DayWorkers;
let days: ReadonlyMap<string, Promise<DayResult>>;

// Each day needs a process whose time is virtual; they are played side by side, and judged one by one.
beforeAll(() => {
  workers = createDayWorkers(2);
  const play = (transport: Transport, name: FaultName): Promise<DayResult> =>
    workers.play({ seed, hours: 0.25, transport, faults: strikesOf(name) });
  days = new Map(
    transports.flatMap((transport) =>
      faultNames.map((name) => [`${transport} ${name}`, play(transport, name)] as const),
    ),
  );
});
afterAll(() => workers.close());

describe.each(transports)('each fault alone, over %s', (transport) => {
  it.each(titles)(
    '%s %s: nothing is missed, told twice or told wrongly, and the line is back in time',
    async (_numbers, name) => {
      const day = await days.get(`${transport} ${name}`);
      expect(day?.wrongs).toEqual([]);
      expect(day?.faults).toBe(3);
      expect(day?.line.onlineMs).toBeGreaterThan(2 * minute);
    },
  );
});

it('each number of the list is played', () => {
  const numbers = new Set<number>(faultNames.flatMap((name) => faultKinds[name].numbers));
  expect(badInputFaults.filter(({ isPlayed, number }) => isPlayed && !numbers.has(number))).toEqual([]);
});
