import type { Clock } from '../clock.ts';
import type { PlatformError } from './platform-port.ts';
import type { PubNubLine } from './pubnub-line.ts';

/** Starts a line that goes on from there; `onLost` is for after it was open. */
export type StartLine = (from: string | undefined, onLost: (failure: PlatformError) => void) => PubNubLine;

/**
 * The line that listens, and now and then its successor: a line is never let go of before the next one was answered,
 * so that bad weather costs no line. Then the old poll ends and the next one goes on from where it stood: there is
 * never more than one that waits, and what happens in between is kept for it.
 */
export type PubNubLines = {
  /** Resolves when it is open; rejects with PlatformError. */
  readonly begin: (start: StartLine, from: string | undefined) => Promise<void>;
  /** A successor takes over as soon as it can; `onTaken` when it has. Does nothing where no line is open. */
  readonly renew: (start: StartLine, onTaken?: () => void) => void;
  readonly isOpen: () => boolean;
  readonly timetoken: () => string | undefined;
  /** Ends at once and tells nothing; an opening under way fails. True where a line was open. */
  readonly stop: () => boolean;
};

/** Ms until a successor that did not come about is tried again; somebody else counts how long there is no sign. */
const retries = [2_000, 3_000];

export function createPubNubLines(clock: Clock, onLost: (failure: PlatformError) => void): PubNubLines {
  let line: PubNubLine | undefined;
  let isUp = false;
  let next: PubNubLine | undefined;
  let cancel = (): void => undefined;

  function dropNext(): void {
    cancel();
    next?.close();
    next = undefined;
  }

  function stop(): boolean {
    const wasUp = isUp;
    isUp = false;
    dropNext();
    line?.close();
    line = undefined;
    return wasUp;
  }

  function lose(lost: PubNubLine, failure: PlatformError): void {
    if (lost === next) dropNext();
    else if (lost === line && stop()) onLost(failure);
  }

  function startOne(start: StartLine, from: string | undefined): PubNubLine {
    const one: PubNubLine = start(from, (failure) => lose(one, failure));
    return one;
  }

  function succeed(start: StartLine, onTaken: () => void, waits: readonly number[]): void {
    const one = startOne(start, line?.timetoken());
    next = one;
    const again = (): void => {
      if (next !== one) return;
      next = undefined;
      const [wait, ...rest] = waits;
      if (wait !== undefined) cancel = clock.after(wait, () => succeed(start, onTaken, rest));
    };
    one.opened.then(() => {
      if (next !== one) return;
      const old = line;
      line = one;
      next = undefined;
      old?.close();
      onTaken();
    }, again);
  }

  return {
    begin: async (start, from) => {
      stop();
      const one = startOne(start, from);
      line = one;
      await one.opened;
      if (line === one) isUp = true;
    },
    renew: (start, onTaken = () => undefined) => {
      if (!isUp) return;
      dropNext();
      succeed(start, onTaken, retries);
    },
    isOpen: () => isUp,
    timetoken: () => line?.timetoken(),
    stop,
  };
}
