import type { Faults } from '../faults.ts';
import type { Listening } from '../listening.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { GatewaySession } from './gateway-session.ts';
import type { Connection } from './socket.ts';

/** All open connections, each with its session once it has been welcomed. */
export function createConnections(faults: Faults) {
  const connections = new Map<Connection, GatewaySession | undefined>();
  const all = () => [...connections.keys()];

  let halfOpenWas = false;
  faults.onChange(() => {
    const halfOpen = faults.isOn('socket-half-open');
    const begins = halfOpen && !halfOpenWas;
    halfOpenWas = halfOpen;
    for (const connection of begins ? all() : [])
      if (!connection.isFrozen() && faults.strike('socket-half-open')) connection.freeze();
    if (faults.isOn('network-down')) for (const connection of all()) connection.terminate();
  });

  /** Those through which somebody is told of events at this moment. */
  const listening = (): readonly Listening[] =>
    [...connections].flatMap(([connection, session]) => {
      const { subscriptionId, subscribedAt = 0, oauth } = session ?? {};
      if (!oauth || subscriptionId === undefined || connection.isFrozen()) return [];
      if (session?.connection !== connection) return [];
      const since = Math.max(connection.openedAt, subscribedAt);
      return [{ personId: oauth.personId, transport: 'websocket', since, subscriptionId }];
    });

  return {
    listening,
    /** From now on nothing gets through those that are open. */
    freeze: () => {
      for (const connection of all()) connection.freeze();
    },
    /** Tells each why, and closes it. */
    expire: (code: string, message: string) => {
      for (const connection of all()) connection.expire(code, message);
    },
    set: (connection: Connection, session: GatewaySession | undefined) =>
      void connections.set(connection, session),
    remove: (connection: Connection) => void connections.delete(connection),
    sessionOf: (connection: Connection) => connections.get(connection),
    countOf: (owner: OAuthSession) =>
      [...connections.values()].filter((session) => session?.oauth === owner).length,
    /** Cuts every connection; with a code, closes them politely. Answers how many. */
    kill: (code?: number): number => {
      const killed = all();
      for (const connection of killed) {
        if (code === undefined) connection.terminate();
        else connection.close(code, 'Closed by the simulator');
      }
      return killed.length;
    },
    sendFrame: (text: string): number => {
      for (const connection of connections.keys()) connection.send(text);
      return connections.size;
    },
    sendBytes: (bytes: Uint8Array): number => {
      for (const connection of connections.keys()) connection.write(bytes);
      return connections.size;
    },
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
