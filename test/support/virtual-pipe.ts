import type { Clock } from '../../src/main/clock.ts';
import type { Sent } from './virtual-stream.ts';

/** What one direction of a connection asks of the network, anew for everything that is sent. */
export type PipeParts = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Ms on the way for so many bytes. */
  readonly delayOf: (bytes: number) => number;
  readonly isHeld: () => boolean;
  /** Nothing ever arrives again, and nobody is told. */
  readonly isDead: () => boolean;
  readonly deliver: (what: Sent) => void;
};

export type Pipe = {
  readonly send: (what: Sent) => void;
  /** What was held goes on its way. */
  readonly release: () => void;
  /** Something is on its way and takes longer than it would now. */
  readonly isLate: () => boolean;
};

type Batch = { readonly at: number; readonly items: Sent[] };

/**
 * One direction of a connection: in order, after its delay, and what was sent within one moment arrives in one read,
 * as with TCP. A held pipe keeps everything for later, as TCP repeats what was lost.
 */
export function createPipe({ clock, delayOf, isHeld, isDead, deliver }: PipeParts): Pipe {
  let last: Batch | undefined;
  let lastAt = -Infinity;
  let held: Sent[] = [];

  function arrive(batch: Batch): void {
    if (last === batch) last = undefined;
    if (isDead()) return;
    if (held.length > 0 || isHeld()) held.push(...batch.items);
    else hand(batch.items);
  }

  function hand(items: readonly Sent[]): void {
    const bytes: Buffer[] = [];
    const flush = (): void => {
      if (bytes.length > 0)
        deliver({ kind: 'bytes', bytes: bytes.length === 1 ? bytes[0]! : Buffer.concat(bytes) });
      bytes.length = 0;
    };
    for (const item of items) {
      if (item.kind === 'bytes') bytes.push(item.bytes);
      else {
        flush();
        deliver(item);
      }
    }
    flush();
  }

  function send(what: Sent): void {
    if (isDead()) return;
    const delay = delayOf(what.kind === 'bytes' ? what.bytes.length : 0);
    const at = Math.max(lastAt, clock.now() + Math.ceil(delay));
    if (last?.at === at) {
      last.items.push(what);
      return;
    }
    const batch: Batch = { at, items: [what] };
    lastAt = at;
    last = batch;
    clock.after(at - clock.now(), () => arrive(batch));
  }

  return {
    send,
    isLate: () => lastAt > clock.now() + Math.ceil(delayOf(0)),
    release: () => {
      if (held.length === 0 || isHeld()) return;
      const items = held;
      held = [];
      for (const item of items) send(item);
    },
  };
}
