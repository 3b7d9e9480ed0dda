import type { Clock } from '../clock.ts';

/** Notices from a jump of the wall clock that the computer slept, where nobody tells. */
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

export function createSleepWatch(clock: Clock, onSlept: () => void): SleepWatch {
  let looked = { on: 0, at: 0 };
  let cancel = (): void => undefined;

  function look(): void {
    const passed = { on: clock.now() - looked.on, at: clock.elapsed() - looked.at };
    const slept = passed.on - passed.at > clocksApartMs || passed.on > lookMs + sleptMs;
    note();
    cancel = clock.after(lookMs, look);
    if (slept) onSlept();
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
