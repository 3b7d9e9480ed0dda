import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentAddress } from '../../../../src/main/ringcentral/content-address.ts';
import { createContentReader } from '../../../../src/main/ringcentral/content.ts';
import type { ContentSink } from '../../../../src/main/ringcentral/message-port.ts';
import { openPartsInTest, settled, testServer } from '../../../support/open-parts.ts';

const path =
  '/restapi/v1.0/account/1300456004/extension/1300458005/message-store/2391431005/content/2391431005';
const media = `https://media.ringcentral.com${path}`;

describe('[G16] the address of content', () => {
  it.each([
    [media, media],
    [`https://media.ringcentral.com:443${path}`, media],
    [`https://platform.ringcentral.com${path}`, media],
    [`${media}?access_token=stolen`, media],
    [`http://media.ringcentral.com${path}`, undefined],
    [`https://media.ringcentral.com.evil.example${path}`, undefined],
    [`https://evil.example${path}`, undefined],
    [`https://media.ringcentral.com@evil.example${path}`, undefined],
    [`https://user:secret@media.ringcentral.com${path}`, undefined],
    [`https://media.ringcentral.com:8443${path}`, undefined],
    [`//media.ringcentral.com${path}`, undefined],
    ['https://media.ringcentral.com/restapi/oauth/token', undefined],
    [`https://media.ringcentral.com${path}/../../../../..`, undefined],
    [`http://127.0.0.1:4000${path}`, undefined],
    ['javascript:alert(1)', undefined],
  ])('%s', (uri, address) => {
    expect(contentAddress(uri, testServer)?.href).toBe(address);
  });

  it('is that of another server where that is not RingCentral’s own', () => {
    const server = 'https://api.partner.example';
    expect(contentAddress(`${server}${path}`, server)?.href).toBe(`${server}${path}`);
    expect(contentAddress(media, server)).toBeUndefined();
  });

  it('is one of the platform’s or none, whatever is written there', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((tail) => media + tail),
        ),
        (uri) => {
          const address = contentAddress(uri, testServer);
          expect([undefined, 'https://media.ringcentral.com']).toContain(address?.origin);
        },
      ),
    );
  });
});

const whole = Buffer.from(`%PDF-1.7 ${'0123456789'.repeat(50)}`);
type Reply = {
  readonly from?: number;
  readonly until?: number;
  readonly status?: number;
  readonly tag?: string;
  readonly content?: Buffer;
  readonly headers?: Record<string, string>;
  readonly cut?: boolean;
};

/** An answer with a part of a content, which may break off. */
function reply({
  from = 0,
  until,
  status = 200,
  tag,
  content = whole,
  headers = {},
  cut = false,
}: Reply): Response {
  const part = content.subarray(from, until);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(part);
      if (!cut) controller.close();
    },
    pull: (controller) => {
      if (cut) controller.error(new TypeError('terminated'));
    },
  });
  const range: Record<string, string> =
    status === 206 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {};
  const length = { 'content-length': String(content.length - from) };
  return new Response(body, {
    status,
    headers: { ...length, ...range, ...(tag && { etag: tag }), ...headers },
  });
}

/** Reads with these answers in turn. */
async function read(
  replies: readonly (Reply | Response | Error)[],
  size?: number,
  failing?: keyof ContentSink,
) {
  const asked: { readonly range: string | null; readonly ifRange: string | null; readonly url: string }[] =
    [];
  let kept = Buffer.alloc(0);
  let [finished, gaveUp] = [false, false];
  const parts = openPartsInTest((request) => {
    const { headers, url } = request;
    asked.push({ url, range: headers.get('range'), ifRange: headers.get('if-range') });
    const next = replies[Math.min(asked.length, replies.length) - 1]!;
    if (next instanceof Error) return Promise.reject(next);
    return Promise.resolve(next instanceof Response ? next : reply(next));
  });
  const step = (name: keyof ContentSink, work: () => void) => (): Promise<void> => {
    if (failing === name) return Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    work();
    return Promise.resolve();
  };
  const sink: ContentSink = {
    write: (bytes) => step('write', () => (kept = Buffer.concat([kept, bytes])))(),
    startOver: step('startOver', () => (kept = Buffer.alloc(0))),
    finish: step('finish', () => (finished = true)),
    giveUp: step('giveUp', () => (gaveUp = true)),
  };
  const attachment = { id: '1', type: 'RenderedDocument', contentType: 'application/pdf', size, uri: media };
  const signal = new AbortController().signal;
  const outcome = await createContentReader(parts)(attachment, sink, { signal, urgency: 'user' });
  return { outcome, asked, kept, finished, gaveUp };
}

const problem = (status: number, errorCode: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ errors: [{ errorCode }] }), { status, headers });

describe('[E04] a redirect of content', () => {
  const to = (location: string, status = 302): Response =>
    new Response(null, { status, headers: { location } });
  const other = media.replace('2391431005/content', '2391431006/content');

  it('is followed once, to other content of the platform', async () => {
    const { outcome, asked, kept } = await read([to(other, 307), {}]);
    expect([outcome.kind, kept.equals(whole)]).toEqual(['kept', true]);
    expect(asked.map(({ url }) => url)).toEqual([media, other]);
  });

  it.each([
    ['another host', `https://evil.example${path}`],
    ['another part of the platform', 'https://media.ringcentral.com/restapi/oauth/token'],
    ['itself', media],
    ['nowhere', ''],
  ])('to %s is not followed', async (_, location) => {
    const { outcome, asked, gaveUp } = await read([to(location), {}]);
    expect([outcome.kind, asked.length, gaveUp]).toEqual(['failed', 1, true]);
  });

  it('that leads to another one ends there', async () => {
    const { outcome, asked } = await read([to(other), to(media), {}]);
    expect([outcome.kind, asked.length]).toEqual(['failed', 2]);
  });
});

describe('content', () => {
  it('is whole, or nothing of it stays', async () => {
    const good = await read([{}]);
    expect([good.outcome.kind, good.kept.equals(whole), good.finished, good.gaveUp]).toEqual([
      'kept',
      true,
      true,
      false,
    ]);
    const bad = await read([{ cut: true, until: 50 }]);
    expect([bad.outcome.kind, bad.finished, bad.gaveUp, bad.asked.length]).toEqual(['cut', false, true, 4]);
  });

  it('[G14] goes on behind what came where its validator is strong', async () => {
    const { outcome, asked, kept } = await read([
      { cut: true, until: 100, tag: '"a"' },
      { status: 206, from: 100, tag: '"a"' },
    ]);
    expect(asked[1]).toMatchObject({ range: 'bytes=100-', ifRange: '"a"' });
    expect([outcome.kind, kept.equals(whole)]).toEqual(['kept', true]);
  });

  it.each<readonly [string, string | undefined]>([
    ['weak', 'W/"a"'],
    ['missing', undefined],
    ['odd', '"a'],
  ])('[G14] begins anew where its validator is %s', async (_, tag) => {
    const { asked, kept } = await read([{ cut: true, until: 100, ...(tag && { tag }) }, {}]);
    expect(asked[1]).toMatchObject({ range: null, ifRange: null });
    expect(kept.equals(whole)).toBe(true);
  });

  const other = Buffer.from(whole).fill('x', 20);
  it.each<readonly [string, Reply]>([
    ['as a whole', { content: other, tag: '"b"' }],
    ['as a part of another', { content: other, status: 206, from: 100, tag: '"b"' }],
    ['as a part that nobody asked for', { content: whole, status: 206, from: 90, tag: '"a"' }],
  ])('[G14] is never put together of two contents: the second comes %s', async (_, second) => {
    const { outcome, kept } = await read([
      { cut: true, until: 100, tag: '"a"' },
      second,
      { content: other, tag: '"b"' },
    ]);
    expect([outcome.kind, kept.equals(other)]).toEqual(['kept', true]);
  });

  it('[G14] begins anew where the platform has no such part any more', async () => {
    const { outcome, asked, kept } = await read([
      { cut: true, until: 100, tag: '"a"' },
      problem(416, 'CMN-107'),
      { content: other, tag: '"b"' },
    ]);
    expect([outcome.kind, kept.equals(other), asked[2]?.range]).toEqual(['kept', true, null]);
  });

  it('[G13] stops at what was announced and a little more', async () => {
    const exact = await read([{}], whole.length);
    expect(exact.outcome.kind).toBe('kept');
    const longer = await read([{}], Math.floor(whole.length / 2));
    expect([longer.outcome, longer.gaveUp]).toEqual([{ kind: 'too-large' }, true]);
    const endless = new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) }),
    );
    const stopped = await read([endless], 10_000_000);
    expect(stopped.outcome).toEqual({ kind: 'too-large' });
    expect(stopped.kept.length).toBeLessThan(10_200_000);
  });

  it('[G13] does not even begin with more than a hundred megabytes', async () => {
    const { outcome, kept } = await read([{ headers: { 'content-length': '110000000' } }]);
    expect([outcome, kept.length]).toEqual([{ kind: 'too-large' }, 0]);
  });

  it('breaks off where there is less than its own length', async () => {
    expect((await read([{ until: 100 }])).outcome).toEqual({ kind: 'cut' });
  });

  it.each([
    ['[G15] 404', problem(404, 'CMN-102'), { kind: 'gone' }],
    ['[G15] 410', problem(410, 'CMN-102'), { kind: 'gone' }],
    ['MSG-368', problem(400, 'MSG-368'), { kind: 'not-yet' }],
    ['403', problem(403, 'CMN-401'), { kind: 'refused' }],
    ['429', problem(429, 'CMN-301'), { kind: 'throttled' }],
    ['503 with a time', problem(503, 'CMN-201', { 'retry-after': '9' }), { kind: 'throttled' }],
    ['500', problem(500, 'CMN-203'), { kind: 'failed' }],
    [
      'a redirect',
      new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      { kind: 'failed' },
    ],
    ['a page', new Response('<html>', { headers: { 'content-type': 'text/html' } }), { kind: 'failed' }],
    [
      'no name',
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
      { kind: 'offline' },
    ],
  ])('%s', async (_, answer, outcome) => {
    const got = await read([answer]);
    expect(got.outcome).toMatchObject(outcome);
    expect(got.gaveUp).toBe(true);
    expect(got.asked.every(({ url }) => url === media)).toBe(true);
  });

  it.each(['write', 'finish'] as const)('[G17] says that the disk failed: %s', async (failing) => {
    const { outcome, gaveUp } = await read([{}], undefined, failing);
    expect([outcome, gaveUp]).toEqual([{ kind: 'disk' }, true]);
  });

  it('is given up where nothing comes for a while, and where nobody wants it any more', async () => {
    const hanging = openPartsInTest(
      (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    );
    const sink: ContentSink = {
      write: () => Promise.resolve(),
      startOver: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      giveUp: () => Promise.resolve(),
    };
    const attachment = { id: '1', type: '', contentType: '', size: undefined, uri: media };
    const stop = new AbortController();
    const way = { signal: stop.signal, urgency: 'background' } as const;
    let outcome: string | undefined;
    void createContentReader(hanging)(attachment, sink, way).then(({ kind }) => (outcome = kind));
    for (let tries = 0; tries < 6 && outcome === undefined; tries += 1) {
      await settled();
      hanging.clock.pass(46_000);
    }
    await settled();
    expect(outcome).toBe('cut');
    const cancelled = createContentReader(hanging)(attachment, sink, way);
    await settled();
    stop.abort();
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });
});
