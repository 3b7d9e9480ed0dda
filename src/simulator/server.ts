import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { PlatformReply, PlatformRequest } from './exchange.ts';
import type { GatewaySocket } from './gateway/socket.ts';
import type { Upgrade } from './gateway/gateway.ts';

export const loopback = '127.0.0.1';
const maxBodyBytes = 1024 * 1024;

export type LoopbackServer = { readonly port: number; readonly close: () => Promise<void> };

/** Reads a whole body; undefined when it is larger than anybody honest would send. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * Who may talk to a listener on loopback: programs that name it by its own address. A page in a browser gives itself
 * away by its Origin; a rebound DNS name by its Host.
 */
export function isForeign(request: IncomingMessage, port: number, allowOwnOrigin: boolean): boolean {
  const hosts = [`${loopback}:${port}`, `localhost:${port}`];
  if (!hosts.includes(request.headers.host ?? '')) return true;
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  // Our own page sends no referrer, so its form comes from the origin "null".
  return !(allowOwnOrigin && (origin === 'null' || hosts.some((host) => origin === `http://${host}`)));
}

export function listen(server: Server, port: number): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function write(response: ServerResponse, reply: PlatformReply) {
  if (reply.reset) return void response.socket?.resetAndDestroy();
  const body = Buffer.from(reply.body);
  response.sendDate = false; // The simulator's clock wrote the date.
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
  if (reply.cutAfter === undefined) return void response.end(body);
  response.write(body.subarray(0, reply.cutAfter), () => response.socket?.destroy());
}

const forbidden: PlatformReply = { status: 403, headers: { 'X-Simulator': '1' }, body: '' };

function toGatewaySocket(ws: WebSocket, stream: Duplex): GatewaySocket {
  let corked = false;
  /** Frames of one turn leave in one write: a flood must not cost a system call for each event. */
  const cork = () => {
    if (corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  };
  ws.on('error', () => ws.terminate()); // Protocol errors of a client; the close event follows.
  return {
    send(text) {
      cork();
      ws.send(text);
    },
    write: (bytes) => void stream.write(bytes),
    ping: () => ws.ping(),
    pong: () => ws.pong(),
    close: (code, reason) => ws.close(code, reason),
    terminate: () => ws.terminate(),
    freeze: () => ws.pause(),
    onMessage: (listener) =>
      void ws.on('message', (data: Buffer, binary: boolean) => {
        if (!binary) listener(data.toString());
      }),
    onPing: (listener) => void ws.on('ping', listener),
    onPong: (listener) => void ws.on('pong', listener),
    onClose: (listener) => void ws.on('close', listener),
  };
}

function refuseUpgrade(socket: Duplex, status: number, page = '') {
  const reason = STATUS_CODES[status] ?? 'Refused';
  const headers = ['X-Simulator: 1', 'Connection: close', `Content-Length: ${Buffer.byteLength(page)}`];
  if (page) headers.push('Content-Type: text/html');
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${headers.join('\r\n')}\r\n\r\n${page}`);
}

type ServerParts = {
  /** Where the platform says it is: requests must name it. */
  port: () => number;
  handle: (request: PlatformRequest) => Promise<PlatformReply>;
  upgrade: (path: string) => Upgrade;
};

/** The platform behind any stream of bytes: HTTP, and the gateway's WebSocket beside it. Listens nowhere yet. */
export function createPlatformServer({ port, handle, upgrade }: ServerParts): Server {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const isPage = path.startsWith('/restapi/oauth/authorize');
    if (isForeign(request, port(), isPage) || request.method === 'OPTIONS') return write(response, forbidden);
    const body = await readBody(request);
    if (body === undefined) return write(response, { ...forbidden, status: 413 });
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const { method = 'GET' } = request;
    const reply = await handle({
      ...{ method, path, body, gone: leaving.signal },
      headers: flatHeaders(request),
    });
    write(response, reply);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: maxBodyBytes });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (isForeign(request, port(), false)) return refuseUpgrade(socket, 403);
    const verdict = upgrade(request.url ?? '/');
    if (verdict.kind === 'refuse') return refuseUpgrade(socket, verdict.status, verdict.page);
    if (verdict.kind === 'reset') return void socket.destroy();
    if (verdict.kind === 'hang') return;
    sockets.handleUpgrade(request, socket, head, (ws) => verdict.open(toGatewaySocket(ws, socket)));
  });
  return server;
}

/** Puts the platform on a loopback port: HTTP and the gateway's WebSocket on the same one. */
export async function serve(options: Omit<ServerParts, 'port'> & { port: number }): Promise<LoopbackServer> {
  let { port } = options;
  const listening = await listen(createPlatformServer({ ...options, port: () => port }), port);
  port = listening.port;
  return listening;
}
