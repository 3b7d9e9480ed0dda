import type { Socket } from 'node:net';
import { createServer, type Server } from 'node:http';

import type { Clock } from '../clock.ts';
import { createRedirectJudge, type RedirectAnswer } from './redirect-judge.ts';
import { isLoopback } from './token-answer.ts';

export type { RedirectAnswer } from './redirect-judge.ts';

/** Where the browser comes back to after the sign-in page. Open for one attempt only. */
export type RedirectListener = {
  /** The address to sign in with, literally as configured. */
  readonly redirectUri: string;
  /** From now on a request with this state is the right one; before, every request is wrong. */
  readonly expect: (state: string) => void;
  /** The first right request. Never rejects. */
  readonly answer: Promise<RedirectAnswer>;
  /** Frees the ports and ends every connection; when it resolves, they can be opened anew. */
  readonly close: () => Promise<void>;
};

export type ListenOutcome =
  | { readonly kind: 'listening'; readonly listener: RedirectListener }
  | { readonly kind: 'ports-taken'; readonly ports: readonly number[] };

export type ListenOptions = {
  /** Tried in turn; only http addresses on loopback with a port are taken. */
  readonly redirectUris: readonly string[];
  readonly clock: Clock;
  /** Something else on this computer keeps calling the port. */
  readonly onSuspicious: () => void;
  /** The sentence on the page, for both endings. */
  readonly words: { readonly title: string; readonly allowed: string; readonly refused: string };
};

const mostSockets = 8;
const requestMs = 5_000;
const largestHeaders = 8 * 1024;
/** The browser follows the redirect to the last page at once; longer nobody waits for it. */
const farewellMs = 3_000;
/** What `listen` says where the computer has no IPv6. */
const noSuchFamily = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'EPROTONOSUPPORT']);

export async function openRedirectListener(options: ListenOptions): Promise<ListenOutcome> {
  const ports: number[] = [];
  for (const redirectUri of options.redirectUris) {
    const address = URL.parse(redirectUri);
    if (address?.protocol !== 'http:' || !isLoopback(address.hostname) || address.port === '') continue;
    const listener = await tryListening(redirectUri, address, options);
    if (listener !== undefined) return { kind: 'listening', listener };
    ports.push(Number(address.port));
  }
  return { kind: 'ports-taken', ports };
}

async function tryListening(
  redirectUri: string,
  address: URL,
  options: ListenOptions,
): Promise<RedirectListener | undefined> {
  const sockets = new Set<Socket>();
  let closing: Promise<void> | undefined;
  const { promise: answer, resolve: answered } = Promise.withResolvers<RedirectAnswer>();
  const judge = createRedirectJudge({
    ...options,
    address,
    onAnswer: finish,
    onFarewell: () => void close(),
  });
  // Both families, or another program could sit on the one the browser happens to try first.
  const servers = [
    createServerFor(judge.handle, judge.noteWrong, sockets),
    createServerFor(judge.handle, judge.noteWrong, sockets),
  ] as const;

  function finish(found: RedirectAnswer): void {
    answered(found);
    options.clock.after(farewellMs, () => void close());
  }

  function close(): Promise<void> {
    closing ??= stopAll();
    return closing;
  }

  async function stopAll(): Promise<void> {
    await Promise.all(servers.map(stop));
    for (const socket of sockets) socket.destroy();
  }

  const port = Number(address.port);
  const first = await listen(servers[0], port, '127.0.0.1');
  const second = first === 'listening' ? await listen(servers[1], port, '::1') : 'taken';
  if (first === 'listening' && second !== 'taken')
    return { redirectUri, expect: judge.expect, answer, close };
  await close();
  return undefined;
}

function createServerFor(
  handle: ReturnType<typeof createRedirectJudge>['handle'],
  noteWrong: () => void,
  sockets: Set<Socket>,
): Server {
  const server = createServer(
    {
      maxHeaderSize: largestHeaders,
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: 1_000,
      // A missing Host is ours to refuse, as any other wrong one.
      requireHostHeader: false,
      keepAlive: false,
    },
    handle,
  );
  server.maxConnections = mostSockets;
  server.on('connection', (socket: Socket) => {
    if (sockets.size >= mostSockets) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (_request, socket: Socket) => {
    noteWrong();
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.on('clientError', (_error, socket) => {
    noteWrong();
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

function listen(server: Server, port: number, host: string): Promise<'listening' | 'taken' | 'no-family'> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(noSuchFamily.has(error.code ?? '') ? 'no-family' : 'taken'),
    );
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::1' }, () => resolve('listening'));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
