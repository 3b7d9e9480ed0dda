import type { Accounts } from './accounts.ts';
import type { Calls } from './calls/calls.ts';
import { explain } from './network/explain.ts';
import { createNetwork, type Network } from './network/network.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { Today } from './past-calls/today.ts';
import type { PlatformEvents } from './ringcentral/platform-port.ts';
import type { StateStore } from './state-store.ts';

export type NetworkJoint = {
  readonly outside: OutsideWorld;
  readonly store: StateStore;
  readonly accounts: Pick<Accounts, 'server'>;
  readonly calls: Pick<Calls, 'resync'>;
  readonly today: Pick<Today, 'fellAsleep' | 'woke' | 'refresh'>;
  readonly events: () => PlatformEvents | undefined;
};

/** This computer's network and its sleep, and what is read again after them. */
export function joinNetwork({ outside, store, accounts, calls, today, events }: NetworkJoint): Network {
  const { clock, chance, log } = outside;
  return createNetwork({
    ...{ clock, chance, log, events },
    machine: outside.desktop.network,
    fetch: outside.fetch,
    server: accounts.server,
    noteSecret: outside.noteSecret,
    save: (next) =>
      store.change((state) => ({ ...state, network: next, connection: explain(state.connection, next) })),
    fellAsleep: today.fellAsleep,
    woke: today.woke,
    connection: () => store.get().connection,
    listReadAt: () => store.get().today.readAt,
    readPresence: () => calls.resync('soft'),
    readList: today.refresh,
  });
}
