import type { ConnectionState, LookKind, ShownBefore } from './connection.ts';
import { type ConnectionLook, connectionLook } from './connection-look.ts';

/** What is read in less time than this flickers. The truth waits no longer. */
export const readableMs = 3_000;

/** Words about trouble stay long enough to be read; that nothing is wrong needs no reading. */
const isHeld = (kind: LookKind): boolean => kind === 'reconnecting' || kind === 'offline' || kind === 'slow';

/**
 * What is shown to somebody who does something else meanwhile: as `connectionLook`, but trouble that was over in a
 * moment stays until it could be read. The page about the connection says what holds at once.
 */
export function steadyLook(connection: ConnectionState, now: number): ConnectionLook {
  const look = connectionLook(connection, now);
  const { shownBefore: before } = connection;
  if (before === undefined || before.kind === look.kind || !isHeld(before.kind)) return look;
  if (connection.phase === 'signed-out') return look;
  const until = before.from + readableMs;
  // A wall clock that was set back must not make it last.
  if (now < before.at - 1_000 || now >= until) return look;
  const { kind, since, reason } = before;
  return { ...look, kind, since, reason, changesAt: until };
}

/** The next state, and what is shown of the one before when it comes. */
export function following(next: ConnectionState, previous: ConnectionState, now: number): ConnectionState {
  if (previous.phase === 'signed-out' || next.phase === 'signed-out')
    return { ...next, shownBefore: undefined };
  return { ...next, shownBefore: shownAt(previous, now) };
}

/** Goes through what was shown of one state, up to now. */
function shownAt(connection: ConnectionState, now: number): ShownBefore {
  const { shownBefore: before } = connection;
  let at = Math.min(before?.at ?? connection.since, now);
  let look = steadyLook(connection, at);
  let from = look.kind === before?.kind ? before.from : at;
  while (look.changesAt !== undefined && look.changesAt <= now) {
    at = look.changesAt;
    const next = steadyLook(connection, at);
    if (next.kind !== look.kind) from = at;
    look = next;
  }
  return { kind: look.kind, from, since: look.since, reason: look.reason, at: now };
}
