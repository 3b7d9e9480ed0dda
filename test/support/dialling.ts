import https from 'node:https';
import { WebSocketServer } from 'ws';
import { createDial, type Dial } from '../../src/main/desktop/dial.ts';
import { createNetworkFetch, type NetworkFetch } from '../../src/main/desktop/network-fetch.ts';
import { createProxyPasswords, type ProxyPasswords } from '../../src/main/desktop/proxy-passwords.ts';
import { createProxyResolver, type ProxyResolver } from '../../src/main/desktop/proxy-resolver.ts';
import { systemClock } from '../../src/main/desktop/system.ts';
import type { NetworkWay } from '../../src/main/desktop-ports.ts';
import type { Certified } from './certificates.ts';
import { listen } from './proxies.ts';

export type Dialling = {
  readonly dial: Dial;
  readonly fetch: NetworkFetch['fetch'];
  readonly renew: () => void;
  readonly proxies: ProxyResolver;
  readonly passwords: ProxyPasswords;
  /** What was found out about the way, in order. */
  readonly ways: Pick<NetworkWay, 'proxy' | 'trouble'>[];
  /** How often the system's settings were asked. */
  readonly questions: () => number;
  readonly close: () => void;
};

/** The product's own dialling, with the system's settings and its certificate store played. */
export function createDialling(
  settings: string | (() => Promise<string>) = 'DIRECT',
  trustSystem: () => Promise<boolean> = () => Promise.resolve(false),
): Dialling {
  const ways: Pick<NetworkWay, 'proxy' | 'trouble'>[] = [];
  let questions = 0;
  const ask = (): Promise<string> => {
    questions += 1;
    return typeof settings === 'string' ? Promise.resolve(settings) : settings();
  };
  const proxies = createProxyResolver(ask, systemClock);
  const passwords = createProxyPasswords();
  const dial = createDial({
    proxies,
    passwords,
    certificates: { trustSystem, inUse: () => 'built-in' },
    after: systemClock.after,
    onTried: (way) => void ways.push(way),
  });
  const { fetch, renew } = createNetworkFetch(dial);
  return { dial, fetch, renew, proxies, passwords, ways, questions: () => questions, close: renew };
}

/** A server with TLS that greets requests and returns what a WebSocket sends. */
export async function startGreeter(
  certified: Certified,
  more: https.ServerOptions = {},
): Promise<{ port: number; lines: () => number; close: () => Promise<void> }> {
  const server = https.createServer({ ...certified, ...more }, (_request, answer) => answer.end('hello'));
  server.on('tlsClientError', () => undefined);
  let lines = 0;
  server.on('connection', () => (lines += 1));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (text: Buffer) => socket.send(text.toString())));
  return { ...(await listen(server)), lines: () => lines };
}
