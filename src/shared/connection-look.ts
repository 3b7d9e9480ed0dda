import type { ConnectionReason, ConnectionState, LookKind } from './connection.ts';

export type ConnectionLook = {
  readonly kind: LookKind;
  /** Since when this is so; where nothing is heard, when something last was. Ms since the epoch. */
  readonly since: number;
  readonly reason: ConnectionReason | undefined;
  /** How far this computer's clock is behind the platform's, ms; only where it is worth a word. */
  readonly clockBehind: number | undefined;
  /** When time alone makes another look of it, ms since the epoch; undefined where it never does. */
  readonly changesAt: number | undefined;
};

/** How often presence is read while no events come. */
export const pollingEveryMs = 15_000;

/** A shorter break is worth no word. */
const shortBreakMs = 5_000;
/** Where the network itself is gone this is said sooner, but not for a blink. */
const blinkMs = 3_000;
/** Half a minute without events; then the first question has a moment to show that asking works. */
const offlineAfterMs = 30_000 + blinkMs;
/** Three answers missed: then asking does not work, whatever was meant. */
const pollingTrustedMs = 3 * pollingEveryMs;
/** More than this and times on screen look wrong. */
const clockToleranceMs = 2 * 60_000;

type Shown = Pick<ConnectionLook, 'kind' | 'changesAt'>;

/** The one table from what is to what is shown. The same for windows, tray and notifications (see `steadyLook`). */
export function connectionLook(connection: ConnectionState, now: number): ConnectionLook {
  const shown = shownOf(connection, now);
  const { reason, clockOffset = 0 } = connection;
  return {
    ...shown,
    since: sinceOf(connection, shown.kind),
    reason,
    clockBehind: Math.abs(clockOffset) > clockToleranceMs ? clockOffset : undefined,
  };
}

function sinceOf(
  { since, lostAt = since, lastHeardAt = lostAt, polledAt }: ConnectionState,
  kind: LookKind,
): number {
  if (kind === 'online') return since;
  const silent = Math.min(lastHeardAt, lostAt);
  // Where asking worked for a while, nothing was missed until it did not any more.
  return kind === 'slow' ? silent : Math.max(silent, polledAt ?? silent);
}

function shownOf(connection: ConnectionState, now: number): Shown {
  const { phase, since, lostAt = since } = connection;
  const lasts = (kind: LookKind, ms: number, from = lostAt): Shown | undefined =>
    isWithin(ms, from, now) ? { kind, changesAt: from + ms } : undefined;
  /** Offline because it took too long, not because there is no way: that is told a moment later. */
  const byTime = (): Shown | undefined =>
    since - lostAt >= offlineAfterMs - 2 * blinkMs ? lasts('reconnecting', offlineAfterMs) : undefined;
  const offline: Shown = { kind: 'offline', changesAt: undefined };
  const polled =
    connection.channel === 'polling' && connection.polledAt !== undefined
      ? lasts('slow', pollingTrustedMs, connection.polledAt)
      : undefined;
  switch (phase) {
    case 'signed-out':
    case 'online':
      return { kind: phase, changesAt: undefined };
    case 'connecting':
      return polled ?? lasts('connecting', offlineAfterMs) ?? offline;
    case 'reconnecting':
      // The first seconds pass in silence; then one thing after the other is said.
      return lasts('short-break', shortBreakMs) ?? polled ?? lasts('reconnecting', offlineAfterMs) ?? offline;
    case 'offline':
      return lasts('short-break', blinkMs) ?? polled ?? byTime() ?? offline;
  }
}

/** A wall clock that was set back must not stretch a break: then its time is taken as over. */
function isWithin(ms: number, from: number, now: number): boolean {
  return now >= from - 1_000 && now < from + ms;
}

/** True where the person should know that calls may be missing here. */
export function isTrouble(kind: LookKind): boolean {
  return kind === 'reconnecting' || kind === 'offline';
}

/** True where calls show up, at once or a little later; breaks that nobody is told of included. */
export function isHearing(kind: LookKind): boolean {
  return kind === 'online' || kind === 'short-break' || kind === 'slow';
}
