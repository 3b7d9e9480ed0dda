/** The time as a page sees it; tests and the gallery hand in their own. */
export type PageClock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs once after so many milliseconds; the answer takes it back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export const systemClock: PageClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
