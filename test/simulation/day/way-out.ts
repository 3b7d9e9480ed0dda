import type net from 'node:net';
import type { NetworkPort } from '../../../src/main/desktop-ports.ts';
import type { Dial } from '../../../src/main/desktop/dial.ts';
import { createNetworkFetch } from '../../../src/main/desktop/network-fetch.ts';
import { openNetworkSocket } from '../../../src/main/desktop/network-socket.ts';
import { CertificateFailure, flawOf, NetworkFailure } from '../../../src/main/network-failure.ts';
import type { OutsideWorld } from '../../../src/main/outside-world.ts';
import { gatewaySocketLimits } from '../../../src/main/ringcentral/outside.ts';
import type { VirtualComputer } from '../../support/virtual-computer.ts';
import type { VirtualNetwork } from '../../support/virtual-network.ts';
import { connectionError } from '../../support/virtual-stream.ts';

export type WayOut = Pick<OutsideWorld, 'fetch' | 'openSocket'> & { readonly port: NetworkPort };

const connectLimitMs = 10_000;

/**
 * The product's own requests and sockets; only where it would open a TCP connection, one of ours is handed out.
 * @param addresses of this computer at the moment; none = off every network
 */
export function openWayOut(
  network: VirtualNetwork,
  computer: VirtualComputer,
  addresses: () => readonly string[],
): WayOut {
  const dial = dialThrough(network, computer);
  const { fetch, renew } = createNetworkFetch(dial);
  return {
    // A dead process may still have promises, but sends nothing any more.
    fetch: (request, init) => (computer.isDead() ? new Promise(() => undefined) : fetch(request, init)),
    openSocket: (address) => openNetworkSocket(dial, address, gatewaySocketLimits),
    port: {
      ...{ addresses, renew },
      isOnline: () => addresses().length > 0,
      signInToProxy: () => undefined,
      onWay: () => undefined,
    },
  };
}

function dialThrough(network: VirtualNetwork, computer: VirtualComputer): Dial {
  const holder = { clock: () => computer, isRunning: computer.isRunning, isDead: computer.isDead };
  return ({ host }) =>
    new Promise((resolve, reject) => {
      const line = network.connect(holder);
      const cancel = computer.after(connectLimitMs, () =>
        line.destroy(connectionError(network.isLookingUp() ? 'NAME_LOOKUP_SLOW' : 'ETIMEDOUT')),
      );
      const refuse = (error: Error): void => {
        cancel();
        reject(failureOf(error, host));
      };
      line.once('error', refuse);
      line.once('connect', () => {
        cancel();
        line.off('error', refuse);
        // As much of a TCP socket as HTTP and WebSockets look at.
        resolve(line as unknown as net.Socket);
      });
    });
}

/** What the real way out makes of a connection that did not come about. */
function failureOf(error: Error, host: string): Error {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'PROXY_PASSWORD' || code === 'NAME_LOOKUP_SLOW') return new NetworkFailure(code, code);
  const flaw = flawOf(code);
  return flaw === undefined ? error : new CertificateFailure(code, { flaw, host, issuer: undefined });
}
