import { WorldError, type World } from '../world-types.ts';
import { endAll, perform, type Stage, type Step } from './deeds.ts';

/** One line of the timeline. */
export type StepReport = {
  /** Milliseconds since the epoch, by the world's clock. */
  readonly at: number;
  /** A sentence for people. */
  readonly say: string;
  /** The name of the state shown, where the step has one. */
  readonly state: string | undefined;
  /** Why the step could not be played: somebody had already ended the call by hand, for example. */
  readonly skipped: string | undefined;
};

export type Listener = (report: StepReport) => void;

export function createStage(world: World, person: number): Stage {
  return { world, person, calls: new Map() };
}

/** A step that no longer fits what people did meanwhile is passed over, not an error. */
export function playStep(stage: Stage, step: Step, at: number): StepReport {
  const me = stage.world.extensions.find(({ id }) => id === stage.person)?.firstName ?? '';
  let skipped: string | undefined;
  try {
    for (const deed of step.deeds) perform(stage, deed);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    skipped = error.message;
  }
  return { at, say: step.say.replaceAll('{me}', me), state: step.state, skipped };
}

/** Plays steps one after the other on the world's clock; answers how to stop and to hang up what is left. */
export function playSteps(
  world: World,
  run: {
    readonly person: number;
    readonly steps: readonly Step[];
    readonly onStep: Listener;
    readonly done: () => void;
  },
): () => void {
  const stage = createStage(world, run.person);
  let cancel: () => void = () => undefined;
  const next = (index: number): void => {
    const step = run.steps[index];
    if (!step) return run.done();
    cancel = world.clock.after(step.wait * 1000, () => {
      run.onStep(playStep(stage, step, world.clock.now()));
      next(index + 1);
    });
  };
  next(0);
  return () => {
    cancel();
    endAll(stage);
  };
}
