import { describe, expect, it } from 'vitest';

import { reasonOf } from '../../src/main/ringcentral/platform-failure.ts';
import { createReads } from '../../src/main/ringcentral/rest-reads.ts';
import { presence } from '../support/door-in-test.ts';
import { answer, type ScriptedAnswer, scriptDoors } from '../support/scripted-door.ts';

const second = 1_000;
const own = '/restapi/v1.0/account/~/extension/~';
const script = scriptDoors();
const good = answer(200, { id: 'good' });

/** A body that comes in pieces, one every so often. */
function dripping(pieces: number, bytes: number, every: number, type = 'application/json'): ScriptedAnswer {
  return () => {
    let sent = 0;
    const text = `"${'x'.repeat(pieces * bytes - 2)}"`;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        new Promise((resolve) => {
          script.clock.after(every, () => {
            controller.enqueue(Buffer.from(text.slice(sent * bytes, (sent + 1) * bytes)));
            sent += 1;
            if (sent === pieces) controller.close();
            resolve();
          });
        }),
    });
    return new Response(body, { headers: { 'content-type': type } });
  };
}

describe('[E05] an answer that comes too slowly', () => {
  it('has twenty seconds to its headers', async () => {
    await script.answering(() => new Promise(() => undefined));
    const began = script.clock.now();
    expect(await script.failure()).toMatchObject({ kind: 'timeout', code: 'too-slow' });
    expect(script.clock.now() - began).toBeGreaterThanOrEqual(20 * second);
    expect(script.clock.now() - began).toBeLessThan(21 * second);
    expect(script.came).toHaveLength(1);
  });

  it('has twenty seconds between two pieces', async () => {
    await script.answering(dripping(3, 20_000, 25 * second));
    const began = script.clock.now();
    expect(await script.failure()).toMatchObject({ kind: 'timeout' });
    expect(script.clock.now() - began).toBeLessThan(21 * second);
  });

  it('byte by byte is given up soon, though it never stops', async () => {
    await script.answering(dripping(10_000, 1, 10 * second));
    const began = script.clock.now();
    expect(await script.failure()).toMatchObject({ kind: 'timeout' });
    expect(script.clock.now() - began).toBeLessThan(31 * second);
  });

  it('is a refusal from its head on, and the wait that it asks for begins there', async () => {
    const headers = { 'retry-after': '60', 'x-rate-limit-group': 'light' };
    const stuck: ScriptedAnswer = () => new Response(new ReadableStream(), { status: 429, headers });
    await script.answering(stuck, good);
    const began = script.clock.now();
    expect(await script.failure()).toMatchObject({ kind: 'timeout' });
    expect(await script.ask({ urgency: 'background' })).toEqual({ id: 'good' });
    expect(script.clock.now() - began).toBeGreaterThanOrEqual(60 * second);
    expect(script.came).toHaveLength(2);
  });

  it('at a thousand bytes a second is waited for', async () => {
    await script.answering(dripping(120, 1_000, second));
    expect(await script.clock.whileWaiting(script.door.ask(), 300 * second)).toHaveLength(119_998);
  });

  it('is given up after five minutes, whatever its pace', async () => {
    await script.answering(dripping(1_000, 1_000, second));
    const began = script.clock.now();
    expect(await script.failure()).toMatchObject({ kind: 'timeout' });
    expect(script.clock.now() - began).toBeLessThan(302 * second);
  });
});

describe('[E11] an answer of the wrong shape', () => {
  const shapes: readonly (readonly [string, ScriptedAnswer])[] = [
    ['nothing', answer(200, '')],
    ['blanks', answer(200, ' \n\t')],
    ['no content', () => new Response(null, { status: 204 })],
    ['null', answer(200, 'null')],
    ['a number', answer(200, 42)],
    ['a list', answer(200, [])],
    ['a text', answer(200, '"presence"')],
    ['other fields', answer(200, { records: 'none', id: {}, presenceStatus: 7, telephonyStatus: [] })],
  ];

  it.each(shapes)('(%s) is told with its kind, and changes nothing', async (_, given) => {
    await script.answering(given);
    const reads = createReads(script.door.door, 'ringcentral');
    for (const read of [reads.readPresence, reads.readAccount])
      await expect(script.clock.whileWaiting<unknown>(read())).rejects.toMatchObject({
        kind: 'unexpected-answer',
      });
    expect(script.door.ended()).toBe(0);
  });
});

describe('[E12] JSON that is not quite', () => {
  const bytes = (...parts: readonly (string | number[])[]): ScriptedAnswer => {
    const all = Buffer.concat(parts.map((part) => Buffer.from(part as never)));
    return () => new Response(all, { headers: { 'content-type': 'application/json' } });
  };

  it.each<readonly [string, ScriptedAnswer, unknown]>([
    ['a byte-order mark', bytes([0xef, 0xbb, 0xbf], '{"id":"good"}'), { id: 'good' }],
    ['equal keys', bytes('{"id":"first","id":"last"}'), { id: 'last' }],
    ['bytes that are no UTF-8', bytes('{"name":"Zo', [0xe9], '!"}'), { name: 'Zo\uFFFD!' }],
  ])('with %s is read by one rule', async (_, given, expected) => {
    await script.answering(given);
    expect(await script.ask()).toEqual(expected);
  });

  it.each<readonly [string, ScriptedAnswer]>([
    ['UTF-16', () => new Response(Buffer.from('\uFEFF{"id":"good"}', 'utf16le'))],
    ['UTF-16 without a mark', () => new Response(Buffer.from('{"id":"good"}', 'utf16le'))],
    ['a comma too many', answer(200, '{"id":"good",}')],
    ['a comment', answer(200, '{"id":"good"/* here */}')],
    ['two values', answer(200, '{"id":"good"}{"id":"other"}')],
    ['NaN', answer(200, '{"id":NaN}')],
  ])('(%s) is refused', async (_, given) => {
    await script.answering(given);
    expect(await script.failure()).toMatchObject({ kind: 'unexpected-answer', code: 'not-json' });
  });

  it('with own prototype keys reaches nobody’s prototype', async () => {
    await script.answering(
      answer(200, '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    );
    const read = (await script.ask()) as object;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect('admin' in {}).toBe(false);
  });
});

describe('[E24] an answer in parts', () => {
  const part = 'Content-Type: application/json\r\n\r\n{"id":"good"}';
  const body = `--Here\r\n${part}\r\n--Here\r\n${part}\r\n--Here--`;

  it.each([
    ['whole', 'Here', body],
    ['cut off', 'Here', body.slice(0, body.length / 2)],
    ['of another boundary', 'Elsewhere', body],
    [
      'with a part that says it is longer than all',
      'Here',
      body.replaceAll('\r\n\r\n', '\r\nContent-Length: 9e9\r\n\r\n'),
    ],
  ])('(%s) that nobody asked for is refused', async (_, boundary, text) => {
    const type = { 'content-type': `multipart/mixed; boundary=${boundary}` };
    await script.answering(answer(207, text, type));
    expect(await script.failure()).toMatchObject({ kind: 'unexpected-answer', code: 'not-json' });
  });
});

describe('[E22] ids', () => {
  it.each([
    ...['../1', '..', '.', '', '1?x=1', '1#x', '%2e%2e', '%2F', 'a b', 'a\\b', 'a\nb', 'é', '~~'],
    ...['x'.repeat(65), 'a,', ',a', `a,${'b'.repeat(65)}`, '//evil.example', '@evil.example', ':80'],
  ])('like %j never get into a path', async (id) => {
    await script.answering(good);
    expect(await script.failure({ path: `${own}/message-store/${id}` })).toMatchObject({ code: 'odd-path' });
    expect(script.came).toEqual([]);
  });

  it.each(['~', '1300458005', 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37', 'p-1-2', 'AKr7_Lm2', '1,2,3'])(
    'like %j do',
    async (id) => {
      await script.answering(good);
      expect(await script.ask({ path: `${own}/message-store/${id}` })).toEqual({ id: 'good' });
    },
  );

  it.each(['https://evil.example/x', '//evil.example', 'restapi', ''])(
    'a path like %j is none',
    async (path) => {
      await script.answering(good);
      expect(await script.failure({ path })).toMatchObject({ code: 'odd-path' });
      expect(script.came).toEqual([]);
    },
  );
});

describe('[E25] [E26] [E27] what stands in the way', () => {
  const thrown = (error: object): ScriptedAnswer => {
    return () => Promise.reject(new TypeError('fetch failed', { cause: error }));
  };
  const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
  const issuer = { O: 'Watchful Proxy Inc.' };

  it.each<readonly [string, ScriptedAnswer, string]>([
    ['a name that is not found', thrown(coded('ENOTFOUND')), 'name-lookup'],
    ['a resolver that does not answer', thrown(coded('EAI_AGAIN')), 'name-lookup'],
    ['a look-up without an end', thrown(coded('NAME_LOOKUP_SLOW')), 'name-lookup'],
    ['no route', thrown(coded('ENETUNREACH')), 'network'],
    ['a connection that takes too long', thrown(coded('UND_ERR_CONNECT_TIMEOUT')), 'network'],
    [
      'neither IPv6 nor IPv4',
      thrown(Object.assign(new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]), {})),
      'network',
    ],
    ['a proxy that is not there', thrown(coded('PROXY_UNREACHABLE')), 'proxy'],
    ['a proxy that asks for a password', thrown(coded('PROXY_PASSWORD')), 'proxy'],
    ['407 by a proxy for plain requests', answer(407, '<html>'), 'proxy'],
    [
      '407 for the tunnel',
      thrown(
        Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), {
          code: 'UND_ERR_ABORTED',
        }),
      ),
      'proxy',
    ],
    ['a certificate of yesterday', thrown(coded('CERT_HAS_EXPIRED')), 'certificate'],
    [
      'a certificate of another host',
      thrown(coded('ERR_TLS_CERT_ALTNAME_INVALID', { cert: { issuer } })),
      'certificate',
    ],
    ['a company that reads along', thrown(coded('SELF_SIGNED_CERT_IN_CHAIN')), 'certificate'],
    ['TLS of long ago', thrown(coded('ERR_SSL_UNSUPPORTED_PROTOCOL')), 'certificate'],
    ['a line that broke', thrown(coded('ECONNRESET')), 'network'],
    ['nobody knows what', thrown({}), 'network'],
  ])('%s is told apart', async (_, given, reason) => {
    await script.answering(given);
    const error = await script.failure();
    expect(reasonOf(error)).toBe(reason);
    expect(JSON.stringify(error)).not.toMatch(/sim_|bearer/i);
    expect(script.door.ended()).toBe(0);
  });

  it('who signed a refused certificate is named where the error says so', async () => {
    await script.answering(thrown(coded('ERR_TLS_CERT_ALTNAME_INVALID', { cert: { issuer } })));
    expect((await script.failure()).issuer).toBe('Watchful Proxy Inc.');
    await script.answering(thrown(coded('SELF_SIGNED_CERT_IN_CHAIN', { issuer: 'Another One' })));
    expect((await script.failure()).issuer).toBe('Another One');
  });

  it('what never left costs no budget', async () => {
    await script.answering(thrown(coded('ENETUNREACH')));
    for (let count = 0; count < 60; count += 1) expect((await script.failure()).kind).toBe('network');
    expect(script.came).toHaveLength(60);
  });
});

describe('what is told of each request', () => {
  it('is method, path, status, group, time and the platform’s own id', async () => {
    await script.answering(answer(200, {}, { rcrequestid: 'abc-1' }));
    const at = script.clock.now();
    await script.ask({ query: { secret: 'of the query' } });
    expect(script.door.requests).toEqual([
      {
        ...{ kind: 'request', at, method: 'GET', path: presence.path },
        ...{ status: 200, group: 'light', requestId: 'abc-1', ms: 0 },
      },
    ]);
  });

  it('counts refusals by the rate limit', async () => {
    await script.answering(answer(429, {}, { 'x-rate-limit-group': 'light', 'retry-after': '5' }));
    expect(await script.failure({ urgency: 'user' })).toMatchObject({
      kind: 'rate-limited',
      retryAfter: 5_000,
    });
    expect(script.door.counts.get('rate-limited')).toBe(1);
  });

  it('is there where no answer script.came', async () => {
    await script.answering(() => Promise.reject(new TypeError('fetch failed')));
    await script.failure({ method: 'PUT' });
    expect(script.door.requests).toMatchObject([{ status: undefined, requestId: undefined }]);
  });
});
