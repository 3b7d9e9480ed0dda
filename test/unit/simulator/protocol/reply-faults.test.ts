import { describe, expect, it } from 'vitest';
import type { FaultName, FaultSettings } from '../../../../src/simulator/faults.ts';
import { createClient, firstCode, type Client } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const calls = `${account}/extension/~/call-log`;

function withFault(name: FaultName, settings: FaultSettings = {}): Client {
  const client = createClient();
  client.simulator.faults.on(name, settings);
  return client;
}

function get({ simulator }: Client, path = account, signal?: AbortSignal): Promise<Response> {
  const { access_token } = simulator.sign.tokens();
  return simulator.fetch(`${simulator.url}${path}`, {
    headers: { authorization: `Bearer ${access_token}` },
    ...(signal ? { signal } : {}),
  });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const causeOf = (error: unknown) => (error as Error).cause as { code?: string; message: string };

describe('where an answer points', () => {
  it.each([
    ['another host (E01)', {}, 302, 'http://elsewhere.example/'],
    ['another host, the body too (E02)', { status: 307 }, 307, 'http://elsewhere.example/'],
    ['a file (E03)', { text: 'file:' }, 302, 'file:///etc/hosts'],
    ['itself (E03)', { text: 'itself' }, 302, account],
  ])('%s', async (_title, settings, status, location) => {
    const response = await get(withFault('rest-redirect', settings));
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
  });

  it.each([
    ['the next page at another host (E21)', 'host', 'https://elsewhere.example/'],
    ['the same page again (E21)', 'itself', '/restapi/v1.0/account/~/extension/~/call-log?page=1'],
    ['pages without end (E21)', 'endless', '/restapi/v1.0/account/~/extension/~/call-log?page=2'],
  ])('%s', async (_title, code, start) => {
    const body = (await (await get(withFault('next-page', { code }), `${calls}?page=1`)).json()) as {
      navigation: { nextPage: { uri: string } };
    };
    expect(body.navigation.nextPage.uri.startsWith(start)).toBe(true);
  });
});

describe('how an answer comes', () => {
  it('one byte every ten seconds, until the client has had enough (E05)', async () => {
    const client = withFault('bandwidth', { bytes: 0.1 });
    const stop = new AbortController();
    const response = await get(client, account, stop.signal);
    const text = response.text();
    text.catch(() => undefined);
    await client.clock.advanceAndSettle(600_000);
    stop.abort(new Error('too slow'));
    await expect(text).rejects.toThrow('too slow');
    expect(client.clock.pending()).toBe(0);
  });

  it('a thousand bytes a second, whole in the end (fault 8)', async () => {
    const client = withFault('bandwidth');
    const body = (await get(client)).json();
    await client.clock.advanceAndSettle(2_000);
    expect(await body).toMatchObject({ mainNumber: '+16505550100' });
  });

  it('pages of lists late, other answers at once (fault 39)', async () => {
    const client = withFault('slow-pages');
    expect((await client.call('GET', account)).status).toBe(200);
    let isThere = false;
    const page = client.call('GET', `${calls}?page=1`).then(() => (isThere = true));
    await client.clock.advanceAndSettle(7_999);
    expect(isThere).toBe(false);
    await client.clock.advanceAndSettle(1);
    await page;
  });

  it('as a bomb: little on the line, much when inflated (E06)', async () => {
    const response = await get(withFault('rest-encoded', { text: 'br', bytes: 5_000_000 }));
    expect(response.headers.get('content-encoding')).toBe('br');
    expect((await bytesOf(response)).length).toBe(5_000_000);
  });

  it('in many codings: up to five are undone, more refused (E07)', async () => {
    const codings = (count: number) => Array.from({ length: count }, () => 'gzip').join(', ');
    const five = await get(withFault('rest-encoded', { text: codings(5) }));
    expect(await five.json()).toMatchObject({ mainNumber: '+16505550100' });
    const many = get(withFault('rest-encoded', { text: codings(50) }));
    await expect(many).rejects.toThrow('fetch failed');
    expect(causeOf(await many.catch((error: unknown) => error)).message).toContain(
      'too many content-encodings',
    );
  });

  it.each([
    ['cut, though its length was told (E08)', 'rest-truncated', 'UND_ERR_SOCKET'],
    ['reset in the middle (fault 4)', 'reset-in-response', 'ECONNRESET'],
  ] as const)('%s', async (_title, name, code) => {
    const text = get(withFault(name)).then((response) => response.text());
    const error = await text.catch((thrown: unknown) => thrown);
    expect([(error as Error).message, causeOf(error).code]).toEqual(['terminated', code]);
  });

  it('ended in the middle, as if that were all (E09)', async () => {
    const text = await (await get(withFault('rest-cut-unmarked'))).text();
    expect(text.startsWith('{"id":')).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it.each([
    ['bom', [0xef, 0xbb, 0xbf, 0x7b]],
    ['utf-16', [0xff, 0xfe, 0x7b, 0x00]],
    ['broken', [0x7b, 0x22, 0xff, 0x69]],
  ])('in another encoding: %s (E12)', async (code, start) => {
    const bytes = await bytesOf(await get(withFault('rest-charset', { code })));
    expect([...bytes.subarray(0, 4)]).toEqual(start);
  });

  it.each([
    ['missing', null, null],
    ['renamed', 'medium-plus', '50'],
    ['wrong', 'light', '-1'],
  ])('with rate headers that are %s (E29)', async (code, group, limit) => {
    const { headers } = await get(withFault('rate-headers', { code }));
    expect([headers.get('x-rate-limit-group'), headers.get('x-rate-limit-limit')]).toEqual([group, limit]);
  });

  it('before the body was read, or not at all (E20)', async () => {
    const client = withFault('rest-early', { count: 1 });
    expect((await client.call('PUT', `${account}/extension/~/presence`, { body: {} })).status).toBe(413);
    client.simulator.faults.on('rest-continue');
    const stop = new AbortController();
    const waiting = client.call('GET', account, { signal: stop.signal });
    await client.clock.advanceAndSettle(600_000);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('what has been done', () => {
  const presence = `${account}/extension/~/presence`;
  const busy = { body: { userStatus: 'Busy' } };
  const statusOf = ({ simulator }: Client) => simulator.world.presenceOf(simulator.people[0]!.id)?.userStatus;

  it('nothing, when the connection is reset before the answer (fault 2)', async () => {
    const client = withFault('rest-reset', { count: 1 });
    await expect(client.call('PUT', presence, busy)).rejects.toThrow('fetch failed');
    expect(statusOf(client)).toBe('Available');
  });

  it('all of it, when the connection is reset after the request (fault 3)', async () => {
    const client = withFault('reset-after-request', { count: 1 });
    await expect(client.call('PUT', presence, busy)).rejects.toThrow('fetch failed');
    expect(statusOf(client)).toBe('Busy');
  });

  it('later, when it is answered 504; a read is never kept (fault 24)', async () => {
    const client = withFault('accepted-later', { ms: 600_000 });
    expect((await client.call('GET', presence)).status).toBe(200);
    expect((await client.call('PUT', presence, busy)).status).toBe(504);
    expect(statusOf(client)).toBe('Available');
    await client.clock.advanceAndSettle(600_000);
    expect(statusOf(client)).toBe('Busy');
    expect(client.simulator.figures().requests.Medium.total).toBe(1);
  });

  it.each([
    ['a sync token is refused (fault 26)', 'sync-token-invalid', 'CLG-104'],
    ['too many records have changed (fault 27)', 'sync-overflow', 'CLG-101'],
  ] as const)('%s, and a full sync works', async (_title, name, code) => {
    const client = withFault(name);
    const sync = (query: string) => client.call('GET', `${account}/extension/~/call-log-sync?${query}`);
    const full = await sync('recordCount=10');
    expect(full.status).toBe(200);
    const { syncToken } = full.body.syncInfo as { syncToken: string };
    expect(firstCode(await sync(`syncType=ISync&syncToken=${syncToken}`))).toBe(code);
  });
});
