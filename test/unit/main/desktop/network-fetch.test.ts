import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Dial } from '../../../../src/main/desktop/dial.ts';
import { createNetworkFetch } from '../../../../src/main/desktop/network-fetch.ts';
import { createFaxDoor } from '../../../../src/main/ringcentral/fax-door.ts';
import type { FaxSent } from '../../../../src/main/ringcentral/fax-port.ts';
import { leftNothing } from '../../../../src/main/ringcentral/fetch-failure.ts';
import type { FetchLike } from '../../../../src/main/ringcentral/outside.ts';
import { type Certified, selfSigned } from '../../../support/certificates.ts';
import { openPartsInTest } from '../../../support/open-parts.ts';
import { realClock } from '../../../support/real-clock.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(
  listener: http.RequestListener,
  certified?: Certified,
): Promise<{ port: number; connections: () => number }> {
  const server =
    certified === undefined ? http.createServer(listener) : https.createServer(certified, listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

const dial: Dial = ({ host, port }) =>
  new Promise((resolve, reject) => {
    const line = net.connect(port, host);
    line.once('error', reject);
    line.once('connect', () => resolve(line));
  });

const dialSecurely: Dial = async (target) => {
  const line = tls.connect({ socket: await dial(target), rejectUnauthorized: false });
  await new Promise((resolve, reject) => line.once('secureConnect', resolve).once('error', reject));
  return line;
};

function request(port: number, body: string | undefined = 'content'): Request {
  return new Request(`http://127.0.0.1:${port}/fax`, { method: 'POST', body });
}

const signal = new AbortController().signal;
const failure = (sent: Promise<Response>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a request that goes alone', () => {
  it('has a connection of its own, which is closed behind it', async () => {
    const { port, connections } = await serve((asked, answer) => {
      asked.resume().on('end', () => answer.end(asked.headers.connection));
    });
    const { fetch } = createNetworkFetch(dial);
    for (let count = 0; count < 3; count += 1)
      expect(await (await fetch(request(port), { signal, alone: true })).text()).toBe('close');
    expect(connections()).toBe(3);
    for (let count = 0; count < 3; count += 1) await (await fetch(request(port), { signal })).text();
    expect(connections()).toBeLessThan(6);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPROTO', 'PROXY_UNREACHABLE'])(
    'never left where no connection came about: %s',
    async (code) => {
      const { fetch } = createNetworkFetch(() => Promise.reject(Object.assign(new Error(code), { code })));
      const error = await failure(fetch(request(1234), { signal, alone: true }));
      expect(leftNothing(error)).toBe(true);
    },
  );

  it('never left where it was given up while connecting', async () => {
    const { fetch } = createNetworkFetch(() => new Promise(() => undefined));
    const stop = new AbortController();
    const asked = failure(fetch(request(1234), { signal: stop.signal, alone: true }));
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect(leftNothing(await asked)).toBe(true);
  });

  it('may have left where the line broke afterwards', async () => {
    const { port } = await serve((asked) => asked.socket.resetAndDestroy());
    const { fetch } = createNetworkFetch(dial);
    expect(leftNothing(await failure(fetch(request(port), { signal, alone: true })))).toBe(false);
  });

  it('may have left where it was given up while the answer was waited for', async () => {
    const stop = new AbortController();
    const { port } = await serve(() => stop.abort());
    const { fetch } = createNetworkFetch(dial);
    expect(leftNothing(await failure(fetch(request(port), { signal: stop.signal, alone: true })))).toBe(
      false,
    );
  });
});

describe('a fax over a real line', () => {
  async function send(fetch: FetchLike, port: number, size: number, person = new AbortController()) {
    const parts = openPartsInTest(fetch);
    const progress: number[] = [];
    // No power of two, so that a piece in the wrong place is another one.
    const content = Buffer.alloc(
      size,
      Uint8Array.from({ length: 65_521 }, (_, at) => (at * 31) % 251),
    );
    const outcome = await createFaxDoor(
      { ask: () => Promise.reject(new Error()), send: () => Promise.reject(new Error()) },
      { ...parts, clock: realClock, server: `http://127.0.0.1:${port}` },
    ).sendFax(
      {
        ...{ to: [{ phoneNumber: '+14155550188' }], coverIndex: 0, coverText: '', resolution: 'Low' },
        sendAt: undefined,
        files: [
          {
            name: 'a.pdf',
            contentType: 'application/pdf',
            size,
            open: async function* () {
              yield await Promise.resolve(content);
            },
          },
        ],
      },
      {
        signal: person.signal,
        onProgress: (bytes) => {
          progress.push(bytes);
          if (bytes > size / 2) person.abort();
        },
      },
    );
    return { outcome, progress, content };
  }

  it.each(['plain', 'secure'])('goes with its length, byte for byte, over a %s line', async (kind) => {
    const got: Buffer[] = [];
    let headers: http.IncomingHttpHeaders = {};
    const listener: http.RequestListener = (asked, answer) => {
      headers = asked.headers;
      asked.on('data', (bytes: Buffer) => {
        got.push(bytes);
        // Slower than the disk, so that pieces wait on their way.
        asked.pause();
        setImmediate(() => asked.resume());
      });
      asked.on('end', () => {
        answer.writeHead(200, { 'content-type': 'application/json' });
        answer.end('{"id":7,"type":"Fax","direction":"Outbound"}');
      });
    };
    const { port } = await serve(
      listener,
      kind === 'secure' ? selfSigned('Larkspur', { hosts: ['127.0.0.1'] }) : undefined,
    );
    const untouched = new AbortController();
    untouched.abort = () => undefined;
    const way = kind === 'secure' ? dialSecurely : dial;
    const { outcome, content } = await send(createNetworkFetch(way).fetch, port, 20_000_000, untouched);
    expect(outcome).toMatchObject({ kind: 'accepted', message: { id: '7' } });
    expect(headers['transfer-encoding']).toBeUndefined();
    const whole = Buffer.concat(got);
    expect(Number(headers['content-length'])).toBe(whole.length);
    const begins = whole.indexOf('\r\n\r\n', whole.indexOf('filename="a.pdf"')) + 4;
    expect(whole.subarray(begins, begins + content.length).equals(content)).toBe(true);
  });

  it('is cut off for the platform when the person cancels it half way', async () => {
    let end: (how: { complete: boolean }) => void = () => undefined;
    const ended = new Promise<{ complete: boolean }>((resolve) => (end = resolve));
    const { port } = await serve((asked) => {
      asked.resume();
      asked.on('close', () => end({ complete: asked.complete }));
    });
    const { outcome } = await send(createNetworkFetch(dial).fetch, port, 30_000_000);
    expect(outcome).toEqual({ kind: 'cancelled' } satisfies FaxSent);
    expect(await ended).toEqual({ complete: false });
  });

  it('takes a refusal that comes before its last byte', async () => {
    const { port } = await serve((asked, answer) => {
      answer.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
      answer.end('{"errors":[{"errorCode":"MSG-338","message":"too big"}]}');
      asked.resume();
    });
    const { outcome } = await send(
      createNetworkFetch(dial).fetch,
      port,
      2_000_000,
      Object.assign(new AbortController(), { abort: () => undefined }),
    );
    expect(outcome).toMatchObject({ kind: 'refused', status: 413, code: 'MSG-338' });
  });
});
