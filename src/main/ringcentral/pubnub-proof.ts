import type { Clock } from '../clock.ts';
import type { PubNubDoor } from './pubnub-carrier.ts';

/** Asks PubNub for the time: an answer shows that the way there is open, before a line that may be well is let go of. */
export type PubNubProof = {
  readonly begin: () => void;
  readonly stop: () => void;
};

export type PubNubProofParts = {
  readonly clock: Clock;
  readonly door: PubNubDoor;
  /** E.g. `https://ps.pndsn.com`. */
  readonly origin: string;
  readonly onProven: () => void;
};

/** Ms from the first question to the others; one lost packet is no dead line. */
const askedAt = [0, 2_000, 5_000];
const limit = 15_000;

export function createPubNubProof({ clock, door, origin, onProven }: PubNubProofParts): PubNubProof {
  let stop = new AbortController();
  let cancels: readonly (() => void)[] = [];

  function end(): void {
    for (const cancel of cancels) cancel();
    cancels = [];
    stop.abort();
  }

  async function ask(signal: AbortSignal): Promise<void> {
    try {
      await door({ address: new URL('/time/0', origin), headers: {}, limit, signal });
    } catch {
      // Whoever wanted the proof counts the time.
      return;
    }
    if (signal.aborted) return;
    end();
    onProven();
  }

  return {
    begin: () => {
      end();
      stop = new AbortController();
      const { signal } = stop;
      cancels = askedAt.map((ms) => clock.after(ms, () => void ask(signal)));
    },
    stop: end,
  };
}
