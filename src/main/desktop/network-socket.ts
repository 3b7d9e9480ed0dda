import type net from 'node:net';
import WebSocket from 'ws';
import { type Dial, targetOf } from './dial.ts';

/** What Node's http calls to get a connection; the answer may come later, by the callback. */
type CreateConnection = NonNullable<WebSocket.ClientOptions['createConnection']>;

/**
 * A WebSocket over a connection of ours.
 * @param limits options of `new WebSocket`
 */
export function openNetworkSocket(dial: Dial, address: string, limits: object): WebSocket {
  const target = targetOf(new URL(address));
  const createConnection = (
    { timeout = 0 }: { readonly timeout?: number },
    done: (error: Error | null, line?: net.Socket) => void,
  ): undefined => {
    dial(target).then(
      // Node sets the limit for the handshake only on connections that it opens itself; `ws` ends it.
      (line) => done(null, line.setTimeout(timeout)),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
  // The typings know only the form that answers at once.
  return new WebSocket(address, {
    ...limits,
    createConnection: createConnection as unknown as CreateConnection,
  });
}
