import { describe, expect, it } from 'vitest';
import { createFaxDoor } from '../../../../src/main/ringcentral/fax-door.ts';
import type { FaxSent, FaxWay } from '../../../../src/main/ringcentral/fax-port.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { openPartsInTest } from '../../../support/open-parts.ts';
import { accepted, error, failed, json, nobody, send, upload, wish } from './fax-door-in-test.ts';

describe('a fax is sent', () => {
  it('as one form with what is wished first and the files in their order', async () => {
    const files = [upload('a.pdf', Buffer.from('first')), upload('b.tif', Buffer.from('second'))];
    const { sent, outcome } = await send(
      () => json(200, accepted),
      wish({ files, coverIndex: 0, coverText: 'Ref', sendAt: Date.UTC(2026, 10, 21) }),
    );
    expect(outcome).toMatchObject({
      kind: 'accepted',
      message: { id: '2391440005', messageStatus: 'Queued' },
    });
    const { headers, bytes, url } = sent[0]!;
    expect(url).toBe('https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~/fax');
    expect(headers.get('authorization')).toBe('Bearer token-1');
    expect(headers.get('content-length')).toBe(String(bytes.byteLength));
    const form = await new Response(bytes, { headers }).formData();
    const fields: unknown = JSON.parse(await (form.get('json') as File).text());
    expect(fields).toEqual({
      to: [{ phoneNumber: '+14155550188', name: 'Bay Clinic' }],
      ...{ faxResolution: 'High', coverIndex: 0, coverPageText: 'Ref', sendTime: '2026-11-21T00:00:00.000Z' },
    });
    expect([...form.keys()]).toEqual(['json', 'attachment', 'attachment']);
    const attached = form.getAll('attachment') as File[];
    expect(await Promise.all(attached.map(async (one) => [one.name, one.type, await one.text()]))).toEqual([
      ['a.pdf', 'application/pdf', 'first'],
      ['b.tif', 'application/pdf', 'second'],
    ]);
  });

  it('with its progress in bytes, up to the last', async () => {
    const content = new Uint8Array(300_000);
    const { progress, sent } = await send(
      () => json(200, accepted),
      wish({ files: [upload('a.pdf', content, 70_000)] }),
    );
    expect(progress.length).toBeGreaterThan(5);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(progress.at(-1)).toBe(sent[0]?.bytes.byteLength);
  });

  it('again with a fresh token where the first one is refused, the files read anew', async () => {
    const file = upload('a.pdf', Buffer.from('content'));
    const { outcome, sent, parts } = await send(
      (_, count) => (count === 1 ? error(401, 'OAU-213') : json(200, accepted)),
      wish({ files: [file] }),
    );
    expect(outcome.kind).toBe('accepted');
    expect([parts.replaced(), file.opened(), sent.length]).toEqual([1, 2, 2]);
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer token-2');
    expect(sent[1]?.bytes).toEqual(sent[0]?.bytes);
  });

  it('[F16] never with a name that could break out of its header', () => {
    for (const name of ['a"b.pdf', 'a\r\nb.pdf', 'a\0.pdf', '../a.pdf', '', '.pdf', 'ä.pdf', 'a b.pdf'])
      expect(() =>
        createFaxDoor(
          nobody,
          openPartsInTest(() => Promise.reject(new Error('no'))),
        ).sendFax(wish({ files: [upload(name, Buffer.from('x'))] }), {
          onProgress: () => undefined,
          signal: new AbortController().signal,
        }),
      ).toThrow(/name/);
  });
});

type Row = readonly [title: string, answer: () => Response | Promise<Response>, outcome: Partial<FaxSent>];

describe('what became of a fax is what can have happened', () => {
  const page = (status: number): Response =>
    new Response('<html>busy</html>', { status, headers: { 'content-type': 'text/html' } });
  const rows: readonly Row[] = [
    ['a name that is not found', () => Promise.reject(failed('ENOTFOUND')), { kind: 'never-left' }],
    [
      '[fault 1] a connection that is refused',
      () => Promise.reject(failed('ECONNREFUSED')),
      { kind: 'never-left' },
    ],
    [
      '[fault 11] a certificate that is not taken',
      () => Promise.reject(failed('CERT_HAS_EXPIRED')),
      { kind: 'never-left' },
    ],
    [
      '[fault 13] a proxy that refuses',
      () => Promise.reject(failed('PROXY_PASSWORD')),
      { kind: 'never-left' },
    ],
    [
      'no way to the host while connecting',
      () => Promise.reject(failed('EHOSTUNREACH', { syscall: 'connect' })),
      { kind: 'never-left' },
    ],
    [
      'a reset that the network knows to have come first',
      () => Promise.reject(Object.assign(failed('ECONNRESET'), { neverLeft: true })),
      { kind: 'never-left' },
    ],
    ['[fault 2] a reset', () => Promise.reject(failed('ECONNRESET')), { kind: 'unsure', status: undefined }],
    [
      '[fault 3] the line closed by the other side',
      () => Promise.reject(failed('UND_ERR_SOCKET')),
      { kind: 'unsure' },
    ],
    [
      'a host that is gone in the middle',
      () => Promise.reject(failed('EHOSTUNREACH', { syscall: 'read' })),
      { kind: 'unsure' },
    ],
    [
      'a line that timed out in the middle',
      () => Promise.reject(failed('ETIMEDOUT', { syscall: 'write' })),
      { kind: 'unsure' },
    ],
    [
      'an encryption that broke',
      () => Promise.reject(failed('EPROTO', { syscall: 'write' })),
      { kind: 'unsure' },
    ],
    [
      '400 with the platform’s reason',
      () => error(400, 'CMN-101'),
      { kind: 'refused', status: 400, code: 'CMN-101', text: 'The words.', parameter: 'to.phoneNumber' },
    ],
    [
      '403',
      () => error(403, 'MSG-341', { rcrequestid: 'r-1' }),
      { kind: 'refused', code: 'MSG-341', requestId: 'r-1' },
    ],
    ['404', () => error(404, 'CMN-102'), { kind: 'refused' }],
    ['406 of a fax that cannot be sent again', () => error(406, 'MSG-343'), { kind: 'refused', status: 406 }],
    ['413', () => error(413, 'MSG-338'), { kind: 'refused' }],
    ['415', () => error(415, 'MSG-348'), { kind: 'refused' }],
    ['422', () => error(422, 'CMN-101'), { kind: 'refused' }],
    ['400 of somebody on the way', () => page(400), { kind: 'unsure', status: 400 }],
    ['403 of somebody on the way', () => page(403), { kind: 'unsure', status: 403 }],
    [
      '[fault 19] 429 with a time',
      () => error(429, 'CMN-301', { 'retry-after': '61' }),
      { kind: 'throttled', retryAfter: 61_000 },
    ],
    ['[fault 20] 429 without one', () => page(429), { kind: 'throttled', retryAfter: 30_000 }],
    ['429 for a twin that is being worked on', () => error(429, 'CMN-304'), { kind: 'unsure', status: 429 }],
    ['408', () => error(408, 'CMN-201'), { kind: 'unsure', status: 408 }],
    ['409', () => error(409, 'CMN-201'), { kind: 'unsure', status: 409 }],
    ['[fault 22] [fault 23] 500', () => error(500, 'CMN-203'), { kind: 'unsure', status: 500 }],
    ['[fault 24] 502', () => page(502), { kind: 'unsure', status: 502 }],
    [
      '[fault 21] 503 with a time',
      () => error(503, 'CMN-201', { 'retry-after': '5' }),
      { kind: 'unsure', status: 503 },
    ],
    ['504', () => page(504), { kind: 'unsure', status: 504 }],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://portal.example/' } }),
      { kind: 'unsure', status: 302 },
    ],
    ['[fault 12] a page in the platform’s place', () => page(200), { kind: 'unsure', status: 200 }],
    [
      '[fault 17] an answer that breaks off',
      () => new Response('{"id":23914', { status: 200 }),
      { kind: 'unsure', status: 200 },
    ],
    ['an answer without an id', () => json(200, { type: 'Fax' }), { kind: 'unsure' }],
    ['an answer with nothing but an id', () => json(200, { id: '77' }), { kind: 'accepted' }],
  ];

  it.each(rows)('%s', async (_, answer, outcome) => {
    expect((await send(() => answer())).outcome).toMatchObject(outcome);
  });

  it('a token that is refused twice: nothing was processed', async () => {
    expect((await send(() => error(401, 'OAU-213'))).outcome).toMatchObject({ kind: 'throttled' });
  });

  it('no token to be had: nothing left', async () => {
    const fresh = () => Promise.reject(new PlatformError('network', 'no line'));
    const parts = openPartsInTest(() => Promise.reject(new Error('asked')));
    const door = createFaxDoor(nobody, { ...parts, session: { ...parts.session, fresh } });
    expect(
      await door.sendFax(wish(), { onProgress: () => undefined, signal: new AbortController().signal }),
    ).toEqual({ kind: 'never-left' });
  });

  it('a token that takes longer than anybody waits: nothing left, and nobody has cancelled it', async () => {
    const parts = openPartsInTest(() => Promise.reject(new Error('asked')));
    const fresh = (): Promise<void> => {
      parts.clock.pass(61_000);
      return Promise.resolve();
    };
    const door = createFaxDoor(nobody, { ...parts, session: { ...parts.session, fresh } });
    expect(
      await door.sendFax(wish(), { onProgress: () => undefined, signal: new AbortController().signal }),
    ).toEqual({ kind: 'never-left' });
  });

  it.each([
    ['shorter', 20],
    ['longer', 4],
  ])('[F11] a file that has become %s is never sent whole', async (_, size) => {
    const file = { ...upload('a.pdf', Buffer.from('twelve bytes')), size };
    let got = 0;
    const { outcome } = await send(
      ({ bytes }) => {
        got = bytes.byteLength;
        return json(200, accepted);
      },
      wish({ files: [file] }),
    );
    expect(outcome).toEqual({ kind: 'file-failed', name: 'a.pdf' });
    expect(got).toBe(0);
  });

  it('[fault 44] a file that cannot be read', async () => {
    const file = {
      ...upload('a.pdf', Buffer.from('x')),
      open: () => {
        throw new Error('EIO');
      },
    };
    expect((await send(() => json(200, accepted), wish({ files: [file] }))).outcome).toEqual({
      kind: 'file-failed',
      name: 'a.pdf',
    });
  });
});

describe('a fax is sent again', () => {
  it('from what the platform has, without its files', async () => {
    let body = '';
    const parts = openPartsInTest(async (request) => {
      body = await request.text();
      return json(200, accepted);
    });
    const way: FaxWay = { onProgress: () => undefined, signal: new AbortController().signal };
    const door = createFaxDoor(nobody, parts);
    const outcome = await door.repeatFax({ originalId: '2391440005', to: undefined, sendAt: undefined }, way);
    expect(outcome.kind).toBe('accepted');
    expect(JSON.parse(body)).toEqual({ originalMessageId: '2391440005' });
    await door.repeatFax({ originalId: '1', to: [{ phoneNumber: '+14155550199' }], sendAt: undefined }, way);
    expect(JSON.parse(body)).toEqual({ originalMessageId: '1', to: [{ phoneNumber: '+14155550199' }] });
  });

  it('goes before what runs by itself, and is told to wait where the minute is used up', async () => {
    const parts = openPartsInTest(() => Promise.resolve(json(200, accepted)));
    const way: FaxWay = { onProgress: () => undefined, signal: new AbortController().signal };
    const door = createFaxDoor(nobody, parts);
    const repeat = () => door.repeatFax({ originalId: '1', to: undefined, sendAt: undefined }, way);
    for (let count = 0; count < 8; count += 1) expect((await repeat()).kind).toBe('accepted');
    const ninth = await repeat();
    expect(ninth).toMatchObject({ kind: 'throttled' });
    expect(ninth.kind === 'throttled' && (ninth.retryAfter ?? 0) > 50_000).toBe(true);
  });
});
