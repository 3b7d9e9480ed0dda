import type { ConnectionState, LookKind, ShownBefore } from './connection.ts';
import { type ConnectionLook, connectionLook } from './connection-look.ts';

/** What is shown for less time than this flickers. */
const readableMs = 3_000;
/** Nobody is told for longer than this that calls are heard while they are not. */
const truthDueMs = 5_000;

/** A short break looks as if nothing were. */
const wordsFor = (kind: LookKind): LookKind => (kind === 'short-break' ? 'online' : kind);

/**
 * What is shown to somebody who does something else meanwhile: as `connectionLook`, but each word stays until it
 * could be read. The page about the connection says what holds at once.
 */
export function steadyLook(connection: ConnectionState, now: number): ConnectionLook {
  return shownAt(connection, now).look;
}

/** The next state, with what is shown of the one before when it comes. */
export function following(next: ConnectionState, previous: ConnectionState, now: number): ConnectionState {
  if (previous.phase === 'signed-out' || next.phase === 'signed-out')
    return { ...next, shownBefore: undefined };
  const { look, from } = shownAt(previous, now);
  const { kind, since, reason } = look;
  return { ...next, shownBefore: { kind, from, since, reason, at: now } };
}

type Shown = { readonly look: ConnectionLook; readonly from: number };

/** Goes through what was shown since this state came: time alone makes a few things of it. */
function shownAt(connection: ConnectionState, now: number): Shown {
  const { shownBefore: before } = connection;
  // A wall clock that was set back must not make anything last.
  if (before === undefined || now < before.at - 1_000) return shownFirst(connection, now);
  let at = before.at;
  let shown: Shown = { look: { ...connectionLook(connection, at), ...toldBy(before) }, from: before.from };
  for (;;) {
    shown = shownNext(shown, connection, at);
    const { changesAt } = shown.look;
    if (changesAt === undefined || changesAt > now) return shown;
    at = changesAt;
  }
}

/** Nothing was shown before; where nothing has changed since it came, it has been shown since then. */
function shownFirst(connection: ConnectionState, now: number): Shown {
  const look = connectionLook(connection, now);
  const atFirst = connectionLook(connection, connection.since);
  return { look, from: wordsFor(atFirst.kind) === wordsFor(look.kind) ? connection.since : now };
}

function shownNext(shown: Shown, connection: ConnectionState, at: number): Shown {
  const look = connectionLook(connection, at);
  if (look.kind === 'short-break' && wordsFor(shown.look.kind) === 'online')
    // Nothing is shown of it: no other time either.
    return { look: { ...look, since: shown.look.since }, from: shown.from };
  if (wordsFor(look.kind) === wordsFor(shown.look.kind)) return { look, from: shown.from };
  const until = heldUntil(shown, connection);
  if (at >= until) return { look, from: at };
  return { look: { ...look, ...toldBy(shown.look), changesAt: until }, from: shown.from };
}

const toldBy = ({ kind, since, reason }: ShownBefore | ConnectionLook) => ({ kind, since, reason });

function heldUntil({ look: { kind }, from }: Shown, { since, lostAt = since }: ConnectionState): number {
  // What is said at the start is no news of the line.
  if (kind === 'connecting' || kind === 'signed-out') return -Infinity;
  const isPraise = wordsFor(kind) === 'online';
  return isPraise ? Math.min(from + readableMs, lostAt + truthDueMs) : from + readableMs;
}
