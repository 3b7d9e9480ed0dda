import { describe, expect, it } from 'vitest';
import { createClient, ownPresence } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const heavy = `${account}/extension/~/active-calls`;

describe('what clients have done', () => {
  it('is counted by group, with the worst sliding minute of one person', async () => {
    const { call, clock, simulator } = createClient();
    for (let index = 0; index < 3; index++) await call('GET', account);
    clock.advance(30_000);
    for (let index = 0; index < 2; index++) await call('GET', account);
    clock.advance(31_000);
    await call('GET', account);
    const colleague = simulator.sign.tokens(simulator.people[1]!.id).access_token;
    await call('GET', account, { token: colleague });
    expect(simulator.figures().requests.Light).toEqual({ total: 7, lastMinute: 4, worstMinute: 5 });
    expect(simulator.figures().requests.Heavy).toEqual({ total: 0, lastMinute: 0, worstMinute: 0 });
  });

  it('counts calls about tokens, refused ones too, and calls through the socket', async () => {
    const client = createClient();
    const connected = await client.connect();
    await connected.request('GET', account);
    const { refresh_token } = client.simulator.sign.tokens();
    const fields = { grant_type: 'refresh_token', client_id: 'ringside-demo', refresh_token };
    client.simulator.faults.on('rest-500', { count: 1 });
    for (let index = 0; index < 2; index++) await client.form('/restapi/oauth/token', fields);
    const { authCallsPerMinuteMax, requests } = client.simulator.figures();
    expect([authCallsPerMinuteMax, requests.Light.total, requests.Auth.total]).toEqual([3, 1, 3]);
  });

  it('blames a client for asking more than it may, and for asking inside a penalty', async () => {
    const { call, clock, simulator } = createClient();
    for (let index = 0; index < 11; index++) await call('GET', heavy);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 1, byFault: 0 });
    clock.advance(1);
    await call('GET', heavy);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 2, byFault: 0 });
  });

  it('blames nobody for a penalty that a fault begins, but whoever asks in spite of it', async () => {
    const { call, clock, simulator } = createClient();
    simulator.faults.on('rate-group', { count: 1 });
    // Both had left before the first was answered.
    await Promise.all([call('GET', account), call('GET', account)]);
    simulator.faults.on('rest-429', { count: 1 });
    await call('GET', heavy);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 0, byFault: 3 });
    clock.advance(1_000);
    await call('GET', account);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 1, byFault: 3 });
  });

  it('does not blame a client for what a slow line brings late', async () => {
    const { call, clock, simulator } = createClient();
    simulator.faults.on('rest-slow', { count: 1, ms: 5_000 });
    const slow = call('GET', account);
    await clock.advanceAndSettle(1_000);
    simulator.faults.on('rate-group', { count: 1 });
    await call('GET', account);
    await clock.advanceAndSettle(4_000);
    expect((await slow).status).toBe(429);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 0, byFault: 2 });
  });

  it('may be told how long a network keeps things on their way', async () => {
    const { call, clock, simulator } = createClient();
    simulator.rateLimits.forgive(30_000);
    simulator.faults.on('rate-group', { count: 1 });
    await call('GET', account);
    clock.advance(30_000);
    await call('GET', account);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 0, byFault: 2 });
    clock.advance(1);
    await call('GET', account);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 1, byFault: 2 });
  });

  it('counts how many connections of one person there were at once', async () => {
    const client = createClient();
    await client.connect();
    const second = await client.connect();
    second.socket.close();
    await client.clock.advanceAndSettle(1);
    await client.connect();
    expect(client.simulator.figures().sockets).toEqual({ now: 2, most: 2 });
  });
});

describe('who is really listening', () => {
  const listeners = (client: ReturnType<typeof createClient>) => client.simulator.listening();

  it('is whoever has a connection, a subscription, and a line through which something comes', async () => {
    const client = createClient();
    const connected = await client.connect();
    expect(listeners(client)).toEqual([]);
    client.clock.advance(5_000);
    const { body } = await connected.subscribe(ownPresence);
    const since = client.clock.now() - 2;
    expect(listeners(client)).toEqual([
      { personId: 62_100_458_005, transport: 'websocket', since, subscriptionId: body.id },
    ]);
    expect(client.simulator.dump().listening).toEqual(listeners(client));
    client.simulator.faults.on('black-hole');
    expect(listeners(client)).toEqual([]);
  });

  it('is nobody while a connection is lost, and the same subscription again after a recovery', async () => {
    const client = createClient();
    const connected = await client.connect();
    const { body } = await connected.subscribe(ownPresence);
    client.simulator.killSockets();
    await client.clock.advanceAndSettle(1);
    expect(listeners(client)).toEqual([]);
    await client.clock.advanceAndSettle(10_000);
    await client.connect(connected.lastWsc());
    expect(listeners(client)).toMatchObject([{ subscriptionId: body.id, since: client.clock.now() - 1 }]);
    await client.call('DELETE', `/restapi/v1.0/subscription/${String(body.id)}`);
    expect(listeners(client)).toEqual([]);
  });
});

describe('who is really listening through PubNub', () => {
  it('is whoever polls, between two polls too, until the line is dead', async () => {
    const client = createClient({ pubnub: true });
    const made = await client.call('POST', '/restapi/v1.0/subscription', {
      body: { eventFilters: [ownPresence], deliveryMode: { transportType: 'PubNub' } },
    });
    const { address, subscriberKey } = made.body.deliveryMode as { address: string; subscriberKey: string };
    const poll = (more = '') =>
      client.simulator.fetch(`${client.simulator.url}/v2/subscribe/${subscriberKey}/${address}/0${more}`);
    const first = (await (await poll()).json()) as { t: { t: string } };
    const transports = () => client.simulator.listening().map(({ transport }) => transport);
    expect(transports()).toEqual(['pubnub']);
    const waiting = poll(`?tt=${first.t.t}`);
    await client.clock.advanceAndSettle(1);
    expect(client.simulator.listening()).toMatchObject([
      { personId: 62_100_458_005, transport: 'pubnub', subscriptionId: made.body.id },
    ]);
    client.simulator.world.changePresence(62_100_458_005, { userStatus: 'Busy' });
    await waiting;
    await client.clock.advanceAndSettle(1_000);
    expect(transports()).toEqual(['pubnub']);
    client.simulator.faults.on('black-hole');
    expect(transports()).toEqual([]);
  });
});
