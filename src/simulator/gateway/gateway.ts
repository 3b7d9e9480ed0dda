import type { PlatformReply, PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import { createUuid } from '../identifiers.ts';
import type { OAuthSession, OAuthSessions } from '../oauth/sessions.ts';
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
  return { kind: 'refuse', status: fault.status ?? 503, ...page };
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
    const { session, missed } = recovery;
    sessions.attach(session, connection);
    connections.set(connection, session);
    const details = detailsOf(limits, clock.now(), recovery);
    connection.send(detailsFrame(createUuid(clock.random), session.nextWsc(), details));
    for (const text of missed) connection.send(text);
  }

  function open(socket: GatewaySocket, owner: OAuthSession, wsc: string | null) {
    const connection = createConnection({
      ...{ clock, faults, limits, socket, handle: parts.handle },
      session: () => connections.sessionOf(connection),
      onClose: () => forget(connection),
    });
    connections.set(connection, undefined);
    if (faults.strike('socket-half-open')) connection.freeze();
    if (faults.strike('socket-silent')) return;
    const refused = faults.strike('socket-error-frame');
    if (refused) connection.send(errorFrame(connection.id, refused.code ?? 'WSG-901', 'Connection refused'));
    else welcome(connection, owner, wsc);
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

  const { kill, sendFrame, sendBytes, dump } = connections;
  return {
    issueTicket: (session: OAuthSession) => tickets.issue(session),
    upgrade,
    kill,
    sendFrame,
    sendBytes,
    dump,
  };
}
