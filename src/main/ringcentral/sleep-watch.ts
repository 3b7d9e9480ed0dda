import type { Clock } from '../clock.ts';

/** Notices from a jump of the wall clock that the computer slept, where nobody tells. */
export type SleepWatch = {
  readonly start: () => void;
  readonly stop: () => void;
  /** The system itself told of a sleep or an awakening: the jump is known. */
  readonly noteTold: () => void;
};

const lookMs = 5_000;
/** A process may be kept busy or waiting for a while without anybody having slept. */
const sleptMs = 15_000;

export function createSleepWatch(clock: Clock, onSlept: () => void): SleepWatch {
  let lookedOn = 0;
  let cancel = (): void => undefined;

  function look(): void {
    const today = clock.now();
    const slept = today - lookedOn > lookMs + sleptMs;
    lookedOn = today;
    cancel = clock.after(lookMs, look);
    if (slept) onSlept();
  }

  return {
    start: () => {
      cancel();
      lookedOn = clock.now();
      cancel = clock.after(lookMs, look);
    },
    stop: () => cancel(),
    noteTold: () => {
      lookedOn = clock.now();
    },
  };
}
