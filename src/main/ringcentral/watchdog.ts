import type { Chance, Clock } from '../clock.ts';

/**
 * Finds out that a line is dead although nobody closed it. Any frame is a sign of life; after a silence the other
 * side is asked for one, and no answer in time means dead.
 */
export type Watchdog = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly heard: () => void;
  /** Asks at once. @param limit ms until the line is given up; an earlier limit stays */
  readonly ask: (limit: number) => void;
  /** Ms since the epoch; undefined while nothing was ever heard. */
  readonly lastHeardAt: () => number | undefined;
  /** Ms since the last sign of life, sleep included; undefined while nothing was ever heard. */
  readonly silence: () => number | undefined;
};

export type WatchdogParts = {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Asks the other side. */
  readonly ping: () => void;
  readonly onDead: () => void;
};

/** Ms. The platform allows a Heartbeat from 30 s of silence on. */
const silenceAllowed = { from: 30_000, spread: 15_000 };
const answerMs = 10_000;
/** A timer so late says that this process stood still: the answer may be waiting to be read. */
const stalledMs = 1_000;
const betweenPings = 1_000;

export function createWatchdog({ clock, chance, ping, onDead }: WatchdogParts): Watchdog {
  let running = false;
  let heard: { readonly at: number; readonly on: number } | undefined;
  let patience = silenceAllowed.from;
  let deadline: number | undefined;
  let wasStalled = false;
  let pingedAt = -Infinity;
  let cancel = (): void => undefined;

  function planAt(moment: number): void {
    cancel();
    cancel = clock.after(Math.max(1, Math.ceil(moment - clock.elapsed())), look);
  }

  function look(): void {
    if (!running) return;
    const now = clock.elapsed();
    const due = (heard?.at ?? now) + patience;
    if (deadline === undefined) {
      if (now < due) planAt(due);
      else ask(answerMs);
    } else if (now < deadline) planAt(deadline);
    else if (now - deadline >= stalledMs && !wasStalled) {
      wasStalled = true;
      planAt(now + stalledMs);
    } else onDead();
  }

  function ask(limit: number): void {
    if (!running) return;
    const now = clock.elapsed();
    deadline = Math.min(deadline ?? Infinity, now + limit);
    patience = silenceAllowed.from + silenceAllowed.spread * chance.fraction();
    // Several reasons to ask come together: one question is enough.
    if (now - pingedAt >= betweenPings) {
      pingedAt = now;
      ping();
    }
    planAt(deadline);
  }

  function noteHeard(): void {
    heard = { at: clock.elapsed(), on: clock.now() };
    deadline = undefined;
    wasStalled = false;
  }

  return {
    start: () => {
      running = true;
      pingedAt = -Infinity;
      patience = silenceAllowed.from + silenceAllowed.spread * chance.fraction();
      noteHeard();
      planAt(clock.elapsed() + patience);
    },
    stop: () => {
      running = false;
      deadline = undefined;
      cancel();
    },
    heard: noteHeard,
    ask,
    lastHeardAt: () => heard?.on,
    // The steady clock may stand still in a sleep, the other one may be set back.
    silence: () =>
      heard === undefined ? undefined : Math.max(clock.elapsed() - heard.at, clock.now() - heard.on),
  };
}
