import type { Clock } from '../clock.ts';

/**
 * Frames in the order they came, handled in slices so that a flood leaves room for everything else. A lone
 * frame is handled at once. When more wait than is sensible all are dropped and the truth is read instead.
 */
export type FrameQueue = {
  readonly push: (text: string) => void;
  readonly close: () => void;
};

export type FrameQueueParts = {
  readonly clock: Clock;
  readonly handle: (text: string) => void;
  /** Frames were dropped; called when it begins, again while it lasts, and when it is over. */
  readonly onOverflow: () => void;
};

const sliceMs = 8;
const mostFrames = 10_000;
const mostCharacters = 32 * 1024 * 1024;
/** The flood is over when fewer frames than this came in one look. */
const calmFrames = 500;
const lookMs = 250;
const repeatMs = 10_000;

export function createFrameQueue({ clock, handle, onOverflow }: FrameQueueParts): FrameQueue {
  let waiting: string[] = [];
  let next = 0;
  let characters = 0;
  let sliceEnds = -Infinity;
  let planned = false;
  let closed = false;
  let flood: { came: number; toldAt: number } | undefined;

  function drain(): void {
    planned = false;
    sliceEnds = clock.elapsed() + sliceMs;
    while (next < waiting.length && !closed) {
      const text = waiting[next] ?? '';
      next += 1;
      characters -= text.length;
      handle(text);
      if (clock.elapsed() >= sliceEnds) break;
    }
    if (next >= waiting.length) {
      waiting = [];
      next = 0;
    } else plan();
  }

  function plan(): void {
    if (planned || closed) return;
    planned = true;
    clock.after(0, drain);
  }

  function overflow(): void {
    waiting = [];
    next = 0;
    characters = 0;
    flood = { came: 0, toldAt: clock.elapsed() };
    onOverflow();
    clock.after(lookMs, look);
  }

  function look(): void {
    if (flood === undefined || closed) return;
    const { came, toldAt } = flood;
    flood.came = 0;
    if (came < calmFrames) {
      flood = undefined;
      onOverflow();
      return;
    }
    if (clock.elapsed() - toldAt >= repeatMs) {
      flood.toldAt = clock.elapsed();
      onOverflow();
    }
    clock.after(lookMs, look);
  }

  return {
    push: (text) => {
      if (closed) return;
      if (flood !== undefined) {
        flood.came += 1;
        return;
      }
      const isIdle = next >= waiting.length;
      if (isIdle && !planned) {
        // A new turn begins: the slice is counted from here until the planned look at the queue.
        sliceEnds = clock.elapsed() + sliceMs;
        plan();
      }
      if (isIdle && clock.elapsed() < sliceEnds) {
        handle(text);
        return;
      }
      waiting.push(text);
      characters += text.length;
      if (waiting.length - next > mostFrames || characters > mostCharacters) overflow();
      else plan();
    },
    close: () => {
      closed = true;
      waiting = [];
    },
  };
}
