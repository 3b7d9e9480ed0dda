import { createServer } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it } from 'vitest';

import { reasonOf } from '../../src/main/ringcentral/platform-failure.ts';
import {
  type Answer,
  json,
  openDoor,
  type OddServer,
  presence,
  startOddServer,
} from '../support/door-in-test.ts';

// Real bytes through Node's own `fetch`: what it does by itself is part of what is tested.

const good = { id: 'good' };
const open: OddServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(...answers: readonly Answer[]): Promise<OddServer> {
  const server = await startOddServer(...answers);
  open.push(server);
  return server;
}

const put = { method: 'PUT', body: { dndStatus: 'TakeAllCalls' } } as const;
const post = { method: 'POST', path: '/restapi/v1.0/subscription', body: { secret: 'of the body' } } as const;

describe('[E01] [E02] [E03] a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    '%i to another host is not followed, whatever is asked',
    async (status) => {
      const elsewhere = await start(json(200, good));
      const server = await start((_, response) => {
        response.writeHead(status, { location: `${elsewhere.origin}/restapi/v1.0/subscription` }).end();
      });
      const { failure, ended } = await openDoor(server);
      for (const call of [presence, put, post]) {
        const error = await failure(call);
        expect(error).toMatchObject({ kind: 'unexpected-answer', status });
        expect(reasonOf(error)).toBe('captive-portal');
      }
      expect(server.came).toHaveLength(3);
      expect(elsewhere.came).toEqual([]);
      expect(ended()).toBe(0);
    },
  );

  it.each(['http://127.0.0.1:1/', 'file:///etc/hosts', 'ftp://x/', 'javascript:0', 'not an address', ''])(
    'to %j is refused',
    async (location) => {
      const server = await start((_, response) => response.writeHead(302, { location }).end());
      const { failure } = await openDoor(server);
      expect(await failure()).toMatchObject({ kind: 'unexpected-answer', status: 302 });
      expect(server.came).toHaveLength(1);
    },
  );

  it('to itself is not followed once, let alone twenty times', async () => {
    const server = await start((request, response) =>
      response.writeHead(302, { location: request.url ?? '' }).end(),
    );
    const { failure } = await openDoor(server);
    expect(await failure()).toMatchObject({ kind: 'unexpected-answer', status: 302 });
    expect(server.came).toHaveLength(1);
  });
});

describe('[E04] a redirect of an attachment that is asked for like anything else', () => {
  it.each([302, 307])('(%i) is not followed, to another host or on the same', async (status) => {
    const content = '/restapi/v1.0/account/~/extension/~/message-store/1/content/2';
    const elsewhere = await start(json(200, good));
    for (const location of [`${elsewhere.origin}/media`, content]) {
      const server = await start((_, response) => response.writeHead(status, { location }).end());
      const { failure } = await openDoor(server);
      expect(await failure({ method: 'GET', path: content })).toMatchObject({
        kind: 'unexpected-answer',
        status,
      });
      expect(server.came).toHaveLength(1);
    }
    expect(elsewhere.came).toEqual([]);
  });
});

describe('[E06] [E07] a compressed answer', () => {
  const large = Buffer.alloc(64 * 1024 * 1024, ' ');
  const packed = {
    gzip: gzipSync(large),
    br: brotliCompressSync(large, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  };

  it.each(['gzip', 'br'] as const)('that grows to 64 MB by %s is stopped at the limit', async (encoding) => {
    expect(packed[encoding].length).toBeLessThan(100_000);
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
      response.end(packed[encoding]);
    });
    const { failure } = await openDoor(server);
    const before = process.memoryUsage().arrayBuffers;
    expect(await failure()).toMatchObject({ kind: 'unexpected-answer', code: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
    expect(server.came).toHaveLength(1);
  });

  it.each([6, 50])('under %i layers is refused', async (layers) => {
    let body: Buffer = Buffer.from(JSON.stringify(good));
    for (let layer = 0; layer < layers; layer += 1) body = gzipSync(body);
    const server = await start((_, response) => {
      const encodings = Array.from({ length: layers }, () => 'gzip').join(', ');
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encodings });
      response.end(body);
    });
    const { failure } = await openDoor(server);
    const { kind } = await failure();
    expect(['network', 'unexpected-answer']).toContain(kind);
  });

  it('under two layers is read', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip, gzip' });
      response.end(gzipSync(gzipSync(JSON.stringify(good))));
    });
    const { ask } = await openDoor(server);
    expect(await ask()).toEqual(good);
  });

  it('that is no gzip at all is no answer', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end('{"id":"good"}');
    });
    const { failure } = await openDoor(server);
    expect(await failure()).toMatchObject({ kind: 'network' });
  });
});

/** The very bytes, then the end of the line. */
async function startRaw(...answers: readonly string[]): Promise<OddServer> {
  const came: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      came.push(bytes.toString().split(' HTTP/')[0] ?? '');
      socket.end(answers[Math.min(came.length, answers.length) - 1] ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const raw: OddServer = {
    ...{ origin, came },
    fetch: (request, init) => fetch(new Request(`${origin}${new URL(request.url).pathname}`, request), init),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  open.push(raw);
  return raw;
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n';
const whole = `${head}content-length: 13\r\n\r\n{"id":"good"}`;

describe('[E08] an answer that is shorter than it says', () => {
  const cut = `${head}content-length: 100\r\n\r\n{"id`;

  it('is asked for again at once, and once', async () => {
    const server = await startRaw(cut, whole);
    const { ask, requests } = await openDoor(server);
    expect(await ask()).toEqual(good);
    expect(requests.map(({ status }) => status)).toEqual([undefined, 200]);
  });

  it('twice is a broken line', async () => {
    const server = await startRaw(cut);
    const { failure } = await openDoor(server);
    expect(await failure()).toMatchObject({ kind: 'network' });
    expect(server.came).toHaveLength(2);
  });

  it('to something that was sent is not sent again', async () => {
    const server = await startRaw(cut);
    const { failure } = await openDoor(server);
    expect(await failure(put)).toMatchObject({ kind: 'network' });
    expect(server.came).toHaveLength(1);
  });
});

describe('[E09] an answer without a length that breaks off', () => {
  const cut = `${head}\r\n{"id":"go`;

  it('is no JSON, and asked for again once', async () => {
    const server = await startRaw(cut, whole);
    const { ask } = await openDoor(server);
    expect(await ask()).toEqual(good);
  });

  it('twice is no answer', async () => {
    const server = await startRaw(cut);
    const { failure } = await openDoor(server);
    expect(await failure()).toMatchObject({ kind: 'unexpected-answer', code: 'not-json' });
    expect(server.came).toHaveLength(2);
  });

  it('to something that was sent is not sent again', async () => {
    const server = await startRaw(cut);
    const { failure } = await openDoor(server);
    expect(await failure(put)).toMatchObject({ kind: 'unexpected-answer', code: 'not-json' });
    expect(server.came).toHaveLength(1);
  });
});

describe('[E10] a web page instead of an answer', () => {
  const page = '<!doctype html><html><body>Sign in to this network</body></html>';

  it.each([
    ['text/html', page],
    ['text/html; charset=utf-8', ''],
    ['application/json', page],
    ['application/json', `\uFEFF\n  ${page}`],
    ['text/plain', '<html>'],
    ['', page],
  ])('as %j says that the network wants something, not that anybody is signed out', async (type, body) => {
    const server = await start((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    const { failure, ended } = await openDoor(server);
    const error = await failure();
    expect(error).toMatchObject({ kind: 'unexpected-answer', code: 'web-page' });
    expect(reasonOf(error)).toBe('captive-portal');
    expect(ended()).toBe(0);
  });

  it('with 511 says so, too', async () => {
    const server = await start((_, response) =>
      response.writeHead(511, { 'content-type': 'text/html' }).end(page),
    );
    const { failure } = await openDoor(server);
    expect(reasonOf(await failure())).toBe('captive-portal');
  });
});

describe('[E20] an answer before the body was read', () => {
  it('ends the sending, and nothing is sent again', async () => {
    const server = await startRaw(
      'HTTP/1.1 413 Too Large\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: 26\r\n\r\n{"errorCode":"CMN-106"}   ',
    );
    const { failure } = await openDoor(server);
    const error = await failure({ ...put, body: { filler: 'x'.repeat(500_000) } });
    // The line may break before the answer is read; either way nobody sends it twice.
    expect(['refused', 'network']).toContain(error.kind);
    expect(server.came).toHaveLength(1);
  });
});

describe('[E23] odd values', () => {
  it.each(['Ring\r\nside', 'Ring\0side', 'Ringsidé✆'])(
    'in a header (%j) are caught before anything leaves',
    async (appName) => {
      const server = await start(json(200, good));
      await expect(openDoor({ fetch: server.fetch, appName })).rejects.toMatchObject({
        name: 'PlatformError',
      });
      expect(server.came).toEqual([]);
    },
  );

  it.each(['a\r\nb', 'a\0b', '✆ é', '%2e%2e', '&x=1#y'])(
    'in a query (%j) arrive as they are',
    async (value) => {
      const server = await start((request, response) => {
        const found = new URL(request.url ?? '', 'http://x').searchParams.get('value');
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ found }));
      });
      const { ask } = await openDoor(server);
      expect(await ask({ query: { value } })).toEqual({ found: value });
    },
  );
});

describe('[E25] a network that does not answer', () => {
  it('because nobody listens there is told at once', async () => {
    const server = await start(json(200, good));
    const { failure } = await openDoor(server);
    await server.close();
    open.length = 0;
    const error = await failure();
    expect(error).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
    expect(reasonOf(error)).toBe('network');
  });

  it('because its name is not found is told apart', async () => {
    const { failure } = await openDoor({
      fetch: (request, init) => fetch(new Request('http://ringside.invalid/', request), init),
    });
    expect(reasonOf(await failure())).toBe('name-lookup');
  });
});

describe('[E30] ids', () => {
  it('above 2^53 stay text, and everything else stays what it was', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        '{"id":9007199254740993123,"size":12,"share":0.1234567890123456789,"text":"9007199254740993123"}',
      );
    });
    const { ask } = await openDoor(server);
    expect(await ask()).toEqual({
      id: '9007199254740993123',
      size: 12,
      share: 0.12345678901234568,
      text: '9007199254740993123',
    });
  });
});
