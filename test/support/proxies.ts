import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certified } from './certificates.ts';

/** A little proxy on this computer, with what passed through it. */
export type LittleProxy = {
  readonly port: number;
  /** Places that were asked for, as `host:port`. */
  readonly asked: string[];
  /** Bytes that went through, both ways together. */
  readonly carried: () => number;
  readonly close: () => Promise<void>;
};

export type HttpProxyOptions = {
  /** Answers this instead of passing on. */
  readonly refuseWith?: number;
  /** Lets only those through who say this, as `name:password`. */
  readonly password?: string;
  /** What it asks for with a 407: `Basic` unless named. */
  readonly signInKind?: string;
  /** Takes the request and says nothing. */
  readonly silent?: boolean;
  /** Speaks TLS itself. */
  readonly certified?: Certified;
  /** Where a name leads; the proxy looks names up, not the client. */
  readonly hosts?: Readonly<Record<string, string>>;
};

export async function startHttpProxy(options: HttpProxyOptions = {}): Promise<LittleProxy> {
  const counted = createCounter();
  const asked: string[] = [];
  const server =
    options.certified === undefined ? http.createServer() : https.createServer(options.certified);
  server.on('connect', (request: http.IncomingMessage, line: Duplex) => {
    asked.push(request.url ?? '');
    if (options.silent === true) return;
    const refused = options.refuseWith ?? (isSignedIn(request, options.password) ? undefined : 407);
    if (refused !== undefined) {
      const { signInKind = 'Basic realm="x"' } = options;
      line.end(`HTTP/1.1 ${refused} No\r\nProxy-Authenticate: ${signInKind}\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    const { hostname, port } = new URL(`proxy://${request.url}`);
    const far = net.connect({ host: options.hosts?.[hostname] ?? hostname, port: Number(port) }, () => {
      line.write('HTTP/1.1 200 Connection established\r\n\r\n');
      counted.join(line, far);
    });
    far.on('error', () => line.destroy());
  });
  return { ...(await listen(server)), asked, carried: counted.bytes };
}

function isSignedIn({ headers }: http.IncomingMessage, password: string | undefined): boolean {
  if (password === undefined) return true;
  return headers['proxy-authorization'] === `Basic ${Buffer.from(password).toString('base64')}`;
}

export type SocksProxyOptions = {
  /** The code it answers with: 0 unless named. */
  readonly answer?: number;
  readonly wantsPassword?: boolean;
  /** Takes the greeting and says nothing. */
  readonly silent?: boolean;
  readonly hosts?: Readonly<Record<string, string>>;
};

/** Version 5 (RFC 1928) and 4a, connecting to names only. */
export async function startSocksProxy(options: SocksProxyOptions = {}): Promise<LittleProxy> {
  const counted = createCounter();
  const asked: string[] = [];
  const server = net.createServer((line) => {
    line.on('error', () => line.destroy());
    line.once('data', (hello) => {
      if (options.silent === true) return;
      if (hello[0] === 4) return connect4(line, hello);
      if (options.wantsPassword === true) return line.end(Buffer.of(5, 255));
      line.write(Buffer.of(5, 0));
      line.once('data', (wish) => connect5(line, wish));
    });
  });

  function connect5(line: net.Socket, wish: Buffer): void {
    const length = wish[4] ?? 0;
    const host = wish.subarray(5, 5 + length).toString();
    const yes = Buffer.of(5, options.answer ?? 0, 0, 1, 127, 0, 0, 1, 4, 210);
    connect(line, host, wish.readUInt16BE(5 + length), yes);
  }

  function connect4(line: net.Socket, wish: Buffer): void {
    const host = wish.subarray(9, -1).toString();
    connect(line, host, wish.readUInt16BE(2), Buffer.of(0, options.answer ?? 90, 0, 0, 0, 0, 0, 0));
  }

  function connect(line: net.Socket, host: string, port: number, yes: Buffer): void {
    asked.push(`${host}:${port}`);
    if (options.answer !== undefined) return void line.end(yes);
    const far = net.connect({ host: options.hosts?.[host] ?? host, port }, () => {
      // In two parts, as a slow line would bring it.
      line.write(yes.subarray(0, 3));
      setImmediate(() => line.write(yes.subarray(3)));
      counted.join(line, far);
    });
    far.on('error', () => line.destroy());
  }

  return { ...(await listen(server)), asked, carried: counted.bytes };
}

/** A port where nobody listens any more. */
export async function findDeadPort(): Promise<number> {
  const { port, close } = await listen(net.createServer());
  await close();
  return port;
}

function createCounter(): {
  readonly join: (one: Duplex, other: Duplex) => void;
  readonly bytes: () => number;
} {
  let bytes = 0;
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
  };
  return {
    join: (one, other) => {
      one
        .on('data', count)
        .on('error', () => other.destroy())
        .pipe(other);
      other
        .on('data', count)
        .on('error', () => one.destroy())
        .pipe(one);
    },
    bytes: () => bytes,
  };
}

export async function listen(server: net.Server): Promise<{ port: number; close: () => Promise<void> }> {
  const lines = new Set<net.Socket>();
  server.on('connection', (line: net.Socket) => {
    lines.add(line.once('close', () => lines.delete(line)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const line of lines) line.destroy();
      }),
  };
}
