import type { ConnectionState } from '../../shared/connection.ts';
import type { NetworkState } from '../../shared/network.ts';

/**
 * The line itself may meet only silence or a strange certificate where a network wants a page signed in to first.
 * Where that is known, it is the reason.
 */
export function explain(connection: ConnectionState, network: NetworkState): ConnectionState {
  const { phase, reason } = connection;
  if (!network.captivePortal || phase === 'online' || phase === 'signed-out' || reason === 'captive-portal')
    return connection;
  return { ...connection, reason: 'captive-portal' };
}
