import type { ConnectionReason, ConnectionState } from '../../shared/connection.ts';
import { signedOutConnection } from '../../shared/connection.ts';
import { backOff } from './back-off.ts';
import { createEventReader, type EventCounts } from './event-reader.ts';
import { createFrameQueue } from './frame-queue.ts';
import { createGapTeller, type Gap } from './gap-teller.ts';
import { createGatewayLink } from './gateway-link.ts';
import { createListeners } from './listeners.ts';
import type { PlatformOutside } from './outside.ts';
import { PlatformError, type PlatformEvents } from './platform-port.ts';
import { reasonOf } from './platform-failure.ts';
import type { RateGate } from './rate-gate.ts';
import type { PresenceReport, SessionReport } from './reports.ts';
import type { RestDoor } from './rest-door.ts';
import type { Session } from './session.ts';
import type { Linked } from './transport.ts';
import { createWatchdog } from './watchdog.ts';

export type EventStream = PlatformEvents & {
  readonly noteServerTime: (serverTime: number) => void;
  readonly counts: () => EventCounts;
};

/** Nobody is told "offline" for a blink; 30 s without events is no blink. */
const offlineAfterMs = 30_000;
const offlineAfterFailures = 3;
/** Only a connection that stayed is a reason to start again with short waits. */
const stableMs = 60_000;
/** A missing permission does not come back by itself. */
const permissionWaitMs = 15 * 60_000;
const tryNowSpacingMs = 3_000;
/** The gateway ends every connection after a day; ours ends earlier, each at its own time. */
const plannedEnd = { from: 20 * 3_600_000, spread: 3.5 * 3_600_000 };

export function createEventStream(
  outside: PlatformOutside,
  session: Session,
  door: RestDoor,
  gate: RateGate,
): EventStream {
  const { clock, chance, log } = outside;
  const states = createListeners<ConnectionState>(log);
  const presences = createListeners<PresenceReport>(log);
  const sessions = createListeners<SessionReport>(log);
  const gaps = createListeners<Gap>(log);
  const gap = createGapTeller(clock, gaps.tell);

  let state: ConnectionState = signedOutConnection;
  let wanted = false;
  let busy = false;
  /** Changes with each connect and disconnect, so that a late attempt knows it is not asked for any more. */
  let turn = 0;
  let failures = 0;
  let lostAt: number | undefined;
  let downSince = 0;
  let lastTryAt = -Infinity;
  let cancelWait = (): void => undefined;
  let cancelStable = (): void => undefined;
  let cancelOffline = (): void => undefined;

  const reader = createEventReader({
    clock,
    owner: session.owner,
    onRecoveryToken: (token, sequence) => link.noteRecoveryToken(token, sequence),
    onPresence: presences.tell,
    onSession: sessions.tell,
    onLost: () => gap.tell('soft'),
    onGarbage: () => {
      log.warn('too many unreadable frames, connecting anew');
      link.cut();
    },
  });
  const queue = createFrameQueue({
    clock,
    handle: reader.read,
    onOverflow: () => {
      log.warn('too many events at once, reading the truth instead');
      gap.tell('hard');
    },
  });
  const watchdog = createWatchdog({
    clock,
    chance,
    ping: () => link.sendHeartbeat(),
    onDead: () => {
      log.info('the gateway fell silent');
      link.cut();
      // A half-open line may never say that it closed.
      lose('silent');
    },
    onSlept: () => noteResume(),
  });
  const link = createGatewayLink({
    outside,
    session,
    door,
    onFrame: queue.push,
    onHeard: () => watchdog.heard(),
    onLost: lose,
  });

  function change(next: Partial<ConnectionState>): void {
    const phase = next.phase ?? state.phase;
    const since = phase === state.phase ? state.since : clock.now();
    const flows = phase === 'online' || phase === 'signed-out';
    state = {
      ...state,
      nextTryAt: undefined,
      ...next,
      phase,
      since,
      lostAt: flows ? undefined : (state.lostAt ?? clock.now()),
      lastHeardAt: watchdog.lastHeardAt() ?? state.lastHeardAt,
    };
    states.tell(state);
  }

  function lose(why: string): void {
    if (!wanted || state.phase !== 'online') return;
    watchdog.stop();
    cancelStable();
    lostAt = clock.now();
    downSince = clock.elapsed();
    log.info('the gateway connection was lost', { why });
    planOffline();
    change({ channel: undefined });
    planTry(backOff(failures, chance), 'reconnecting', 'network');
  }

  function planOffline(): void {
    cancelOffline();
    cancelOffline = clock.after(offlineAfterMs, () => {
      if (state.phase === 'reconnecting' || state.phase === 'connecting')
        change({ phase: 'offline', nextTryAt: state.nextTryAt });
    });
  }

  function planTry(wait: number, phase: ConnectionState['phase'], reason: ConnectionReason): void {
    cancelWait();
    // Asking for a socket's token is an Auth call, of which there are few.
    const least = Math.max(wait, gate.waitFor('auth'));
    change({ phase, reason, nextTryAt: clock.now() + least });
    cancelWait = clock.after(least, () => void attempt());
  }

  async function attempt(): Promise<void> {
    if (busy || !wanted) return;
    busy = true;
    cancelWait();
    lastTryAt = clock.elapsed();
    const mine = turn;
    const outcome = await link.open(lostAt).then(
      (linked) => ({ linked }),
      (error: unknown) => ({ error }),
    );
    busy = false;
    if (mine === turn) {
      if ('linked' in outcome) up(outcome.linked);
      else fail(outcome.error);
      return;
    }
    // Disconnected meanwhile, and perhaps connected again.
    link.cut();
    void attempt();
  }

  function up(linked: Linked): void {
    cancelOffline();
    watchdog.start();
    lostAt = undefined;
    change({ phase: 'online', reason: undefined, channel: 'websocket', limitations: linked.limitations });
    log.info('listening', {
      how: linked.how,
      limitations: linked.limitations.map(({ filter }) => filter).join(' '),
    });
    const planned = plannedEnd.from + plannedEnd.spread * chance.fraction();
    const cancelPlanned = clock.after(planned, () => link.cut());
    const cancelCalm = clock.after(stableMs, () => (failures = 0));
    cancelStable = () => {
      cancelPlanned();
      cancelCalm();
    };
    gap.tell(linked.how === 'recovered' ? 'soft' : 'hard');
  }

  function fail(error: unknown): void {
    const failure =
      error instanceof PlatformError ? error : new PlatformError('unexpected-answer', String(error));
    failures += 1;
    log.info('no gateway connection', {
      kind: failure.kind,
      status: failure.status,
      errorCode: failure.code,
      why: failure.message,
    });
    if (failure.kind === 'session-ended') {
      stop('signed-out');
      return;
    }
    const permission = failure.kind === 'refused';
    const down = clock.elapsed() - downSince;
    const isLong =
      permission || failures >= offlineAfterFailures || down >= offlineAfterMs || state.phase === 'offline';
    const wait = permission ? permissionWaitMs : backOff(failures, chance, failure.retryAfter);
    const before = state.phase === 'connecting' ? 'connecting' : 'reconnecting';
    planTry(wait, isLong ? 'offline' : before, reasonOf(failure));
  }

  function stop(reason: ConnectionReason): void {
    wanted = false;
    turn += 1;
    cancelWait();
    cancelStable();
    cancelOffline();
    gap.forget();
    watchdog.stop();
    change({ phase: 'signed-out', reason });
  }

  function noteResume(): void {
    session.noteResume();
    if (!wanted) return;
    if (state.phase === 'online') watchdog.checkNow();
    else if (!busy) planTry(3_000 * chance.fraction(), state.phase, state.reason ?? 'sleeping');
  }

  return {
    connect: () => {
      if (wanted) return;
      wanted = true;
      turn += 1;
      failures = 0;
      lostAt = undefined;
      downSince = clock.elapsed();
      change({ phase: 'connecting', reason: undefined });
      planOffline();
      void attempt();
    },
    tryNow: () => {
      if (!wanted || busy || state.phase === 'online') return;
      const wait = Math.max(0, lastTryAt + tryNowSpacingMs - clock.elapsed());
      planTry(wait, state.phase, state.reason ?? 'network');
    },
    noteResume,
    proveLine: noteResume,
    noteNetwork: (way) => {
      if (way === 'up') noteResume();
    },
    noteSuspend: () => watchdog.noteSuspend(),
    disconnect: async () => {
      if (!wanted) return;
      stop('signed-out');
      await link.close();
    },
    onState: states.add,
    onPresence: presences.add,
    onSession: sessions.add,
    onGap: gaps.add,
    noteServerTime: (serverTime) => {
      const offset = serverTime - clock.now();
      // The header is cut to the second and the answer took its time.
      const known = state.clockOffset ?? 0;
      if (Math.abs(offset - known) < 2_000 && state.clockOffset !== undefined) return;
      state = { ...state, clockOffset: offset };
      if (Math.abs(offset - known) >= 30_000) states.tell(state);
    },
    counts: reader.counts,
  };
}
