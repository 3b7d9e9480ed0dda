import { WorldError, type World } from '../world-types.ts';
import { endAll, type Step } from './deeds.ts';
import { officeHour } from './office-hour.ts';
import { createStage, playStep, playSteps, type Listener, type StepReport } from './player.ts';
import { firstPerson, randomCalls } from './random-calls.ts';
import { singleCalls } from './single-calls.ts';
import { tour } from './tour.ts';

type Scenario = {
  readonly steps: readonly Step[];
  /** Calls by chance after the steps. */
  readonly then?: { readonly minutes: number; readonly callsPerHour: number };
  /** Steps wait to be asked for instead of for their time. */
  readonly byHand?: true;
};

const scenarios = {
  /** Every situation once in six minutes, then calls by chance for the rest of the hour. */
  'office-hour': {
    steps: officeHour,
    then: { minutes: 54, callsPerHour: 30 },
  },
  quiet: { steps: [], then: { minutes: 60, callsPerHour: 8 } },
  busy: { steps: [], then: { minutes: 60, callsPerHour: 90 } },
  tour: { steps: tour, byHand: true },
  answered: { steps: singleCalls.answered },
  'answered-by-colleague': {
    steps: singleCalls['answered-by-colleague'],
  },
  missed: { steps: singleCalls.missed },
  voicemail: { steps: singleCalls.voicemail },
  declined: { steps: singleCalls.declined },
  queue: { steps: singleCalls.queue },
  'two-calls': { steps: singleCalls['two-calls'] },
  anonymous: { steps: singleCalls.anonymous },
  colleague: { steps: singleCalls.colleague },
  'ring-out': { steps: singleCalls['ring-out'] },
  faxes: { steps: singleCalls.faxes },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios).filter(isScenarioName);

export type ScenarioRun = {
  /** No further steps; calls of the scenario that still live are hung up. */
  readonly stop: () => void;
  /** Hears of every step in a sentence. Nothing happens before the first listener can be added. */
  readonly onStep: (listener: Listener) => () => void;
  /** Plays the next step at once; undefined when there is none. Only of scenarios that wait to be asked. */
  readonly step?: () => StepReport | undefined;
};

export type ScenarioOptions = {
  /** Extension id of the person it is played for; the first who can sign in unless given. */
  readonly person?: number;
  /** Makes any scenario wait for `step`. */
  readonly byHand?: boolean;
};

function playByHand(world: World, person: number, steps: readonly Step[], tell: Listener) {
  const stage = createStage(world, person);
  let index = 0;
  return {
    stop: () => {
      index = steps.length;
      endAll(stage);
    },
    step: () => {
      const step = steps[index];
      if (!step) return undefined;
      index += 1;
      const report = playStep(stage, step, world.clock.now());
      tell(report);
      return report;
    },
  };
}

function playOnTheClock(world: World, person: number, { steps, then }: Scenario, tell: Listener) {
  let stopRandom: () => void = () => undefined;
  const stopSteps = playSteps(world, {
    person,
    steps,
    onStep: tell,
    done: () => {
      if (then) stopRandom = randomCalls(world, { ...then, people: [person], onStep: tell }).stop;
    },
  });
  return {
    stop: () => {
      stopSteps();
      stopRandom();
    },
  };
}

/** Plays a scenario on the world's clock. Throws `WorldError` for a name that is none. */
export function playScenario(name: string, world: World, options: ScenarioOptions = {}): ScenarioRun {
  if (!isScenarioName(name)) throw new WorldError('unknown', `no scenario "${name}"`);
  const scenario: Scenario = scenarios[name];
  const person = options.person ?? firstPerson(world);
  const listeners = new Set<Listener>();
  const tell: Listener = (report) => [...listeners].forEach((listener) => listener(report));
  const onStep = (listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const byHand = options.byHand ?? scenario.byHand ?? false;
  if (byHand) return { onStep, ...playByHand(world, person, scenario.steps, tell) };
  return { onStep, ...playOnTheClock(world, person, scenario, tell) };
}
