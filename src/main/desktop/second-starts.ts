/** At most one window action a second, however often the app is started again. */
const restMs = 1_000;

export type SecondStarts = {
  /** A second start came in with this message. */
  readonly arrived: (ask: { readonly hidden: boolean } | undefined) => void;
  /** The window can be shown now; a start that came earlier is answered. */
  readonly ready: (show: () => void) => void;
};

/** @param elapsed monotonic ms */
export function createSecondStarts(elapsed: () => number): SecondStarts {
  let show: (() => void) | undefined;
  let lastShown = -restMs;
  // One place in the queue: a thousand early starts are one wish.
  let waiting = false;

  function answer(): void {
    if (!show) {
      waiting = true;
      return;
    }
    if (elapsed() - lastShown < restMs) return;
    lastShown = elapsed();
    show();
  }

  return {
    arrived: (ask) => {
      if (ask?.hidden !== true) answer();
    },
    ready: (shown) => {
      show = shown;
      if (waiting) answer();
      waiting = false;
    },
  };
}
