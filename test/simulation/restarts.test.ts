import { describe, expect, it } from 'vitest';
import { randomCalls } from '../../src/simulator/scenarios/random-calls.ts';
import { startTestApp } from '../support/start-test-app.ts';
import { judgeEnds } from './judge-ends.ts';
import { playDays, seedsInTests } from './seeds.ts';
import { watchAlerts } from './watch-alerts.ts';

const minute = 60_000;

/** Ten minutes of calls in which the app is killed six times, wherever the calls stand; then five quiet minutes. */
async function playDayOfKills(seed: number): Promise<readonly string[]> {
  let ringside = await startTestApp({ seed, silent: true });
  const { simulator, personId, clock } = ringside;
  const problems: string[][] = [watchAlerts(ringside)];
  randomCalls(simulator.world, { minutes: 10, callsPerHour: 90, people: [personId] });
  for (let kills = 0; kills < 6; kills += 1) {
    await ringside.run((0.5 + clock.driven.random()) * minute);
    ringside = await ringside.killAndStart();
    problems.push(watchAlerts(ringside));
    if (ringside.state().signIn.phase !== 'signed-in') problems.push(['had to sign in again']);
  }
  await ringside.run(10 * minute);
  problems.push([...judgeEnds(ringside)]);
  await ringside.close();
  return problems.flat();
}

describe('killed and started again and again', () => {
  it.each(seedsInTests(10))(
    'days %i to %i have no false and no double alert, and every call its true end',
    async (from, to) => {
      expect(await playDays([from, to], playDayOfKills)).toEqual([]);
    },
  );
});
