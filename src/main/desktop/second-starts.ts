import type { StartWish } from '../../shared/link.ts';
import type { StartAsk } from './start-arguments.ts';

/** At most one window action a second, however often the app is started again. */
const restMs = 1_000;

/** What the app does when it was asked from outside. */
export type StartAnswers = {
  readonly show: () => void;
  readonly take: (wish: StartWish) => void;
};

export type SecondStarts = {
  /** A second start came in with this message. */
  readonly arrived: (ask: StartAsk | undefined) => void;
  /** The windows can be shown now; what came earlier is answered. */
  readonly ready: (answers: StartAnswers) => void;
};

/** @param elapsed monotonic ms */
export function createSecondStarts(elapsed: () => number): SecondStarts {
  let answers: StartAnswers | undefined;
  let lastShown = -restMs;
  // One place in the queue each: a thousand early starts are one wish.
  let isWaiting = false;
  let waiting: StartWish | undefined;

  function show(): void {
    if (!answers) {
      isWaiting = true;
      return;
    }
    if (elapsed() - lastShown < restMs) return;
    lastShown = elapsed();
    answers.show();
  }

  function take(wish: StartWish): void {
    if (answers) answers.take(wish);
    else waiting ??= wish;
  }

  return {
    arrived: (ask) => {
      if (ask !== undefined && ask.wish.kind !== 'none') take(ask.wish);
      else if (ask?.hidden !== true) show();
    },
    ready: (given) => {
      answers = given;
      if (isWaiting) show();
      if (waiting !== undefined) given.take(waiting);
      isWaiting = false;
      waiting = undefined;
    },
  };
}
