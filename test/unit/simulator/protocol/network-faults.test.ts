import { describe, expect, it } from 'vitest';
import type { FaultName, FaultSettings } from '../../../../src/simulator/faults.ts';
import { createClient, ownPresence, type Client } from './a-client.ts';

const path = '/restapi/v1.0/account/~';

/** Codes down the chain of causes, as a client finds them. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  return ['code' in error ? error.code : undefined, ...codesOf(error.cause)].filter(
    (code) => code !== undefined,
  );
}

const failureOf = (client: Client) =>
  client.call('GET', path).then(
    () => 'answered',
    (error: unknown) => codesOf(error),
  );

/** What a socket that is opened now hears, within the time given. */
async function fateOf({ simulator, clock }: Client, ms = 1) {
  const heard: string[] = [];
  const socket = simulator.openSocket(`${simulator.wsUrl}?access_token=sim_ws_none`);
  socket.on('error', (error: Error & { code?: string }) => heard.push(error.code ?? error.message));
  socket.on('close', (code: number) => heard.push(`closed ${code}`));
  await clock.advanceAndSettle(ms);
  return heard;
}

async function listening() {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(ownPresence);
  return { client, connected, faults: client.simulator.faults };
}

const failures: readonly (readonly [title: string, FaultName, FaultSettings, unknown[], string])[] = [
  ['no connection is taken (fault 1)', 'connection-refused', {}, ['ECONNREFUSED'], 'ECONNREFUSED'],
  ['the name is not found (fault 9)', 'name-lookup', {}, ['ENOTFOUND'], 'ENOTFOUND'],
  [
    'nobody knows the name for now (fault 9)',
    'name-lookup',
    { code: 'EAI_AGAIN' },
    ['EAI_AGAIN'],
    'EAI_AGAIN',
  ],
  ['the certificate is too old (fault 11)', 'tls', {}, ['CERT_HAS_EXPIRED'], 'CERT_HAS_EXPIRED'],
  [
    'somebody else answers (fault 11)',
    'tls',
    { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    ['SELF_SIGNED_CERT_IN_CHAIN'],
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
  [
    'a proxy asks for a password (fault 13)',
    'proxy-auth',
    {},
    [0, 'UND_ERR_ABORTED'],
    'Unexpected server response: 407',
  ],
];

describe('on the way to the platform', () => {
  it.each(failures)('%s', async (_title, name, settings, codes, socketSays) => {
    const { client, connected, faults } = await listening();
    const off = faults.on(name, settings);
    expect(await failureOf(client)).toEqual(codes);
    expect(await fateOf(client)).toEqual([socketSays, 'closed 1006']);
    expect(connected.closed).toEqual([]);
    // What is open stays open, and carries calls.
    expect((await connected.request('GET', path)).meta.status).toBe(200);
    off();
    expect(await failureOf(client)).toBe('answered');
  });

  it('a black hole swallows requests, upgrades and open connections (fault 5)', async () => {
    const { client, connected, faults } = await listening();
    const off = faults.on('black-hole');
    const stop = new AbortController();
    const waiting = client.call('GET', path, { signal: stop.signal });
    const frames = connected.frames.length;
    expect(await fateOf(client, 120_000)).toEqual([]);
    client.simulator.world.changePresence(client.simulator.people[0]!.id, { userStatus: 'Busy' });
    await client.clock.advanceAndSettle(60_000);
    expect([connected.frames.length, connected.closed]).toEqual([frames, []]);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    off();
    expect(await failureOf(client)).toBe('answered');
  });

  it('a slow line delays requests and frames, and keeps the order of frames (fault 7)', async () => {
    const { client, connected, faults } = await listening();
    faults.on('latency', { ms: 2_000 });
    let answered = false;
    void client.call('GET', path).then(() => (answered = true));
    await client.clock.advanceAndSettle(0);
    expect(answered).toBe(false);
    for (let sequence = 0; sequence < 20; sequence++)
      client.simulator.emit({
        kind: 'presence',
        extensionId: client.simulator.people[0]!.id,
        body: { sequence },
        timestamp: '2026-09-14T09:00:00.000Z',
      });
    expect(connected.notifications()).toEqual([]);
    await client.clock.advanceAndSettle(2_001);
    expect(answered).toBe(true);
    expect(connected.notifications().map(({ body }) => (body as { sequence: number }).sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
    expect(await fateOf(client, 2_001)).toContain('Unexpected server response: 401');
  });

  it('a name is found late (fault 10)', async () => {
    const client = createClient();
    client.simulator.faults.on('name-lookup-slow', { ms: 20_000 });
    const fate = fateOf(client, 19_999);
    expect(await fate).toEqual([]);
    const later = failureOf(client);
    await client.clock.advanceAndSettle(20_000);
    expect(await later).toBe('answered');
  });

  it('a captive portal answers everything itself, and old connections die silently (fault 12)', async () => {
    const { client, connected, faults } = await listening();
    const get = () => client.simulator.fetch(`${client.simulator.url}${path}`);
    faults.on('captive-portal');
    const page = await get();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await page.text()).toContain('Sign in to this network');
    expect(page.headers.get('x-simulator')).toBe(null);
    expect(await fateOf(client)).toEqual(['Unexpected server response: 200', 'closed 1006']);
    connected.socket.send('[{"type":"Heartbeat","messageId":"1"}]');
    await client.clock.advanceAndSettle(1);
    expect(connected.frames.filter(({ meta }) => meta.type === 'Heartbeat')).toEqual([]);
    faults.clear();
    faults.on('captive-portal', { status: 302 });
    const sent = await get();
    expect([sent.status, sent.headers.get('location')]).toEqual([302, 'http://portal.example/sign-in']);
  });

  it('a flapping network comes and goes, and cuts what is open each time (fault 18)', async () => {
    const { client, connected, faults } = await listening();
    const off = faults.on('flap', { ms: 3_000 });
    const seen: unknown[] = [];
    for (let times = 0; times < 4; times++) {
      seen.push(await failureOf(client));
      await client.clock.advanceAndSettle(1_500);
    }
    expect(seen).toEqual([['ECONNRESET'], 'answered', ['ECONNRESET'], 'answered']);
    expect(connected.closed).toHaveLength(1);
    expect(faults.strikes('flap')).toBe(3);
    off();
    expect(await failureOf(client)).toBe('answered');
  });

  it('tells whoever brings the bytes himself what becomes of a connection', () => {
    const { simulator } = createClient();
    expect(simulator.journey()).toEqual({ kind: 'arrives', afterMs: 0 });
    simulator.faults.on('connection-refused', { count: 1 });
    expect(simulator.journey()).toEqual({ kind: 'fails', code: 'ECONNREFUSED', afterMs: 0 });
    simulator.faults.on('black-hole', { count: 1 });
    expect(simulator.journey()).toEqual({ kind: 'lost' });
  });
});
