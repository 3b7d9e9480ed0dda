import { describe, expect, it } from 'vitest';
import { randomCalls } from '../../src/simulator/scenarios/random-calls.ts';
import type { WorldEvent } from '../../src/simulator/world-types.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { judgeEnds } from './judge-ends.ts';
import { playDays, seedsInTests } from './seeds.ts';
import { watchAlerts } from './watch-alerts.ts';

const minute = 60_000;

/** What programs put where something else belongs. */
const junk: readonly unknown[] = [
  ...[null, '', 'null', 'undefined', 'x'.repeat(10_000), '\u202etxet\u202c', '<img src=x onerror=alert(1)>'],
  ...[-1, 0, 1e21, 2 ** 53, 0.5, true, [], {}, [[[[[]]]]], { length: 5 }, ['Ringing'], { toString: 'x' }],
];

type Random = () => number;
type Spot = { readonly holder: Record<string, unknown>; readonly key: string };

/** Ids stay: an event of a call that never was cannot be told from one of a call that rings. */
const ids = new Set(['telephonySessionId', 'sessionId', 'extensionId']);

function spotsIn(value: unknown, spots: Spot[] = []): readonly Spot[] {
  if (typeof value !== 'object' || value === null) return spots;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    if (!ids.has(key)) spots.push({ holder, key });
    spotsIn(holder[key], spots);
  }
  return spots;
}

/** The same event with one to three things missing, replaced or put inside something else. */
function damaged(event: WorldEvent, random: Random): WorldEvent {
  const body = structuredClone(event.body);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const spots = spotsIn(body);
    const spot = spots[Math.floor(random() * spots.length)];
    if (spot === undefined) break;
    const { holder, key } = spot;
    const dice = random();
    if (dice < 0.3) Reflect.deleteProperty(holder, key);
    else holder[key] = dice < 0.4 ? [holder[key]] : structuredClone(junk[Math.floor(random() * junk.length)]);
  }
  return { ...event, body };
}

/** Before or instead of one event in five comes a damaged one. */
function damageEvents({ simulator, clock }: TestApp, share: number): () => number {
  const { random } = clock.driven;
  let count = 0;
  simulator.world.onEvent((event) => {
    if (random() > share) return;
    count += 1;
    simulator.emit(damaged(event, random));
  });
  return () => count;
}

async function playDamagedDay(seed: number): Promise<{ problems: readonly string[]; count: number }> {
  const ringside = await startTestApp({ seed, silent: true });
  const { simulator, personId } = ringside;
  const problems = watchAlerts(ringside);
  const countOf = damageEvents(ringside, 0.3);
  simulator.faults.on('event-dropped', { probability: 0.1 });
  randomCalls(simulator.world, { minutes: 10, callsPerHour: 90, people: [personId] });
  await ringside.run(10 * minute);
  simulator.faults.clear();
  await ringside.run(5 * minute);
  problems.push(...judgeEnds(ringside));
  if (ringside.state().connection.phase !== 'online') problems.push('not online any more');
  if (ringside.state().problems.length > 0) problems.push(JSON.stringify(ringside.state().problems));
  await ringside.close();
  return { problems, count: countOf() };
}

describe('with damaged events among the others', () => {
  it.each(seedsInTests(20))(
    'days %i to %i have no false and no double alert, and every call its true end',
    async (from, to) => {
      let count = 0;
      const failures = await playDays([from, to], async (seed) => {
        const day = await playDamagedDay(seed);
        count += day.count;
        return day.problems;
      });
      expect(failures.slice(0, 20)).toEqual([]);
      expect(count).toBeGreaterThan(0);
    },
  );
});
