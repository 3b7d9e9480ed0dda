import type { Log } from '../log.ts';

/** Who wants to hear of something. A listener that throws is a bug of its own and stops nobody else. */
export type Listeners<Told> = {
  readonly add: (listener: (told: Told) => void) => void;
  readonly tell: (told: Told) => void;
};

export function createListeners<Told>(log: Log): Listeners<Told> {
  const listeners: ((told: Told) => void)[] = [];
  return {
    add: (listener) => {
      listeners.push(listener);
    },
    tell: (told) => {
      for (const listener of listeners) {
        try {
          listener(told);
        } catch (error) {
          log.error('a listener of the platform failed', error);
        }
      }
    },
  };
}
