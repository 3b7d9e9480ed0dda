import type { PlatformReply, PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import { createUuid } from '../identifiers.ts';
import type { OAuthSession, OAuthSessions } from '../oauth/sessions.ts';
import type { createFigures } from '../figures.ts';
import type { GatewayLimits } from '../options.ts';
import type { SimulatorClock } from '../world-types.ts';
import { createConnection } from './connection.ts';
import { createConnections } from './connections.ts';
import { detailsFrame, errorFrame } from './frames.ts';
import type { GatewaySession } from './gateway-session.ts';
import { createGatewaySessions, type Recovery } from './gateway-sessions.ts';
import type { Connection, GatewaySocket } from './socket.ts';
import type { Subscriptions } from './subscriptions.ts';
import { createTickets } from './tickets.ts';
import type { Upgrade } from './upgrade.ts';

export const gatewayPath = '/ws';

type Parts = {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly limits: GatewayLimits;
  readonly oauth: OAuthSessions;
  readonly subscriptions: Subscriptions;
  readonly figures: ReturnType<typeof createFigures>;
  /** Sends a session so many events that its buffer holds nothing older. */
  readonly overflow: (session: GatewaySession) => void;
  readonly handle: (request: PlatformRequest, session: GatewaySession) => Promise<PlatformReply>;
};

function detailsOf(limits: GatewayLimits, now: number, { state, errorCode }: Recovery) {
  const { maxConnectionsPerSession, recoveryBufferSize, recoveryTimeout } = limits;
  const { idleTimeout, absoluteTimeout, maxActiveRequests } = limits;
  return {
    creationTime: new Date(now).toISOString(),
    ...(state ? { recoveryState: state } : {}),
    ...(errorCode ? { recoveryErrorCode: errorCode } : {}),
    ...{ maxConnectionsPerSession, recoveryBufferSize, recoveryTimeout },
    ...{ idleTimeout, absoluteTimeout, maxActiveRequests },
  };
}

/** What the switched-on faults make of an upgrade, if anything. */
function disturbedUpgrade(faults: Faults, path: string): Upgrade | undefined {
  const where = { path, method: 'GET' };
  if (faults.strike('network-down', where)) return { kind: 'reset' };
  if (faults.strike('upgrade-hanging', where)) return { kind: 'hang' };
  const fault = faults.strike('upgrade-refused', where);
  if (!fault) return undefined;
  const page = fault.text === undefined ? {} : { page: fault.text };
  const retryAfter = fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter };
  return { kind: 'refuse', status: fault.status ?? 503, ...page, ...retryAfter };
}

/** The WebSocket gateway: tokens, upgrades, sessions that survive a lost connection for a while. */
export function createGateway(parts: Parts) {
  const { clock, faults, limits, oauth } = parts;
  const tickets = createTickets(clock, oauth.lifetimes.ws);
  const connections = createConnections(faults);
  const sessions = createGatewaySessions(parts);
  oauth.onEnd((ended) => {
    tickets.dropOf(ended);
    sessions.endOf(ended);
  });

  function forget(connection: Connection) {
    const session = connections.sessionOf(connection);
    connections.remove(connection);
    if (session?.connection === connection) sessions.lose(session);
  }

  function welcome(connection: Connection, owner: OAuthSession, wsc: string | null) {
    const recovery = sessions.recover(owner, wsc);
    if (recovery === 'malformed') {
      connection.sendError('WSG-400', 'The recovery token is malformed');
      return connection.close(1008, 'WSG-400');
    }
    const { session } = recovery;
    sessions.attach(session, connection);
    connections.set(connection, session);
    const details = detailsOf(limits, clock.now(), recovery);
    connection.send(detailsFrame(createUuid(clock.random), session.nextWsc(), details));
    if (recovery.after === undefined) return;
    const { after } = recovery;
    if (faults.strike('replay-bundled')) return session.replay(connection, after);
    session.hold();
    clock.after(0, () => session.replay(connection, after));
  }

  /** An Error frame where ConnectionDetails belong. Whether the connection lives on is up to the fault. */
  function refuseToWelcome(connection: Connection): boolean {
    const closed = faults.strike('socket-error-closed');
    const refused = closed ?? faults.strike('socket-error-frame');
    if (!refused) return false;
    const code = refused.code ?? 'WSG-901';
    connection.send(errorFrame(connection.id, code, 'Connection refused'));
    if (closed) connection.close(1008, code);
    return true;
  }

  function open(socket: GatewaySocket, owner: OAuthSession, wsc: string | null) {
    const connection = createConnection({
      ...{ clock, faults, limits, socket, handle: parts.handle },
      session: () => connections.sessionOf(connection),
      onLost: () => forget(connection),
      onGone: parts.figures.socket(`${owner.personId}|${owner.clientId}`),
    });
    connections.set(connection, undefined);
    if (faults.strike('socket-half-open')) connection.freeze();
    if (faults.strike('socket-silent') || refuseToWelcome(connection)) return;
    welcome(connection, owner, wsc);
  }

  /** The gateway begins anew: nothing of its own is left. */
  function restart(): number {
    const killed = connections.kill();
    sessions.forgetAll();
    tickets.forgetAll();
    return killed;
  }

  function upgrade(path: string): Upgrade {
    const disturbed = disturbedUpgrade(faults, path);
    if (disturbed) return disturbed;
    const { pathname, searchParams } = new URL(path, 'http://gateway');
    if (pathname !== gatewayPath) return { kind: 'refuse', status: 404 };
    const owner = tickets.take(searchParams.get('access_token') ?? '');
    if (!owner) return { kind: 'refuse', status: 401 };
    if (connections.countOf(owner) >= limits.maxConnectionsPerSession) return { kind: 'refuse', status: 403 };
    return { kind: 'accept', open: (socket) => open(socket, owner, searchParams.get('wsc')) };
  }

  const { kill, freeze, expire, sendFrame, sendBytes, dump, listening } = connections;
  return {
    issueTicket: (session: OAuthSession) => tickets.issue(session),
    ...{ upgrade, restart, kill, freeze, expire, sendFrame, sendBytes, dump, listening },
  };
}
