import type { Chance, Clock } from '../clock.ts';

/**
 * Finds out that the line is dead although nobody closed it. Any frame is a sign of life; after a silence the
 * gateway's own Heartbeat is sent (its ping frames do not count against its idle limit), and no answer in time
 * means dead. A jump of the wall clock between two looks means that the computer slept.
 */
export type Watchdog = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly heard: () => void;
  /** Asks at once and waits only a little: after sleep, when the line is probably gone. */
  readonly checkNow: () => void;
  readonly noteSuspend: () => void;
  /** Ms since the epoch. */
  readonly lastHeardAt: () => number | undefined;
};

export type WatchdogParts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ping: () => void;
  readonly onDead: () => void;
  readonly onSlept: () => void;
};

/** The platform allows a Heartbeat from 30 s of silence on. */
const silence = { from: 30_000, spread: 15_000 };
const answerMs = 10_000;
const answerAfterSleepMs = 3_000;
const lookMs = 5_000;
/** A timer that comes later than this did not just wait in a busy process. */
const sleptMs = 15_000;

export function createWatchdog({ clock, chance, ping, onDead, onSlept }: WatchdogParts): Watchdog {
  let running = false;
  let heardAt = 0;
  let heardOn: number | undefined;
  let patience = silence.from;
  let deadline: number | undefined;
  let lookedOn = 0;
  let cancel = (): void => undefined;

  function heard(): void {
    heardAt = clock.elapsed();
    heardOn = clock.now();
    deadline = undefined;
  }

  function ask(limit: number): void {
    deadline = clock.elapsed() + limit;
    patience = silence.from + silence.spread * chance.fraction();
    ping();
    plan(limit);
  }

  function plan(ms: number): void {
    cancel();
    cancel = clock.after(Math.ceil(Math.min(ms, lookMs)), look);
  }

  function look(): void {
    if (!running) return;
    const today = clock.now();
    const slept = today - lookedOn > lookMs + sleptMs;
    lookedOn = today;
    const now = clock.elapsed();
    if (slept) {
      plan(lookMs);
      onSlept();
    } else if (deadline !== undefined && now >= deadline) onDead();
    else if (deadline === undefined && now - heardAt >= patience) ask(answerMs);
    else plan(deadline === undefined ? lookMs : deadline - now);
  }

  return {
    start: () => {
      running = true;
      patience = silence.from + silence.spread * chance.fraction();
      lookedOn = clock.now();
      heard();
      plan(lookMs);
    },
    stop: () => {
      running = false;
      cancel();
    },
    heard,
    checkNow: () => {
      lookedOn = clock.now();
      if (running) ask(answerAfterSleepMs);
    },
    noteSuspend: () => {
      lookedOn = clock.now();
    },
    lastHeardAt: () => heardOn,
  };
}
