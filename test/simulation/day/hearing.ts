import type { TransportName } from '../../../src/shared/connection.ts';
import type { Line } from '../../support/virtual-line.ts';
import type { Stage } from './stage.ts';

/** What platform and network know of the app's ways for events, whatever the app believes. */
export type Hearing = {
  /** Somebody the platform tells of events, and bytes get there. */
  readonly isHeard: () => boolean;
  /**
   * A way for events stands, as far as the computer can know, and is dead without a word: bytes are swallowed or late,
   * or a poll of PubNub waits where the platform publishes nothing any more or PubNub hangs, of which nobody tells; or the
   * next poll still waits for a connection of its own, which the computer may believe in until its time is up.
   */
  readonly isSilent: () => boolean;
  /** Only a poll where the platform publishes nothing: bytes get through, but nobody sends any. */
  readonly isForsaken: () => boolean;
  /** WebSockets or waiting polls, whichever are more. */
  readonly open: () => number;
};

/** Ms between two polls of PubNub, on top of the way there and back; events wait for the next one. */
const betweenPolls = 1_000;
/** Ms until PubNub holds a poll that has arrived. */
const arrival = 100;

export function createHearing({ clock, network, simulator, personId }: Stage): Hearing {
  const now = clock.driven.now;
  /** By which events came last. */
  let lastWay: 'socket' | 'poll' | undefined;
  /** Since which answer, and the network's slowest since then: what was sent meanwhile takes as long. */
  const answered = new WeakMap<Line, { readonly since: number; readonly slowest: number }>();
  const isListening = (transport: TransportName): boolean =>
    simulator.listening().some((one) => one.personId === personId && one.transport === transport);

  function slowestSince(line: Line, since: number): number {
    const before = answered.get(line);
    const slowest = Math.max(before?.since === since ? before.slowest : 0, network.delay());
    answered.set(line, { since, slowest });
    return slowest;
  }

  function isPolling(line: Line): boolean {
    const poll = line.poll();
    if (poll === undefined || simulator.pubNub.ownerOf(poll.channel) !== personId) return false;
    const passed = now() - poll.since;
    if (poll.state === 'answered') return passed <= betweenPolls + 2 * slowestSince(line, poll.since);
    return poll.state === 'waiting' && (passed <= arrival || isListening('pubnub'));
  }

  const isWithoutSender = (line: Line): boolean => {
    const poll = line.poll();
    return poll !== undefined && simulator.pubNub.ownerOf(poll.channel) !== personId;
  };

  /** PubNub has taken the poll and does nothing with it. */
  const isUnattended = (line: Line): boolean => line.poll()?.state === 'waiting' && !isListening('pubnub');

  /** It was connected just before, and what was sent first by it does not arrive. */
  const isSwallowing = (line: Line): boolean => !line.isUsed() && !line.isThrough();

  /** Only PubNub's polls come one after the other: a WebSocket that is gone is known to be, whatever is dialled. */
  const isDialling = (): boolean => {
    const lines = openLines();
    return (
      lastWay === 'poll' &&
      lines.some((line) => line.socket.connecting || isSwallowing(line)) &&
      !lines.some((line) => line.isUpgraded())
    );
  };

  const isForEvents = (line: Line): boolean => line.isUpgraded() || line.poll() !== undefined;

  function openLines(): readonly Line[] {
    const lines = network.lines().filter((line) => line.isOpen());
    if (lines.some((line) => line.isUpgraded())) lastWay = 'socket';
    else if (lines.some((line) => line.poll() !== undefined)) lastWay = 'poll';
    return lines;
  }

  return {
    isHeard: () =>
      openLines()
        .filter((line) => line.isThrough())
        // Before the greeting nobody can know what becomes of the connection.
        .some((line) => (line.isUpgraded() ? line.isGreeted() && isListening('websocket') : isPolling(line))),
    isSilent: () =>
      isDialling() ||
      openLines()
        .filter(isForEvents)
        .some((line) => !line.isThrough() || line.isLate() || isWithoutSender(line) || isUnattended(line)),
    isForsaken: () => openLines().some(isWithoutSender),
    open: () => {
      const lines = openLines();
      const sockets = lines.filter((line) => line.isUpgraded()).length;
      return Math.max(sockets, lines.filter((line) => line.poll()?.state === 'waiting').length);
    },
  };
}
