import type { Clock } from '../../src/main/clock.ts';
import { createPipe, type Pipe } from './virtual-pipe.ts';
import { type Poll, pollAfter } from './virtual-poll.ts';
import { type Sent, VirtualSocket } from './virtual-stream.ts';

/** The process at the computer's end. */
export type Holder = {
  readonly clock: () => Pick<Clock, 'after'>;
  readonly isRunning: () => boolean;
  readonly isDead: () => boolean;
};

/** Where a connection is reset. */
export type Cut = 'before-bytes' | 'after-request' | 'in-answer';

/** How a connection ends: both are told by a reset, the computer's end sees a polite close, or nobody is told. */
export type LineEnd = 'reset' | 'closed' | 'silent';

export type LineParts = {
  readonly id: number;
  readonly holder: Holder;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly delayOf: (bytes: number) => number;
  readonly isHeld: () => boolean;
  /** Where the network cuts connections at the moment; asked for everything that arrives. */
  readonly cut: () => Cut | undefined;
  readonly onCut: () => void;
  readonly onBytes: (line: number, direction: 'up' | 'down', bytes: Buffer) => void;
  readonly onClosed: (line: Line) => void;
};

/** One connection between the computer and whoever took it. */
export type Line = {
  readonly id: number;
  readonly holder: Holder;
  /** The computer's end. */
  readonly socket: VirtualSocket;
  /** Gives the other end to whoever takes the connection. */
  readonly open: (accept: (stream: VirtualSocket) => void, whose: 'platform' | 'elsewhere') => void;
  /** It carries a WebSocket. */
  readonly isUpgraded: () => boolean;
  /** It does, and the other side has said something by it. */
  readonly isGreeted: () => boolean;
  /** Something that the computer sent has arrived. */
  readonly isUsed: () => boolean;
  /** By which events may come this way. */
  readonly poll: () => Poll | undefined;
  readonly isOpen: () => boolean;
  /** Bytes get through now, both ways. */
  readonly isThrough: () => boolean;
  /** What the other side has sent is still under way, longer than usual. */
  readonly isLate: () => boolean;
  readonly end: (how: LineEnd) => void;
  /** What was held goes on its way. */
  readonly release: () => void;
};

const hitGoing: ReadonlySet<Cut | undefined> = new Set<Cut>(['before-bytes', 'after-request']);

export function createLine(parts: LineParts): Line {
  const { id, holder, clock, delayOf } = parts;
  let isSilent = false;
  let isUpgraded = false;
  let isGreeted = false;
  let isUsed = false;
  let isPlatforms = false;
  let poll: Poll | undefined;
  let server: VirtualSocket | undefined;
  const isDead = (): boolean => isSilent;
  const both = { clock, delayOf, isDead };
  const up: Pipe = createPipe({ ...both, isHeld: parts.isHeld, deliver: (what) => deliver('up', what) });
  const down: Pipe = createPipe({
    ...both,
    isHeld: () => parts.isHeld() || !holder.isRunning(),
    deliver: (what) => deliver('down', what),
  });
  const socket = new VirtualSocket(
    { clock: holder.clock, send: up.send, onClosed: () => parts.onClosed(line) },
    true,
  );

  function reset(): void {
    server?.receive({ kind: 'reset' });
    socket.receive({ kind: 'reset' });
  }

  function hand(direction: 'up' | 'down', bytes: Buffer): void {
    isUsed ||= direction === 'up';
    if (direction === 'down') isGreeted ||= isUpgraded || isGreetedBy(bytes);
    if (direction === 'down' && bytes.subarray(9, 12).toString() === '101') isUpgraded = true;
    if (isPlatforms) poll = pollAfter(poll, direction, bytes, clock.now());
    parts.onBytes(id, direction, bytes);
    (direction === 'up' ? server : socket)?.receive({ kind: 'bytes', bytes });
  }

  function deliver(direction: 'up' | 'down', what: Sent): void {
    if (what.kind !== 'bytes') {
      (direction === 'up' ? server : socket)?.receive(what);
      return;
    }
    const cut = parts.cut();
    if (cut === undefined || hitGoing.has(cut) !== (direction === 'up')) {
      hand(direction, what.bytes);
      return;
    }
    parts.onCut();
    if (cut === 'after-request') hand(direction, what.bytes);
    if (cut === 'in-answer') hand(direction, what.bytes.subarray(0, what.bytes.length >> 1));
    // Whoever got something has read it before it hears of the end.
    clock.after(1, reset);
  }

  const line: Line = {
    ...{ id, holder, socket },
    open: (accept, whose) => {
      isPlatforms = whose === 'platform';
      server = new VirtualSocket({ clock: () => clock, send: down.send, onClosed: () => undefined }, false);
      accept(server);
      socket.connected();
    },
    isUpgraded: () => isUpgraded,
    isGreeted: () => isGreeted,
    isUsed: () => isUsed,
    poll: () => poll,
    isOpen: () => !socket.destroyed && !holder.isDead(),
    isThrough: () => !isSilent && !parts.isHeld() && holder.isRunning(),
    isLate: down.isLate,
    end: (how) => {
      if (how === 'silent') isSilent = true;
      else if (how === 'reset') reset();
      else server?.end();
    },
    release: () => {
      up.release();
      down.release();
    },
  };
  return line;
}

/** The first frame comes with the answer to the upgrade as a rule. */
function isGreetedBy(bytes: Buffer): boolean {
  const end = bytes.subarray(9, 12).toString() === '101' ? bytes.indexOf('\r\n\r\n') : -1;
  return end >= 0 && end + 4 < bytes.length;
}
