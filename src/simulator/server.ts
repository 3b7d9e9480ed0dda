import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { apiError, isInParts, type PlatformReply, type PlatformRequest } from './exchange.ts';
import type { Uploading } from './exchange-line.ts';
import type { Where } from './faults.ts';
import type { Upgrade } from './gateway/upgrade.ts';
import type { SimulatorClock } from './world-types.ts';
import { writeReply } from './write-reply.ts';
import { toGatewaySocket } from './ws-gateway-socket.ts';

export const loopback = '127.0.0.1';
const maxBodyBytes = 1024 * 1024;
/** Of a request that carries files. */
const maxPartsBytes = 55 * 1024 * 1024;

export type LoopbackServer = {
  readonly port: number;
  readonly close: () => Promise<void>;
  /** Whether new connections are taken; those that exist live on. */
  readonly take: (isTaking: boolean) => void;
};

type Reading = {
  readonly most: number;
  readonly uploading?: Uploading;
  readonly after?: SimulatorClock['after'];
};

const pause = (ms: number, after: SimulatorClock['after']) =>
  new Promise<void>((resolve) => void after(ms, resolve));

/** Reads a whole body; `large` when it is more than allowed, and then the rest is left unread. */
async function readBytes(
  request: IncomingMessage,
  { most, uploading, after }: Reading,
): Promise<Buffer | 'large' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return 'large';
  const { bytesPerSecond, cutAfter = Infinity } = uploading ?? {};
  const chunks: Buffer[] = [];
  let size = 0;
  // The answer goes out by the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > cutAfter) return 'cut';
    if (size > most) return 'large';
    chunks.push(chunk);
    if (bytesPerSecond !== undefined && after) await pause((chunk.length / bytesPerSecond) * 1000, after);
  }
  return Buffer.concat(chunks);
}

/** Reads a whole body as text; undefined when it is larger than anybody honest would send. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const bytes = await readBytes(request, { most: maxBodyBytes });
  return typeof bytes === 'string' ? undefined : bytes.toString();
}

/**
 * Who may talk to a listener on loopback: programs that name it by its own address. A page in a browser gives itself
 * away by its Origin; a rebound DNS name by its Host.
 */
export function isForeign(
  request: IncomingMessage,
  ports: number | readonly number[],
  allowOwnOrigin: boolean,
): boolean {
  const hosts = [ports].flat().flatMap((port) => [`${loopback}:${port}`, `localhost:${port}`]);
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
      const taken = (server.address() as AddressInfo).port;
      resolve({
        port: taken,
        take(isTaking) {
          if (isTaking === server.listening) return;
          if (isTaking) server.listen(taken, loopback);
          else server.close();
        },
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

/** The platform's own words: the message, and not one of its files, is too large. */
function tooLarge(): PlatformReply {
  const reply = apiError(413, { errorCode: 'MSG-338', message: 'Message size exceeds the limit' });
  return { ...reply, headers: { ...reply.headers, 'X-Simulator': '1' } };
}

const forbidden: PlatformReply = { status: 403, headers: { 'X-Simulator': '1' }, body: '' };

function refuseUpgrade(
  socket: Duplex,
  { status, page = '', retryAfter, location }: Omit<Extract<Upgrade, { kind: 'refuse' }>, 'kind'>,
) {
  const reason = STATUS_CODES[status] ?? 'Refused';
  const headers = ['X-Simulator: 1', 'Connection: close', `Content-Length: ${Buffer.byteLength(page)}`];
  if (retryAfter !== undefined) headers.push(`Retry-After: ${retryAfter}`);
  if (location !== undefined) headers.push(`Location: ${location}`);
  if (page) headers.push('Content-Type: text/html');
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${headers.join('\r\n')}\r\n\r\n${page}`);
}

type ServerParts = {
  /** Where the platform says it is: requests must name one of them. */
  ports: () => readonly number[];
  handle: (request: PlatformRequest) => Promise<PlatformReply>;
  upgrade: (path: string) => Upgrade;
  /** An answer that does not wait for the body; undefined almost always. */
  early: (where: Where) => PlatformReply | undefined;
  /** What faults want of a body that is about to come. */
  uploading: (where: Where) => Uploading;
  after: SimulatorClock['after'];
};

/** The platform behind any stream of bytes: HTTP, and the gateway's WebSocket beside it. Listens nowhere yet. */
export function createPlatformServer(parts: ServerParts): Server {
  const { ports, handle, upgrade, early, uploading, after } = parts;
  const write = (response: ServerResponse, reply: PlatformReply) => writeReply(response, reply, after);
  const used = new WeakSet<Socket>();
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const isFirst = !used.has(request.socket);
    used.add(request.socket);
    const isPage = path.startsWith('/restapi/oauth/authorize');
    if (isForeign(request, ports(), isPage) || request.method === 'OPTIONS')
      return write(response, forbidden);
    const { method = 'GET' } = request;
    const hasty = early({ path, method });
    if (hasty) {
      response.once('finish', () => request.destroy());
      return write(response, hasty);
    }
    const inParts = isInParts(request.headers['content-type']);
    const most = inParts ? maxPartsBytes : maxBodyBytes;
    const bytes = await readBytes(request, { most, uploading: uploading({ path, method }), after });
    if (bytes === 'cut') return void request.socket.resetAndDestroy();
    if (bytes === 'large') {
      request.resume(); // Whoever still writes would not read the answer.
      return write(response, tooLarge());
    }
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const reply = await handle({
      ...{ method, path, isFirst, gone: leaving.signal },
      ...(inParts ? { body: '', bytes } : { body: bytes.toString() }),
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
    if (isForeign(request, ports(), false)) return refuseUpgrade(socket, { status: 403 });
    const arrive = (verdict: Upgrade): void => {
      if (verdict.kind === 'hang') return;
      if (verdict.kind === 'wait') return verdict.go(arrive);
      if (verdict.kind === 'refuse') return refuseUpgrade(socket, verdict);
      if (verdict.kind !== 'accept') return void socket.destroy();
      sockets.handleUpgrade(request, socket, head, (ws) => verdict.open(toGatewaySocket(ws, socket)));
    };
    arrive(upgrade(request.url ?? '/'));
  });
  return server;
}

/** Puts the platform on a loopback port: HTTP and the gateway's WebSocket on the same one. */
export async function serve(options: Omit<ServerParts, 'ports'> & { port: number }): Promise<LoopbackServer> {
  let { port } = options;
  const listening = await listen(createPlatformServer({ ...options, ports: () => [port] }), port);
  port = listening.port;
  return listening;
}
