import type { StateStore } from './state-store.ts';

/** False: a network that is known to be gone, or one through which nobody has come for a while. */
export function isReachable(store: Pick<StateStore, 'get'>): boolean {
  const { connection, network } = store.get();
  if (network.online === false || connection.phase === 'signed-out') return false;
  return connection.phase !== 'offline' || connection.channel !== undefined;
}
