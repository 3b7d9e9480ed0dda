/** Ms after an attempt was lost at which the platform's list is read; nine of ten show what was sent within seconds. */
const lookAfter = [5_000, 30_000, 150_000, 185_000];

/** When the list has still to be read for one item, in monotonic ms; afterwards the person is asked. */
export type LookPlan = {
  readonly due: readonly number[];
  /** The question that follows is one that the person has seen before. */
  readonly isAgain: boolean;
};

export function planAfterLoss(elapsed: number): LookPlan {
  return { due: lookAfter.map((ms) => elapsed + ms), isAgain: false };
}

/** The person wants it looked at now. */
export function planAtOnce(elapsed: number): LookPlan {
  return { due: [elapsed], isAgain: true };
}

/** Ms between two readings for what may still turn up; most of it is brought by whatever else reads the list. */
const watchEvery = 30 * 60_000;

export function planToWatch(elapsed: number): LookPlan {
  return { due: [elapsed + watchEvery], isAgain: true };
}

/** What is left after the list was read. @param askedAt when the question was sent, not when its answer came */
export function afterLook(plan: LookPlan, askedAt: number): LookPlan {
  return { ...plan, due: plan.due.filter((at) => at > askedAt) };
}

/** Ms to wait after so many readings failed one after the other. */
export function pauseAfter(failures: number): number {
  return Math.min(60_000, 5_000 * 2 ** Math.max(0, failures - 1));
}
