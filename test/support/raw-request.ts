import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a program on this computer can send to a port: any bytes. */
export type RawAnswer = { readonly status: number; readonly headers: string; readonly body: string };

export function rawRequest(port: number, text: string, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text));
    let all = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (all += part));
    socket.on('error', (error) => (all === '' ? reject(error) : undefined));
    socket.on('close', () => {
      const [headers = '', body = ''] = all.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0), headers, body });
    });
  });
}

export type Get = {
  readonly method?: string;
  readonly path: string;
  readonly hosts?: readonly string[];
  readonly headers?: readonly string[];
};

export function requestText(port: number, { method = 'GET', path, hosts, headers = [] }: Get): string {
  const hostLines = (hosts ?? [`127.0.0.1:${port}`]).map((host) => `Host: ${host}`);
  return [`${method} ${path} HTTP/1.1`, ...hostLines, 'Connection: close', ...headers, '', ''].join('\r\n');
}

/** A port nobody uses on either family right now. */
export async function freePort(): Promise<number> {
  const server = await occupy(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await release(server);
  return port;
}

/** Another program on a port. */
export function occupy(
  port: number,
  host = '127.0.0.1',
  onSocket?: (socket: Socket) => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onSocket ?? ((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello')));
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

export function release(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
