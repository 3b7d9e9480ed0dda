import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualComputer, type VirtualComputer } from '../../support/virtual-computer.ts';
import { playCalls } from './calls-by-chance.ts';
import type { DayOptions, DayResult } from './day-result.ts';
import { createDisturbances, type Disturbances } from './disturbances.ts';
import type { Fault } from './draw-faults.ts';
import { seatPerson } from './person.ts';
import { watchRings } from './rings.ts';
import type { TestApp } from '../../support/start-test-app.ts';
import type { Stage } from './stage.ts';
import { startStage } from './start-stage.ts';
import { strike } from './strike.ts';
import { createDayTrace } from './trace.ts';
import { watchAlerts } from './watch-alerts.ts';
import { watchCalls } from './watch-calls.ts';
import { watchLine } from './watch-line.ts';
import { watchPace } from './watch-pace.ts';
import { watchTraffic } from './watch-traffic.ts';
import { createWrongs } from './wrongs.ts';

/** What belongs to the process a day is played in: there is one, and one day at a time. */
export type Ground = {
  /** The day's time and chance are everybody's from now on, and what nobody catches is told. */
  readonly enter: (clock: VirtualClock, seed: number, onUncaught: (error: unknown) => void) => void;
  readonly leave: () => void;
  readonly setComputer: (computer: VirtualComputer) => void;
};

const hour = 3_600_000;
const settles = 5 * 60_000;
/** A Monday, early in the morning. */
const start = Date.UTC(2026, 8, 14, 6);

/** Plays one day: the faults as they were drawn, then five quiet minutes, then the verdict. */
export async function playDay(ground: Ground, options: DayOptions): Promise<DayResult> {
  const { seed, hours, faults, transport } = options;
  const crash = (error: unknown): void => {
    wrongs.note('crashes', error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const clock = createVirtualClock({ seed, start, onThrown: crash });
  const trace = createDayTrace(clock.driven.now, options.keepLines ?? 0);
  const wrongs = createWrongs(clock.driven.now, trace);
  ground.enter(clock, seed, crash);
  // Before the first process of the app there is only the computer.
  ground.setComputer(createVirtualComputer(clock, clock.now));
  const parts = { seed, transport, clock, trace, wrong: wrongs.note };
  const stage = await startStage({ ...parts, onComputer: ground.setComputer });
  const disturbances = createDisturbances(clock.driven.now);
  const judge = watchAll(stage, disturbances);
  playCalls(stage, hours);
  for (const fault of faults) plan(stage, disturbances, fault);
  await clock.run(Math.max(hours * hour, ...faults.map(({ at, length }) => at + length)));
  stage.simulator.faults.clear();
  await clock.run(settles);
  const verdict = await judge();
  await stage.close();
  clock.driven.close();
  ground.leave();
  return {
    ...{ ...verdict, seed, faults: faults.length, kinds: countKinds(faults) },
    ...{ wrongs: wrongs.all(), size: trace.size(), lines: trace.lines(), hash: trace.hash() },
    turns: clock.turns(),
  };
}

function plan(stage: Stage, disturbances: Disturbances, fault: Fault): void {
  const { clock, trace } = stage;
  clock.driven.after(fault.at, () => {
    trace.note('fault', `${fault.name} for ${fault.length} ms`);
    const over = disturbances.begin(fault);
    const end = strike(stage, fault);
    clock.driven.after(fault.length, () => {
      end();
      over();
      trace.note('fault', `${fault.name} is over`);
    });
  });
}

type Verdict = Pick<DayResult, 'alerts' | 'line' | 'calls' | 'traffic' | 'signOuts' | 'foundByAudit'>;

/** Everybody who looks on. The answer asks them what they have seen. */
function watchAll(stage: Stage, disturbances: Disturbances): () => Promise<Verdict> {
  const rings = watchRings(stage.simulator.world, stage.personId);
  const line = watchLine(stage, disturbances);
  const pace = watchPace(stage);
  const alerts = watchAlerts(stage, rings, line, disturbances, pace);
  const calls = watchCalls(stage, rings);
  const traffic = watchTraffic(stage, line.noteAsked);
  const person = seatPerson(stage, disturbances, line.noteSigningIn);
  const foundByAudit = countAudits(stage);
  stage.onAwake(line.noteAwake);
  // What stands for a moment only counts, too.
  stage.onBytes(line.look);
  stage.onLife((app) => {
    alerts.live(app);
    calls.live(app);
    watchStates(stage, app, line.look);
  });
  stage.clock.onTurn(() => {
    line.glance();
    pace.glance();
  });
  return async () => ({
    alerts: alerts.figures(),
    line: line.figures(),
    calls: await calls.figures(alerts.wasAlerted),
    traffic: traffic(),
    signOuts: person.signOuts(),
    foundByAudit: await foundByAudit(),
  });
}

/** What each life of the app has counted. */
function countAudits(stage: Stage): () => Promise<number> {
  const lives: TestApp[] = [];
  stage.onLife((life) => void lives.push(life));
  return async () => {
    let sum = 0;
    for (const { app } of lives) sum += (await app.questions.counters())['found-by-audit'];
    return sum;
  };
}

/** Each phase of the connection goes into the trace; a problem the app tells the person of is as bad as a crash. */
function watchStates({ trace, wrong, app: current }: Stage, { app }: TestApp, changed: () => void): void {
  let before = '';
  let told = 0;
  app.onState(({ connection, problems }) => {
    if (current().app !== app) return;
    const now = `${connection.phase} ${connection.reason ?? ''}`;
    if (now !== before) {
      trace.note('state', now);
      changed();
    }
    before = now;
    if (problems.length > told) wrong('crashes', `told the person: ${problems.at(-1)?.text ?? ''}`);
    told = problems.length;
  });
}

function countKinds(faults: readonly Fault[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of faults) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
