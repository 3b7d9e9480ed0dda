/**
 * When events reached this computer, as far as is known. It tells calls that cannot have been heard from those that
 * should have been. Times are the platform's, in ms since the epoch.
 *
 *   deaf ──> whole ──(gap)──> whole
 *     ^────────┘
 */
export type Hearing = {
  /** From now on nothing is heard. */
  readonly deaf: (at: number) => void;
  /** Events come again. */
  readonly whole: (at: number) => void;
  /** Something may be missing up to now. */
  readonly gap: (at: number) => void;
  readonly wasDeafAt: (at: number) => boolean;
  /** The line was believed whole from before this moment until now. */
  readonly shouldHaveHeard: (at: number) => boolean;
};

/** Two clocks and a network lie between the platform's time and ours. */
const tolerance = 5_000;
const mostSpans = 100;

export function createHearing(): Hearing {
  let deafSince: number | undefined;
  let wholeSince: number | undefined;
  let spans: readonly { readonly from: number; readonly to: number }[] = [];

  function whole(at: number): void {
    if (deafSince !== undefined) spans = [...spans.slice(1 - mostSpans), { from: deafSince, to: at }];
    deafSince = undefined;
    wholeSince ??= at;
  }

  return {
    deaf: (at) => {
      deafSince ??= at;
      wholeSince = undefined;
    },
    whole,
    gap: (at) => {
      whole(at);
      wholeSince = at;
    },
    wasDeafAt: (at) =>
      (deafSince !== undefined && at > deafSince - tolerance) ||
      spans.some(({ from, to }) => at > from - tolerance && at < to + tolerance),
    shouldHaveHeard: (at) => wholeSince !== undefined && at > wholeSince + tolerance,
  };
}
