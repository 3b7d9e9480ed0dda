import { describe, expect, it } from 'vitest';
import {
  isScenarioName,
  playScenario,
  scenarioNames,
} from '../../../../src/simulator/scenarios/scenarios.ts';
import type { StepReport } from '../../../../src/simulator/scenarios/player.ts';
import { WorldError } from '../../../../src/simulator/world-types.ts';
import { activeCallsIn, ava, customer, startDay } from './a-day-at-work.ts';

function play(name: string, minutes: number, options: Parameters<typeof playScenario>[2] = {}) {
  const day = startDay();
  const run = playScenario(name, day.world, options);
  const reports: StepReport[] = [];
  run.onStep((report) => reports.push(report));
  const start = day.clock.now();
  day.clock.advance(minutes * 60_000);
  return { ...day, run, reports, start };
}

describe('scenarios', () => {
  it.each(scenarioNames.filter((name) => !['tour', 'office-hour', 'quiet', 'busy'].includes(name)))(
    '%s plays to its end without a step passed over',
    (name) => {
      const { world, reports } = play(name, 5);
      expect(reports.length).toBeGreaterThan(1);
      expect(reports.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
      expect(world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
    },
  );

  it('the office hour begins within 15 s and shows every situation in about six minutes', () => {
    const { world, reports, start } = play('office-hour', 7);
    const scripted = reports.filter(({ state }) => state !== undefined);
    expect(reports[0]!.at - start).toBeLessThanOrEqual(15_000);
    expect(scripted.at(-1)!.at - start).toBeLessThanOrEqual(390_000);
    expect(reports.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    const endings = world.truth().map(({ ending }) => ending);
    expect(endings).toEqual(expect.arrayContaining(['answered', 'missed', 'voicemail', 'declined']));
    expect(reports.every(({ say }) => !say.includes('{me}'))).toBe(true);
  });

  it('the office hour stays alive for the hour', () => {
    const { world, reports } = play('office-hour', 62);
    const late = reports.filter(({ at }) => at > world.clock.now() - 30 * 60_000);
    expect(late.length).toBeGreaterThan(10);
  });

  it('quiet is quieter than busy', () => {
    expect(play('quiet', 60).world.truth().length).toBeLessThan(play('busy', 60).world.truth().length / 2);
  });

  it('the tour stands still between its steps', () => {
    const { world, clock, run, reports } = play('tour', 10);
    expect(reports).toEqual([]);
    expect(run.step?.()).toMatchObject({ state: 'ring.known', skipped: undefined });
    clock.advance(3_600_000);
    expect(activeCallsIn(world.presenceOf(ava))).toMatchObject([
      { telephonyStatus: 'Ringing', from: customer },
    ]);
    const states: (string | undefined)[] = [];
    for (let report = run.step?.(); report; report = run.step?.()) {
      expect(report.skipped).toBeUndefined();
      states.push(report.state);
    }
    expect(new Set(states).size).toBe(states.length);
    expect(states.length).toBeGreaterThan(20);
    expect(world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
  });

  it('any scenario can be played by hand', () => {
    const { run, reports } = play('missed', 5, { byHand: true });
    expect(reports).toEqual([]);
    run.step?.();
    expect(reports).toHaveLength(1);
  });

  it('stopping hangs up what is under way and plays no more', () => {
    const { world, clock, run, reports } = play('answered', 0.1);
    expect(activeCallsIn(world.presenceOf(ava))).toHaveLength(1);
    run.stop();
    clock.advance(600_000);
    expect(reports).toHaveLength(1);
    expect(world.truth()).toMatchObject([{ ending: 'missed' }]);
  });

  it('a step that people have made impossible is passed over and said so', () => {
    const { world, clock, reports } = play('answered', 0.1);
    world.telephony.hangUp(world.truth()[0]!.telephonySessionId);
    clock.advance(600_000);
    expect(reports.map(({ skipped }) => skipped === undefined)).toEqual([true, false, false]);
  });

  it('an unknown name is refused', () => {
    expect(() => playScenario('nonsense', startDay().world)).toThrow(WorldError);
    expect(isScenarioName('toString')).toBe(false);
  });
});
