const windowMs = 60_000;
const mostCrashes = 3;

export type CrashCount = {
  /** Notes a crash; `give-up` on the third within a minute. */
  readonly note: () => 'reload' | 'give-up';
};

/** @param elapsed monotonic ms */
export function createCrashCount(elapsed: () => number): CrashCount {
  let crashes: readonly number[] = [];
  return {
    note: () => {
      const now = elapsed();
      crashes = [...crashes.filter((at) => now - at < windowMs), now];
      return crashes.length >= mostCrashes ? 'give-up' : 'reload';
    },
  };
}
