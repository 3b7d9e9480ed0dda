import type { Clock } from '../clock.ts';

/** Notices from the clocks that the computer slept, or that this process stood still, where nobody tells. */
export type SleepWatch = {
  readonly start: () => void;
  readonly stop: () => void;
  /** The system itself told of a sleep or an awakening: the jump is known. */
  readonly noteTold: () => void;
};

const lookMs = 5_000;
/** The steady clock stands still in a sleep on most systems, and goes on in a process that is only kept waiting. */
const clocksApartMs = 2_000;
/** Where it goes on in a sleep, too: a look so late was not just kept waiting. */
const sleptMs = 15_000;
/** This may have been either. */
const stalledMs = 3_000;

type SleepWatchParts = {
  readonly clock: Clock;
  readonly onSlept: () => void;
  /** Nothing ran for some seconds; perhaps it was a short sleep. */
  readonly onStalled: () => void;
};

export function createSleepWatch({ clock, onSlept, onStalled }: SleepWatchParts): SleepWatch {
  let looked = { on: 0, at: 0 };
  let cancel = (): void => undefined;

  function look(): void {
    const passed = { on: clock.now() - looked.on, at: clock.elapsed() - looked.at };
    const slept = passed.on - passed.at > clocksApartMs || passed.on > lookMs + sleptMs;
    note();
    cancel = clock.after(lookMs, look);
    if (slept) onSlept();
    else if (passed.at > lookMs + stalledMs) onStalled();
  }

  function note(): void {
    looked = { on: clock.now(), at: clock.elapsed() };
  }

  return {
    start: () => {
      cancel();
      note();
      cancel = clock.after(lookMs, look);
    },
    stop: () => cancel(),
    noteTold: note,
  };
}
