import {
  type ConnectionReason,
  type ConnectionState,
  type Limitation,
  signedOutConnection,
  type TransportName,
} from '../../shared/connection.ts';
import type { Clock } from '../clock.ts';

/** Makes one state of what happens to the lines, and tells it when it changed. */
export type ConnectionTeller = {
  readonly state: () => ConnectionState;
  readonly begin: () => void;
  readonly end: (reason: ConnectionReason) => void;
  readonly trying: () => void;
  /** @param nextTryAt ms since the epoch */
  readonly planned: (nextTryAt: number | undefined) => void;
  readonly up: (channel: TransportName, limitations: readonly Limitation[]) => void;
  readonly limited: (limitations: readonly Limitation[]) => void;
  /** Events stopped. No reason: nothing is wrong. */
  readonly lost: (reason: ConnectionReason | undefined) => void;
  readonly failed: (reason: ConnectionReason) => void;
  /** This computer says that it has no network; a sign of life says otherwise. */
  readonly networkGone: (isGone: boolean) => void;
  readonly polled: () => void;
  readonly pollFailed: () => void;
  /** @param at ms since the epoch */
  readonly heard: (at: number) => void;
  readonly event: () => void;
  /** @param offset platform's time less ours, ms */
  readonly noteClockOffset: (offset: number) => void;
};

/** Nobody is "offline" for a blink; 30 s without events is none. */
const offlineAfterMs = 30_000;
/** Signs of life come all the time; the windows are told of them now and then. */
const eventsToldMs = 1_000;
const lifeToldMs = 30_000;
/** Of the platform's time: its header is cut to the second and the answer took its time. */
const offsetNoise = 2_000;
const offsetWorthTelling = 30_000;

export function createConnectionTeller(
  clock: Clock,
  listener: (state: ConnectionState) => void,
): ConnectionTeller {
  let state: ConnectionState = signedOutConnection;
  let standing: 'ended' | 'first' | 'up' | 'lost' = 'ended';
  let isNetworkGone = false;
  /** Nothing but a change on the platform's side will help. */
  let isRefused = false;
  let lostSince = 0;
  let toldAt = -Infinity;
  let cancelOffline = (): void => undefined;

  function phaseNow(): ConnectionState['phase'] {
    if (standing === 'ended') return 'signed-out';
    if (isNetworkGone) return 'offline';
    if (standing === 'up') return 'online';
    if (isRefused || clock.elapsed() - lostSince >= offlineAfterMs) return 'offline';
    return standing === 'first' ? 'connecting' : 'reconnecting';
  }

  function tell(change: Partial<ConnectionState>): void {
    const phase = phaseNow();
    const isFlowing = phase === 'online' || phase === 'signed-out';
    const since = phase === state.phase ? state.since : clock.now();
    const lostAt = isFlowing ? undefined : (state.lostAt ?? clock.now());
    state = { ...state, ...change, phase, since, lostAt };
    toldAt = clock.elapsed();
    listener(state);
  }

  /** From now on no events come. */
  function stop(next: 'first' | 'lost'): void {
    standing = next;
    isRefused = false;
    lostSince = clock.elapsed();
    cancelOffline();
    cancelOffline = clock.after(offlineAfterMs, () => {
      if (phaseNow() !== state.phase) tell({});
    });
  }

  /** Between the changes that matter these only fill the pages for the curious. */
  function note(change: Partial<ConnectionState>, every: number): void {
    state = { ...state, ...change };
    if (standing !== 'ended' && clock.elapsed() - toldAt >= every) tell({});
  }

  return {
    state: () => state,
    begin: () => {
      stop('first');
      isNetworkGone = false;
      tell({ reason: undefined, attempt: 0, channel: undefined, nextTryAt: undefined, limitations: [] });
    },
    end: (reason) => {
      cancelOffline();
      standing = 'ended';
      tell({ reason, channel: undefined, attempt: 0, nextTryAt: undefined });
    },
    trying: () => tell({ attempt: state.attempt + 1, nextTryAt: undefined }),
    planned: (nextTryAt) => tell({ nextTryAt }),
    up: (channel, limitations) => {
      cancelOffline();
      standing = 'up';
      isNetworkGone = false;
      isRefused = false;
      // An accepted subscription is a sign of life.
      const lastHeardAt = clock.now();
      tell({ channel, limitations, lastHeardAt, reason: undefined, attempt: 0, nextTryAt: undefined });
    },
    limited: (limitations) => tell({ limitations }),
    lost: (reason) => {
      stop('lost');
      tell({ reason, channel: undefined });
    },
    failed: (reason) => {
      isRefused = reason === 'permission';
      tell({ reason });
    },
    networkGone: (isGone) => {
      if (isGone === isNetworkGone || standing === 'ended') return;
      isNetworkGone = isGone;
      if (isGone) tell({ reason: 'network' });
      else tell({ reason: standing === 'up' ? undefined : state.reason });
    },
    polled: () => tell({ channel: 'polling', polledAt: clock.now() }),
    pollFailed: () => {
      if (state.channel === 'polling') tell({ channel: undefined });
    },
    heard: (lastHeardAt) => note({ lastHeardAt }, lifeToldMs),
    event: () => note({ lastEventAt: clock.now() }, eventsToldMs),
    noteClockOffset: (offset) => {
      const known = state.clockOffset ?? 0;
      if (Math.abs(offset - known) < offsetNoise && state.clockOffset !== undefined) return;
      state = { ...state, clockOffset: offset };
      // A late answer to whoever has left is nobody's news.
      if (standing !== 'ended' && Math.abs(offset - known) >= offsetWorthTelling) tell({});
    },
  };
}
