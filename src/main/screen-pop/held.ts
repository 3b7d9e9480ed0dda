import type { PopAction } from '../../shared/screen-pop.ts';
import type { Clock } from '../clock.ts';

type Waiting = { readonly go: () => void; readonly drop: () => void };

/** What nobody would see behind a locked screen waits until somebody is there. */
export type Held = {
  readonly lock: () => void;
  readonly unlock: () => void;
  /** Lets it go at once, or holds it. */
  readonly pass: (kind: PopAction['kind'], waiting: Waiting) => void;
  readonly drop: () => void;
};

/** Pages that open and programs that start in front of nobody; the clipboard is the next person's. */
const forEyes: ReadonlySet<PopAction['kind']> = new Set(['address', 'program', 'clipboard']);
/** Ms. Later than that nobody is asked about the call any more. */
const worthFor = 10 * 60_000;

/** Of each kind the newest alone waits: whoever comes back needs one page, not twenty. */
export function createHeld(clock: Pick<Clock, 'elapsed'>): Held {
  let isLocked = false;
  const held = new Map<PopAction['kind'], Waiting & { readonly at: number }>();

  function release(act: (one: Waiting & { readonly at: number }) => void): void {
    const all = [...held.values()];
    held.clear();
    all.forEach(act);
  }

  return {
    lock: () => {
      isLocked = true;
    },
    unlock: () => {
      isLocked = false;
      release((one) => (clock.elapsed() - one.at <= worthFor ? one.go() : one.drop()));
    },
    pass: (kind, waiting) => {
      if (!isLocked || !forEyes.has(kind)) return waiting.go();
      held.get(kind)?.drop();
      held.set(kind, { ...waiting, at: clock.elapsed() });
    },
    drop: () => release((one) => one.drop()),
  };
}
