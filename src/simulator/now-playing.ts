import {
  playScenario,
  scenarioNames,
  type ScenarioOptions,
  type ScenarioRun,
} from './scenarios/scenarios.ts';
import type { Listener, StepReport } from './scenarios/player.ts';
import type { World } from './world-types.ts';

/** The one scenario that plays at a time. */
export type NowPlaying = {
  readonly names: readonly string[];
  readonly name: () => string | undefined;
  /** Stops the one before. Played for the person who listens, unless another is named. */
  readonly play: (name: string, options?: ScenarioOptions) => void;
  /** The next step of a scenario that waits to be asked; undefined when there is none. */
  readonly step: () => StepReport | undefined;
  readonly stop: () => void;
  readonly steps: () => readonly StepReport[];
  readonly onStep: (listener: Listener) => () => void;
};

export function createNowPlaying(world: World, whoListens: () => number | undefined): NowPlaying {
  const listeners = new Set<Listener>();
  let steps: readonly StepReport[] = [];
  let run: ScenarioRun | undefined;
  let name: string | undefined;

  function stop() {
    run?.stop();
    run = undefined;
    name = undefined;
  }

  return {
    names: scenarioNames,
    name: () => name,
    play(wanted, options = {}) {
      const person = options.person ?? whoListens();
      const next = playScenario(wanted, world, { ...options, ...(person === undefined ? {} : { person }) });
      stop();
      steps = [];
      run = next;
      name = wanted;
      next.onStep((report) => {
        if (run !== next) return;
        steps = [...steps, report];
        for (const listener of [...listeners]) listener(report);
      });
    },
    step: () => run?.step?.(),
    stop,
    steps: () => steps,
    onStep(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
