import type { Faults } from '../faults.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { GatewayLimits } from '../options.ts';
import type { SimulatorClock } from '../world-types.ts';
import { createGatewaySession, readWsc, type GatewaySession } from './gateway-session.ts';
import type { Connection } from './socket.ts';
import type { Subscriptions } from './subscriptions.ts';

export type Recovery = {
  readonly session: GatewaySession;
  readonly state?: 'Successful' | 'Failed';
  readonly errorCode?: string;
  /** How far the client has read, when notifications after that are to be brought. */
  readonly after?: number;
};

/** The sessions that live, with or without a connection at the moment. */
export function createGatewaySessions(parts: {
  clock: SimulatorClock;
  faults: Faults;
  limits: GatewayLimits;
  subscriptions: Subscriptions;
  overflow: (session: GatewaySession) => void;
}) {
  const { clock, faults, limits, subscriptions } = parts;
  const sessions = new Map<string, GatewaySession>();

  function drop(session: GatewaySession) {
    sessions.delete(session.handle);
    if (session.subscriptionId !== undefined) subscriptions.remove(session.subscriptionId);
  }

  function create(owner: OAuthSession): GatewaySession {
    const session = createGatewaySession({
      clock,
      oauth: owner,
      bufferSize: limits.recoveryBufferSize,
      dropSubscription: (id) => subscriptions.remove(id),
    });
    sessions.set(session.handle, session);
    return session;
  }

  /** Finds the session a recovery token speaks of, or starts a new one and says why. */
  function recover(owner: OAuthSession, wscText: string | null): Recovery | 'malformed' {
    if (wscText === null) return { session: create(owner) };
    const wsc = readWsc(wscText);
    if (!wsc) return 'malformed';
    const fail = (errorCode: string): Recovery => ({
      session: create(owner),
      state: 'Failed',
      errorCode,
    });
    const fault = faults.strike('recovery-failed');
    if (fault) return fail(fault.code ?? 'WSG-1005');
    const old = sessions.get(wsc.handle);
    if (old && old.oauth !== owner) return fail('WSG-1003');
    if (old?.subscriptionId === undefined) return fail('WSG-1005');
    if (faults.strike('recovery-overflow')) parts.overflow(old);
    return { session: old, state: 'Successful', after: wsc.sequence };
  }

  /** The session waits for a recovery, then is forgotten. */
  function lose(session: GatewaySession) {
    const lostAt = clock.now();
    session.connection = undefined;
    session.lostAt = lostAt;
    clock.after(limits.recoveryTimeout * 1000, () => {
      if (!session.connection && session.lostAt === lostAt) drop(session);
    });
  }

  /** Gives the session to a connection; the one it had before is cut. */
  function attach(session: GatewaySession, connection: Connection) {
    const older = session.connection;
    session.connection = connection;
    session.lostAt = undefined;
    if (older && !older.isFrozen()) older.terminate();
  }

  function endOf(ended: OAuthSession) {
    for (const session of [...sessions.values()]) {
      if (session.oauth !== ended) continue;
      session.connection?.close(4400, 'The session has ended');
      drop(session);
    }
  }

  const forgetAll = () => [...sessions.values()].forEach(drop);

  return { recover, lose, attach, endOf, forgetAll };
}
