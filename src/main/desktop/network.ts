import { net, session } from 'electron';
import { networkInterfaces } from 'node:os';
import type WebSocket from 'ws';
import type { Clock } from '../clock.ts';
import type { NetworkPort, NetworkWay } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import { isLoopback } from './address-rules.ts';
import { createCertificates } from './certificates.ts';
import { createDial } from './dial.ts';
import { reachableAddresses } from './network-addresses.ts';
import { createNetworkFetch, type NetworkFetch } from './network-fetch.ts';
import { openNetworkSocket } from './network-socket.ts';
import { createProxyPasswords } from './proxy-passwords.ts';
import { createProxyResolver } from './proxy-resolver.ts';
import { readSystemCertificates } from './system-certificates.ts';

export type NetworkParts = {
  readonly clock: Clock;
  readonly log: Log;
  /** The built module that reads certificates in a thread of its own; undefined where reading them is quick. */
  readonly certificateThread: string | undefined;
};

/** The machine's network: everything to the platform goes the way the system's settings want it. */
export type Network = {
  readonly port: NetworkPort;
  readonly fetch: NetworkFetch['fetch'];
  readonly openSocket: (address: string, limits: object) => WebSocket;
};

/** After `ready`. Asks nothing and opens nothing until it is used. */
export function createNetwork({ clock, log, certificateThread }: NetworkParts): Network {
  const { after } = clock;
  const listeners: ((way: NetworkWay) => void)[] = [];
  const certificates = createCertificates(() => readSystemCertificates(certificateThread), clock, log);
  const passwords = createProxyPasswords();
  const proxies = createProxyResolver((address) => session.defaultSession.resolveProxy(address), clock);
  const dial = createDial({
    ...{ proxies, passwords, certificates, after },
    onTried: (way, { secure, host }) => {
      // A plain question to the platform's host looks for captive portals; proxies may refuse it, and that is no news.
      if (!secure && !isLoopback(host)) return;
      for (const tell of listeners) tell({ ...way, certificates: certificates.inUse() });
    },
  });
  const { fetch, renew } = createNetworkFetch(dial);
  return {
    fetch,
    openSocket: (address, limits) => openNetworkSocket(dial, address, limits),
    port: {
      addresses: () => reachableAddresses(networkInterfaces()),
      isOnline: () => net.isOnline(),
      renew: () => {
        proxies.forget();
        renew();
      },
      signInToProxy: passwords.give,
      onWay: (listener) => void listeners.push(listener),
    },
  };
}
