import type { PlatformReply, PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import { createToken, createUuid } from '../identifiers.ts';
import type { OAuthSession, OAuthSessions } from '../oauth/sessions.ts';
import type { GatewayLimits } from '../options.ts';
import type { SimulatorClock } from '../world-types.ts';
import { createConnection } from './connection.ts';
import type { Connection, GatewaySocket } from './socket.ts';
import { detailsFrame, errorFrame } from './frames.ts';
import { createGatewaySession, readWsc, type GatewaySession } from './gateway-session.ts';
import type { Subscriptions } from './subscriptions.ts';

export const gatewayPath = '/ws';

/** What becomes of an upgrade request. */
export type Upgrade =
  | { readonly kind: 'refuse'; readonly status: number; readonly page?: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'accept'; readonly open: (socket: GatewaySocket) => void };

type Parts = {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly limits: GatewayLimits;
  readonly oauth: OAuthSessions;
  readonly subscriptions: Subscriptions;
  readonly handle: (request: PlatformRequest, session: GatewaySession) => Promise<PlatformReply>;
};

type Recovery = {
  session: GatewaySession;
  state?: 'Successful' | 'Failed';
  errorCode?: string;
  missed: readonly string[];
};

/** The WebSocket gateway: tokens, upgrades, sessions that survive a lost connection for a while. */
export function createGateway(parts: Parts) {
  const { clock, faults, limits, oauth, subscriptions } = parts;
  const tickets = new Map<string, { session: OAuthSession; expiresAt: number }>();
  const sessions = new Map<string, GatewaySession>();
  const connections = new Map<Connection, GatewaySession | undefined>();

  function issueTicket(session: OAuthSession): string {
    for (const [token, ticket] of tickets) if (ticket.expiresAt <= clock.now()) tickets.delete(token);
    const token = createToken(clock.random, 'ws');
    tickets.set(token, { session, expiresAt: clock.now() + oauth.lifetimes.ws * 1000 });
    return token;
  }

  function drop(session: GatewaySession) {
    sessions.delete(session.handle);
    if (session.subscriptionId !== undefined) subscriptions.remove(session.subscriptionId);
  }

  function newSession(owner: OAuthSession): GatewaySession {
    const session = createGatewaySession({
      random: clock.random,
      oauth: owner,
      bufferSize: limits.recoveryBufferSize,
      dropSubscription: (id) => subscriptions.remove(id),
    });
    sessions.set(session.handle, session);
    return session;
  }

  /** Finds the session a recovery token speaks of, or starts a new one and says why. */
  function recover(owner: OAuthSession, wsc: { handle: string; sequence: number } | undefined): Recovery {
    const fail = (errorCode: string): Recovery => ({
      session: newSession(owner),
      state: 'Failed',
      errorCode,
      missed: [],
    });
    if (!wsc) return { session: newSession(owner), missed: [] };
    const fault = faults.strike('recovery-failed');
    if (fault) return fail(fault.code ?? 'WSG-1005');
    const old = sessions.get(wsc.handle);
    if (!old) return fail('WSG-1005');
    if (old.oauth !== owner) return fail('WSG-1003');
    if (old.subscriptionId === undefined) return fail('WSG-1005');
    return { session: old, state: 'Successful', missed: old.since(wsc.sequence) };
  }

  function lose(connection: Connection) {
    const session = connections.get(connection);
    connections.delete(connection);
    if (session?.connection !== connection) return;
    session.connection = undefined;
    session.lostAt = clock.now();
    clock.after(limits.recoveryTimeout * 1000, () => {
      const stillLost =
        session.lostAt !== undefined && clock.now() - session.lostAt >= limits.recoveryTimeout * 1000;
      if (!session.connection && stillLost) drop(session);
    });
  }

  function welcome(connection: Connection, recovery: Recovery) {
    const { session, state, errorCode } = recovery;
    const older = session.connection;
    session.connection = connection;
    session.lostAt = undefined;
    connections.set(connection, session);
    if (older && !older.isFrozen()) older.terminate();
    const { maxConnectionsPerSession, recoveryBufferSize, recoveryTimeout } = limits;
    const { idleTimeout, absoluteTimeout, maxActiveRequests } = limits;
    const details = {
      creationTime: new Date(clock.now()).toISOString(),
      ...(state ? { recoveryState: state } : {}),
      ...(errorCode ? { recoveryErrorCode: errorCode } : {}),
      ...{ maxConnectionsPerSession, recoveryBufferSize, recoveryTimeout },
      ...{ idleTimeout, absoluteTimeout, maxActiveRequests },
    };
    connection.send(detailsFrame(createUuid(clock.random), session.nextWsc(), details));
    for (const text of recovery.missed) connection.send(text);
  }

  function open(socket: GatewaySocket, owner: OAuthSession, wscText: string | null) {
    const connection = createConnection({
      clock,
      faults,
      limits,
      socket,
      session: () => connections.get(connection),
      handle: parts.handle,
      onClose: () => lose(connection),
    });
    connections.set(connection, undefined);
    if (faults.strike('socket-half-open')) connection.freeze();
    if (faults.strike('socket-silent')) return;
    const refused = faults.strike('socket-error-frame');
    if (refused)
      return connection.send(errorFrame(connection.id, refused.code ?? 'WSG-901', 'Connection refused'));
    const wsc = wscText === null ? undefined : readWsc(wscText);
    if (wscText !== null && !wsc) {
      connection.sendError('WSG-400', 'The recovery token is malformed');
      return connection.close(1008, 'WSG-400');
    }
    welcome(connection, recover(owner, wsc));
  }

  function upgrade(path: string): Upgrade {
    const where = { path, method: 'GET' };
    if (faults.strike('network-down', where)) return { kind: 'reset' };
    if (faults.strike('upgrade-hanging', where)) return { kind: 'hang' };
    const fault = faults.strike('upgrade-refused', where);
    if (fault) {
      const page = fault.text === undefined ? {} : { page: fault.text };
      return { kind: 'refuse', status: fault.status ?? 503, ...page };
    }
    const url = new URL(path, 'http://gateway');
    if (url.pathname !== gatewayPath) return { kind: 'refuse', status: 404 };
    const token = url.searchParams.get('access_token') ?? '';
    const ticket = tickets.get(token);
    tickets.delete(token); // A token opens one connection, once.
    if (!ticket || ticket.expiresAt <= clock.now()) return { kind: 'refuse', status: 401 };
    const open_ = [...connections.values()].filter((session) => session?.oauth === ticket.session).length;
    if (open_ >= limits.maxConnectionsPerSession) return { kind: 'refuse', status: 403 };
    return { kind: 'accept', open: (socket) => open(socket, ticket.session, url.searchParams.get('wsc')) };
  }

  const kill = (code?: number): number => {
    const all = [...connections.keys()];
    for (const connection of all) {
      if (code === undefined) connection.terminate();
      else connection.close(code, 'Closed by the simulator');
    }
    return all.length;
  };

  const sendFrame = (text: string): number => {
    for (const connection of connections.keys()) connection.send(text);
    return connections.size;
  };

  const sendBytes = (bytes: Uint8Array): number => {
    for (const connection of connections.keys()) connection.write(bytes);
    return connections.size;
  };

  let halfOpenWas = false;
  faults.onChange(() => {
    const halfOpen = faults.isOn('socket-half-open');
    const begins = halfOpen && !halfOpenWas;
    halfOpenWas = halfOpen;
    if (begins)
      for (const connection of [...connections.keys()])
        if (!connection.isFrozen() && faults.strike('socket-half-open')) connection.freeze();
    if (faults.isOn('network-down')) for (const connection of [...connections.keys()]) connection.terminate();
  });

  oauth.onEnd((ended) => {
    for (const [token, ticket] of tickets) if (ticket.session === ended) tickets.delete(token);
    for (const session of [...sessions.values()]) {
      if (session.oauth !== ended) continue;
      session.connection?.close(4400, 'The session has ended');
      drop(session);
    }
  });

  return {
    issueTicket,
    upgrade,
    connections: (): readonly Connection[] => [...connections.keys()],
    kill,
    sendFrame,
    sendBytes,
    dump: () =>
      [...connections].map(([connection, session]) => ({
        id: connection.id,
        openedAt: new Date(connection.openedAt).toISOString(),
        frozen: connection.isFrozen(),
        ...connection.counts,
        personId: session?.oauth.personId,
        subscriptionId: session?.subscriptionId,
      })),
  };
}
