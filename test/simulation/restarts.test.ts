import { describe, expect, it } from 'vitest';
import { randomCalls } from '../../src/simulator/scenarios/random-calls.ts';
import { startTestApp } from '../support/start-test-app.ts';
import { judgeEnds } from './judge-ends.ts';
import { watchAlerts } from './watch-alerts.ts';

const seeds = Number(process.env['SIMULATE_SEEDS'] ?? 10);
const firstSeed = Number(process.env['SIMULATE_FIRST_SEED'] ?? 1);
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
  it(`${seeds} days of calls have no false and no double alert, and every call its true end`, async () => {
    const failures: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1)
      failures.push(...(await playDayOfKills(seed)).map((problem) => `seed ${seed}: ${problem}`));
    expect(failures.slice(0, 20)).toEqual([]);
  });
});
