import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultNames, faultTable } from '../../../../src/simulator/faults.ts';
import { createClient, ownPresence, type Client } from './a-client.ts';

const path = '/restapi/v1.0/account/~';
const ava = 62_100_458_005;

const emit = (client: Client, sequence: number) =>
  client.simulator.emit({
    kind: 'presence',
    extensionId: ava,
    body: { sequence },
    timestamp: '2026-09-14T09:00:00.000Z',
  });

async function listen() {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(ownPresence);
  const seen = () => connected.notifications().map(({ body }) => (body as { sequence: number }).sequence);
  return { client, connected, seen, faults: client.simulator.faults };
}

describe('faults of events', () => {
  it('drop every one, or about as many as asked for', async () => {
    const { client, seen, faults } = await listen();
    const off = faults.on('event-dropped');
    emit(client, 1);
    off();
    faults.on('event-dropped', { probability: 0.25 });
    for (let index = 0; index < 1000; index++) emit(client, 2);
    await client.clock.advanceAndSettle(1);
    expect(seen()).not.toContain(1);
    expect(seen().length).toBeGreaterThan(700);
    expect(seen().length).toBeLessThan(800);
  });

  it('repeat one with the same uuid', async () => {
    const { client, connected, faults } = await listen();
    faults.on('event-repeated', { count: 1, ms: 500 });
    emit(client, 1);
    await client.clock.advanceAndSettle(600);
    const uuids = connected.notifications().map(({ uuid }) => uuid);
    expect(uuids).toHaveLength(2);
    expect(new Set(uuids).size).toBe(1);
    expect(faults.isOn('event-repeated')).toBe(false);
    expect(faults.strikes('event-repeated')).toBe(1);
  });

  it('hold one back until the next has gone', async () => {
    const { client, seen, faults } = await listen();
    faults.on('event-reordered', { count: 1 });
    for (const sequence of [1, 2, 3]) emit(client, sequence);
    await client.clock.advanceAndSettle(1);
    expect(seen()).toEqual([2, 1, 3]);
    faults.on('event-reordered', { count: 1, ms: 800 });
    emit(client, 4);
    await client.clock.advanceAndSettle(700);
    expect(seen()).not.toContain(4);
    await client.clock.advanceAndSettle(200);
    expect(seen()).toContain(4);
  });

  it('send one late, so that others overtake it', async () => {
    const { client, seen, faults } = await listen();
    faults.on('event-late', { count: 1, ms: 10_000 });
    for (const sequence of [1, 2]) emit(client, sequence);
    await client.clock.advanceAndSettle(1);
    expect(seen()).toEqual([2]);
    await client.clock.advanceAndSettle(10_000);
    expect(seen()).toEqual([2, 1]);
  });

  it('send garbage before a notification', async () => {
    const { client, connected, seen, faults } = await listen();
    faults.on('frame-garbage', { count: 1, text: '[[[' });
    emit(client, 1);
    await client.clock.advanceAndSettle(1);
    expect([connected.garbage, seen()]).toEqual([['[[['], [1]]);
  });

  it('let notifications overtake the answer that confirms their subscription', async () => {
    const client = createClient();
    const connected = await client.connect();
    client.simulator.faults.on('notification-early', { count: 1 });
    const pending = connected.subscribe(ownPresence);
    await client.clock.advanceAndSettle(1);
    emit(client, 1);
    await client.clock.advanceAndSettle(1_000);
    await pending;
    const types = connected.frames.map(({ meta }) => meta.type);
    expect(types).toEqual(['ConnectionDetails', 'ServerNotification', 'ClientRequest']);
  });
});

describe('faults of sockets', () => {
  it('kill the connection instead of sending', async () => {
    const { client, connected, faults } = await listen();
    faults.on('socket-killed', { count: 1 });
    emit(client, 1);
    await client.clock.advanceAndSettle(1);
    expect(connected.closed).toEqual([{ code: 1006, reason: '' }]);
    expect(connected.notifications()).toEqual([]);
  });

  it('leave a connection open that swallows everything, for good', async () => {
    const { client, connected, faults } = await listen();
    const off = faults.on('socket-half-open');
    emit(client, 1);
    connected.socket.send('[{"type":"Heartbeat","messageId":"lost"}]');
    await client.clock.advanceAndSettle(120_000);
    off();
    emit(client, 2);
    await client.clock.advanceAndSettle(1_000);
    expect(connected.socket.readyState).toBe(1);
    expect(connected.frames.at(-1)!.meta.type).toBe('ClientRequest');
    const again = await client.connect(connected.lastWsc());
    expect(again.notifications()).toHaveLength(2);
    connected.socket.close();
    await client.clock.advanceAndSettle(29_000);
    expect(connected.closed).toEqual([]);
    await client.clock.advanceAndSettle(1_001);
    expect(connected.closed).toEqual([{ code: 1006, reason: '' }]);
  });

  it('refuse or never answer the upgrade', async () => {
    const { client, faults } = await listen();
    const errors: string[] = [];
    const open = () => {
      const socket = client.simulator.openSocket(`${client.simulator.wsUrl}?access_token=x`);
      socket.on('error', (error: Error) => errors.push(error.message));
      client.clock.advance(100);
      return socket;
    };
    faults.on('upgrade-refused', { status: 403, count: 1 });
    open();
    expect(errors).toEqual(['Unexpected server response: 403']);
    faults.on('upgrade-hanging');
    const socket = open();
    client.clock.advance(600_000);
    expect([socket.readyState, errors.length]).toEqual([0, 1]);
    socket.terminate();
    expect(socket.readyState).toBe(2);
    client.clock.advance(1);
    expect([socket.readyState, errors.length]).toEqual([3, 2]);
  });

  it('say nothing, or an error, where details are due; ignore heartbeats', async () => {
    const { client, connected, faults } = await listen();
    faults.on('socket-silent', { count: 1 });
    expect((await client.connect()).frames).toEqual([]);
    faults.on('socket-error-frame', { count: 1, code: 'WSG-950' });
    const refused = await client.connect();
    expect(refused.frames).toMatchObject([{ meta: { type: 'Error' }, body: { errorCode: 'WSG-950' } }]);
    expect(refused.socket.readyState).toBe(1);
    faults.on('heartbeat-ignored');
    const before = connected.frames.length;
    connected.socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
    await client.clock.advanceAndSettle(1);
    expect(connected.frames).toHaveLength(before);
  });
});

describe('faults of calls', () => {
  it.each([
    ['rest-401', 401, 'OAU-129', null],
    ['rest-403', 403, 'CMN-401', null],
    ['rest-429', 429, 'CMN-301', '60'],
    ['rest-429-bare', 429, 'CMN-310', null],
    ['rest-500', 500, 'CMN-203', null],
    ['rest-503', 503, 'CMN-201', '10'],
  ] as const)(
    '%s answers %i %s with Retry-After %s, as often as asked for',
    async (name, status, code, retryAfter) => {
      const { call, simulator } = createClient();
      simulator.faults.on(name, { count: 1 });
      const answer = await call('GET', path);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(retryAfter);
      expect(answer.body).toMatchObject({ errors: [{ errorCode: code }] });
      expect(answer.headers.has('x-rate-limit-group')).toBe(name === 'rest-429');
      expect((await call('GET', path)).status).toBe(200);
    },
  );

  it('strike only where path and method say', async () => {
    const { call, simulator } = createClient();
    simulator.faults.on('rest-500', { path: '/account/*/presence', method: 'PUT' });
    expect((await call('GET', `${path}/extension/~/presence`)).status).toBe(200);
    expect((await call('PUT', path)).status).toBe(405);
    expect((await call('PUT', `${path}/extension/~/presence`, { body: {} })).status).toBe(500);
  });

  it('may do what was asked and still answer 500', async () => {
    const { call, simulator } = createClient();
    simulator.faults.on('rest-done-500', { count: 1 });
    expect((await call('PUT', `${path}/extension/~/presence`, { body: { userStatus: 'Busy' } })).status).toBe(
      500,
    );
    expect((await call('GET', `${path}/extension/~/presence`)).body.userStatus).toBe('Busy');
  });

  it('answer late, or never until the caller gives up', async () => {
    const { call, clock, simulator } = createClient();
    simulator.faults.on('rest-slow', { count: 1, ms: 8_000 });
    let status = 0;
    const slow = call('GET', path).then((answer) => (status = answer.status));
    await clock.advanceAndSettle(7_999);
    expect(status).toBe(0);
    await clock.advanceAndSettle(1);
    await slow;
    expect(status).toBe(200);
    simulator.faults.on('rest-hanging', { count: 1 });
    const given = new AbortController();
    const hanging = call('GET', path, { signal: given.signal });
    await clock.advanceAndSettle(60_000);
    given.abort(new Error('gave up'));
    await expect(hanging).rejects.toThrow('gave up');
  });

  it('cut the answer, reset the connection, or send a web page', async () => {
    const { call, simulator } = createClient();
    const { access_token } = simulator.sign.tokens();
    simulator.faults.on('rest-truncated', { count: 1 });
    await expect(call('GET', path)).rejects.toThrow('terminated');
    simulator.faults.on('rest-reset', { count: 1 });
    await expect(call('GET', path)).rejects.toThrow('fetch failed');
    simulator.faults.on('rest-html', { count: 1 });
    const headers = { authorization: `Bearer ${access_token}` };
    const page = await simulator.fetch(`${simulator.url}${path}`, { headers });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    simulator.faults.on('rest-status', { count: 1, status: 418, text: 'teapot' });
    const odd = await simulator.fetch(`${simulator.url}${path}`, { headers });
    expect([odd.status, await odd.text()]).toEqual([418, 'teapot']);
  });

  it('strike calls through the socket too', async () => {
    const { connected, faults } = await listen();
    faults.on('rest-403', { count: 1, path: '/subscription' });
    expect((await connected.subscribe(ownPresence)).meta.status).toBe(403);
    faults.on('rest-truncated', { count: 1 });
    await connected.request('GET', path);
    expect(connected.garbage).toHaveLength(1);
  });

  it('put a wrong date on an answer', async () => {
    const { call, clock, simulator } = createClient();
    const off = async () => Date.parse((await call('GET', path)).headers.get('date')!) - clock.now();
    simulator.faults.on('date-wrong', { count: 1, ms: -3_600_000 });
    expect([await off(), await off()]).toEqual([-3_600_000, 0]);
  });

  it('take the whole network away and give it back', async () => {
    const { client, connected, faults } = await listen();
    const off = faults.on('network-down');
    await client.clock.advanceAndSettle(1);
    expect(connected.closed).toHaveLength(1);
    await expect(client.call('GET', path)).rejects.toThrow('fetch failed');
    const socket = client.simulator.openSocket(client.simulator.wsUrl);
    const errors: string[] = [];
    socket.on('error', (error: Error) => errors.push(error.message));
    client.clock.advance(1);
    expect(errors).toEqual(['socket hang up']);
    off();
    expect((await client.call('GET', path)).status).toBe(200);
  });
});

describe('the fault table', () => {
  it('stands in the README word for word', () => {
    const readme = readFileSync(
      new URL('../../../../src/simulator/README.md', import.meta.url),
      'utf8',
    ).replace(/ +/g, ' ');
    const missing = faultNames.filter((name) => !readme.includes(`| \`${name}\` | ${faultTable[name]} |`));
    expect(missing).toEqual([]);
  });

  it('does the same for the same seed', async () => {
    const run = async () => {
      const { client, seen, faults } = await listen();
      for (const name of ['event-late', 'event-repeated', 'event-reordered', 'event-dropped'] as const)
        faults.on(name, { probability: 0.2 });
      for (let index = 0; index < 50; index++) {
        emit(client, index);
        await client.clock.advanceAndSettle(100);
      }
      await client.clock.advanceAndSettle(5_000);
      return seen();
    };
    const first = await run();
    expect(first).not.toEqual([...first].sort((a, b) => a - b));
    expect(await run()).toEqual(first);
  });
});
