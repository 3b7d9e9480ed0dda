import type { Clock } from '../../src/main/clock.ts';
import { createLine, type Cut, type Holder, type Line, type LineEnd } from './virtual-line.ts';
import { connectionError, type VirtualSocket } from './virtual-stream.ts';

/** What can be wrong with a network at one moment; several wrongs add up. */
export type Weather = {
  /** What becomes of new connections: they hang, somebody else takes them, or they fail with a code of Node's. */
  readonly connecting?:
    { readonly kind: 'hangs' | 'elsewhere' } | { readonly kind: 'fails'; readonly code: string };
  /** More ms each way. */
  readonly slower?: number;
  readonly bytesPerSecond?: number;
  /** Ms until a name is found. */
  readonly lookup?: number;
  /** Nothing gets through; TCP brings it when this is over. */
  readonly held?: boolean;
  readonly cut?: Cut;
};

export type NetworkParts = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Ms one way, on a good day. */
  readonly latency: number;
  readonly accept: (stream: VirtualSocket) => void;
  /** Whoever answers in the platform's place: a captive portal. */
  readonly acceptElsewhere: (stream: VirtualSocket) => void;
  /** Everything that arrives, before whoever it is for has seen it. */
  readonly onBytes: (line: number, direction: 'up' | 'down', bytes: Buffer) => void;
};

export type VirtualNetwork = {
  readonly connect: (holder: Holder) => VirtualSocket;
  /** The answer takes it back. */
  readonly change: (weather: Weather) => () => void;
  /** All connections. Answers how many. */
  readonly end: (how: LineEnd) => number;
  /** Bytes that waited for somebody who did not run. */
  readonly release: () => void;
  readonly lines: () => readonly Line[];
  /** Names take so long to be found that nobody has got an answer yet. */
  readonly isLookingUp: () => boolean;
  /** Ms one way now, for so many bytes; for none unless named. */
  readonly delay: (bytes?: number) => number;
  /** How often a connection was cut on the way. */
  readonly cuts: () => number;
};

/** Ms after which a computer tries again to reach somebody who does not answer. */
const repeatAfter = 1000;

/** The network between the app and the platform, in memory, with real bytes on it. */
export function createVirtualNetwork(parts: NetworkParts): VirtualNetwork {
  const { clock } = parts;
  const weathers = new Set<Weather>();
  const lines = new Set<Line>();
  let count = 0;
  let cuts = 0;

  /** The newest word on it. */
  function find<Name extends keyof Weather>(name: Name): Weather[Name] | undefined {
    let found: Weather[Name] | undefined;
    for (const weather of weathers) if (weather[name] !== undefined) found = weather[name];
    return found;
  }

  function delayOf(bytes: number): number {
    let slower = 0;
    for (const weather of weathers) slower += weather.slower ?? 0;
    const rate = find('bytesPerSecond');
    return parts.latency + slower + (rate === undefined ? 0 : (bytes / rate) * 1000);
  }

  function arrive(line: Line): void {
    const { socket, holder } = line;
    if (socket.destroyed || holder.isDead()) return;
    const connecting = find('connecting');
    if (connecting?.kind === 'fails') socket.destroy(connectionError(connecting.code));
    else if (connecting?.kind === 'hangs' || find('held') === true || !holder.isRunning())
      clock.after(repeatAfter, () => arrive(line));
    else if (connecting === undefined) line.open(parts.accept, 'platform');
    else line.open(parts.acceptElsewhere, 'elsewhere');
  }

  function connect(holder: Holder): VirtualSocket {
    const line = createLine({
      ...{ id: (count += 1), holder, clock, delayOf, onBytes: parts.onBytes },
      isHeld: () => find('held') === true,
      cut: () => find('cut'),
      onCut: () => (cuts += 1),
      onClosed: (closed) => lines.delete(closed),
    });
    lines.add(line);
    clock.after(2 * delayOf(0) + (find('lookup') ?? 0), () => arrive(line));
    return line.socket;
  }

  function release(): void {
    for (const line of [...lines]) line.release();
  }

  return {
    connect,
    change: (weather) => {
      weathers.add(weather);
      return () => {
        if (weathers.delete(weather)) release();
      };
    },
    end: (how) => {
      const all = [...lines];
      for (const line of all) line.end(how);
      return all.length;
    },
    release,
    lines: () => [...lines],
    isLookingUp: () => (find('lookup') ?? 0) > 0,
    delay: (bytes = 0) => delayOf(bytes),
    cuts: () => cuts,
  };
}
