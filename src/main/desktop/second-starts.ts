import type { StartWish } from '../../shared/link.ts';
import type { Clock } from '../clock.ts';
import { mostGivenPaths } from './given-paths.ts';
import type { StartAsk } from './start-arguments.ts';

/** At most one window action a second, however often the app is started again. */
const restMs = 1_000;

/** Systems hand over files that are opened together one by one: so long after the last one they are one wish. */
const togetherMs = 300;

/** Each of these opens a draft; a script that has more to send is slower than this. */
const mostFaxes = { count: 5, ms: 10_000 };

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

type Fax = Extract<StartWish, { kind: 'fax' }>;

export function createSecondStarts(clock: Pick<Clock, 'elapsed' | 'after'>): SecondStarts {
  const { elapsed, after } = clock;
  let answers: StartAnswers | undefined;
  let lastShown = -restMs;
  // One place in the queue each: a thousand early starts are one wish.
  let isWaiting = false;
  let waiting: StartWish | undefined;
  let opened: Fax | undefined;
  let stopGathering = (): void => undefined;
  let faxes: readonly number[] = [];

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
    if (!answers) waiting ??= wish;
    else if (wish.kind !== 'fax' || mayTakeFax()) answers.take(wish);
  }

  function mayTakeFax(): boolean {
    faxes = faxes.filter((at) => elapsed() - at < mostFaxes.ms);
    if (faxes.length >= mostFaxes.count) return false;
    faxes = [...faxes, elapsed()];
    return true;
  }

  function gather(fax: Fax): void {
    const before = opened?.files ?? [];
    opened = { ...fax, files: [...before, ...fax.files].slice(0, mostGivenPaths) };
    stopGathering();
    stopGathering = after(togetherMs, () => {
      const gathered = opened;
      opened = undefined;
      if (gathered !== undefined) take(gathered);
    });
  }

  return {
    arrived: (ask) => {
      if (ask?.wish.kind === 'fax' && ask.wish.to === undefined) gather(ask.wish);
      else if (ask !== undefined && ask.wish.kind !== 'none') take(ask.wish);
      else if (ask?.hidden !== true) show();
    },
    ready: (given) => {
      answers = given;
      if (isWaiting) show();
      if (waiting !== undefined) take(waiting);
      isWaiting = false;
      waiting = undefined;
    },
  };
}
