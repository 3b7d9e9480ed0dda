import { createDecipheriv } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, firstCode, ownPresence, type Client, type Json } from './a-client.ts';

const subscription = '/restapi/v1.0/subscription';
const sessions = '/restapi/v1.0/account/~/extension/~/telephony/sessions';

let client: Client;
afterEach(() => client.simulator.stop());

const start = (options: Parameters<typeof createClient>[0] = {}) => {
  client = createClient({ pubnub: true, ...options });
  return client;
};

const create = (change: Json = {}, eventFilters = [ownPresence]) =>
  client.call('POST', subscription, {
    body: { eventFilters, deliveryMode: { transportType: 'PubNub', ...change } },
  });

type Mode = Readonly<Record<'address' | 'subscriberKey' | 'encryptionKey', string>> & { encryption: boolean };
const modeOf = ({ body }: { body: Json }) => body.deliveryMode as Mode;

/** Asks PubNub; `answer` is undefined while it is held. */
function ask(path: string, signal?: AbortSignal) {
  const asked: { answer: { status: number; body: Json } | undefined; failed: boolean } = {
    answer: undefined,
    failed: false,
  };
  const init = signal ? { signal } : {};
  client.simulator.fetch(`${client.simulator.url}${path}`, init).then(
    async (response) => (asked.answer = { status: response.status, body: (await response.json()) as Json }),
    () => (asked.failed = true),
  );
  return asked;
}

const pollPath = ({ subscriberKey, address }: Mode, tt?: string) =>
  `/v2/subscribe/${subscriberKey}/${address}/0?uuid=x${tt === undefined ? '' : `&tt=${tt}&tr=1`}`;
const settle = (ms = 0) => client.clock.advanceAndSettle(ms);

async function poll(mode: Mode, tt?: string) {
  const asked = ask(pollPath(mode, tt));
  await settle();
  return asked;
}

const timetokenIn = ({ answer }: { answer: { body: Json } | undefined }) =>
  (answer?.body.t as { t: string }).t;
const messagesIn = ({ answer }: { answer: { body: Json } | undefined }) =>
  (answer?.body.m as { d: unknown; p: { t: string }; c: string; k: string }[] | undefined) ?? [];

function decrypt(text: unknown, { encryptionKey }: Mode): Json {
  const decipher = createDecipheriv('aes-128-ecb', Buffer.from(encryptionKey, 'base64'), null);
  return JSON.parse(decipher.update(String(text), 'base64', 'utf8') + decipher.final('utf8')) as Json;
}

const ring = () =>
  client.simulator.world.telephony.ring({ from: '+14155550177', to: client.simulator.people[0]!.id });

describe('a subscription for PubNub', () => {
  it('is refused by default, as it is today', async () => {
    client = createClient();
    const refused = await create();
    expect([refused.status, firstCode(refused)]).toEqual([400, 'CMN-101']);
    expect(refused.body.parameterName).toBe('deliveryMode.transportType');
  });

  it('is granted by a switch, by option and while it runs, without the permission for sockets', async () => {
    start();
    client.simulator.permissions.delete('WebSocketsSubscription');
    expect((await create()).status).toBe(200);
    client.simulator.pubNub.grant(false);
    expect((await create()).status).toBe(403);
    client.simulator.pubNub.grant(true);
    expect((await create()).status).toBe(200);
  });

  it('tells the channel, the keys and fifteen minutes of life', async () => {
    start();
    const made = await create({ encryption: true });
    expect(made.body).toMatchObject({ expiresIn: 900, status: 'Active' });
    expect(made.body.deliveryMode).toMatchObject({ transportType: 'PubNub', encryptionAlgorithm: 'AES' });
    expect(Buffer.from(modeOf(made).encryptionKey, 'base64')).toHaveLength(16);
  });

  it('encrypts presence whatever is asked, other events only when asked', async () => {
    start();
    expect(modeOf(await create({ encryption: false })).encryption).toBe(true);
    const clear = await create({ encryption: false }, [sessions]);
    expect(modeOf(clear).encryption).toBe(false);
    expect(modeOf(clear).encryptionKey).toBeUndefined();
    expect(modeOf(await create({ encryption: true }, [sessions])).encryption).toBe(true);
  });

  it('lives as long as it is renewed, and is then known to have expired (SUB-507)', async () => {
    start();
    const { body } = await create();
    const one = `${subscription}/${String(body.id)}`;
    await settle(800_000);
    expect((await client.call('POST', `${one}/renew`)).body.expiresIn).toBe(900);
    await settle(800_000);
    expect((await client.call('PUT', one, { body: { eventFilters: [sessions] } })).status).toBe(200);
    expect((await client.call('GET', one)).body.eventFilters).toHaveLength(1);
    await settle(901_000);
    for (const [method, path] of [
      ['GET', one],
      ['POST', `${one}/renew`],
      ['DELETE', one],
    ] as const) {
      const gone = await client.call(method, path);
      expect([gone.status, firstCode(gone)]).toEqual([404, 'SUB-507']);
    }
  });

  it('is listed and deleted, and counts against the limit (SUB-505)', async () => {
    start({ gateway: { maxSubscriptions: 2 } });
    const first = await create();
    await create();
    const third = await create();
    expect([third.status, firstCode(third)]).toEqual([403, 'SUB-505']);
    expect((await client.call('GET', subscription)).body.records).toHaveLength(2);
    expect((await client.call('DELETE', `${subscription}/${String(first.body.id)}`)).status).toBe(204);
    expect((await create()).status).toBe(200);
  });

  it('ends with the sign-in', async () => {
    start();
    await create();
    for (const session of client.simulator.sessions()) client.simulator.endSession(session);
    client.signIn();
    expect((await client.call('GET', subscription)).body.records).toEqual([]);
  });

  it('shows no key in the state of the simulator', async () => {
    start();
    const { encryptionKey, address } = modeOf(await create());
    const state = JSON.stringify(client.simulator.dump());
    expect(state).not.toContain(encryptionKey);
    expect(state).not.toContain(address);
  });
});

describe('a poll', () => {
  it('that names no timetoken is answered at once with one to go on from', async () => {
    start();
    const first = await poll(modeOf(await create()));
    expect(first.answer).toMatchObject({ status: 200, body: { m: [], t: { r: 1 } } });
    expect(timetokenIn(first)).toMatch(/^\d{17}$/);
  });

  it('is held until something happens, even in the same millisecond as the first', async () => {
    start();
    const mode = modeOf(await create());
    const held = await poll(mode, timetokenIn(await poll(mode)));
    expect(held.answer).toBeUndefined();
    ring();
    await settle();
    expect(messagesIn(held)).toHaveLength(1);
    expect(messagesIn(held)[0]).toMatchObject({ c: mode.address, k: mode.subscriberKey });
    expect(decrypt(messagesIn(held)[0]?.d, mode)).toMatchObject({ body: { telephonyStatus: 'Ringing' } });
  });

  it('without news is answered after 280 s with the timetoken it came with', async () => {
    start();
    const mode = modeOf(await create());
    const at = timetokenIn(await poll(mode));
    const held = await poll(mode, at);
    await settle(279_000);
    expect(held.answer).toBeUndefined();
    await settle(1_500);
    expect([timetokenIn(held), messagesIn(held)]).toEqual([at, []]);
  });

  it('brings the newest hundred of what came meanwhile, for twenty minutes', async () => {
    start();
    const mode = modeOf(await create());
    const at = timetokenIn(await poll(mode));
    for (let calls = 0; calls < 60; calls += 1) client.simulator.world.telephony.hangUp(ring());
    const many = await poll(mode, at);
    expect(messagesIn(many)).toHaveLength(100);
    expect(timetokenIn(many)).toBe(messagesIn(many).at(-1)?.p.t);
    await settle(21 * 60_000);
    expect((await poll(mode, at)).answer).toBeUndefined();
  });

  it('frees its place when whoever asked has gone', async () => {
    start();
    const { body } = await create();
    const mode = modeOf({ body });
    const leaving = new AbortController();
    const held = ask(pollPath(mode, timetokenIn(await poll(mode))), leaving.signal);
    await settle(10_000);
    expect(client.simulator.pubNub.isListening(String(body.id))).toBe(true);
    leaving.abort();
    await settle();
    expect(held.failed).toBe(true);
    expect(client.simulator.pubNub.isListening(String(body.id))).toBe(false);
    expect(client.simulator.killSockets()).toBe(0);
  });

  it('with a key that is not the platform’s is refused', async () => {
    start();
    const mode = { ...modeOf(await create()), subscriberKey: 'sub-c-nobody' };
    expect((await poll(mode)).answer).toMatchObject({
      status: 400,
      body: { message: 'Invalid Subscribe Key' },
    });
  });

  it('knows presence and the time, and nothing else', async () => {
    start();
    const { subscriberKey, address } = modeOf(await create());
    const presence = `/v2/presence/sub-key/${subscriberKey}/channel/${address}`;
    const asked = ['/heartbeat?heartbeat=300', '/leave'].map((rest) => ask(`${presence}${rest}`));
    const time = ask('/time/0');
    const other = ask('/v2/publish');
    await settle();
    expect(asked.map(({ answer }) => answer?.body)).toEqual([
      { status: 200, message: 'OK', service: 'Presence' },
      { status: 200, message: 'OK', action: 'leave', service: 'Presence' },
    ]);
    expect(time.answer?.body).toEqual([expect.any(Number)]);
    expect(other.answer?.status).toBe(404);
  });
});

describe('faults of PubNub', () => {
  it('a killed line, a network that is down and a fault by that name cut what waits', async () => {
    start();
    const mode = modeOf(await create());
    const at = timetokenIn(await poll(mode));
    const held = await poll(mode, at);
    expect(client.simulator.killSockets()).toBe(1);
    await settle();
    expect(held.failed).toBe(true);
    const second = await poll(mode, at);
    client.simulator.faults.on('network-down')();
    await settle();
    expect(second.failed).toBe(true);
    const third = await poll(mode, at);
    client.simulator.faults.on('pubnub-killed', { count: 1 });
    ring();
    await settle();
    expect(third.failed).toBe(true);
    expect(messagesIn(await poll(mode, at)).length).toBeGreaterThan(0);
  });

  it('a half-open line swallows what waits and what comes, and stays so after it is over', async () => {
    start();
    const mode = modeOf(await create());
    const at = timetokenIn(await poll(mode));
    const held = await poll(mode, at);
    const heal = client.simulator.faults.on('socket-half-open');
    const asked = await poll(mode);
    ring();
    heal();
    ring();
    await settle(300_000);
    expect([held.answer, asked.answer]).toEqual([undefined, undefined]);
    expect(messagesIn(await poll(mode, at)).length).toBeGreaterThan(0);
  });

  it('late, repeated and lost events are so through PubNub, too', async () => {
    start();
    const mode = modeOf(await create());
    const at = timetokenIn(await poll(mode));
    client.simulator.faults.on('event-dropped', { count: 1 });
    client.simulator.faults.on('event-repeated', { ms: 1_000 });
    client.simulator.world.telephony.hangUp(ring());
    await settle(2_000);
    const uuids = messagesIn(await poll(mode, at)).map(({ d }) => decrypt(d, mode).uuid);
    expect(uuids).toHaveLength(2 * new Set(uuids).size);
  });

  it('a renewal finds it gone, or brings another channel and key', async () => {
    start();
    const made = await create();
    const renew = () => client.call('POST', `${subscription}/${String(made.body.id)}/renew`);
    client.simulator.faults.on('pubnub-new-key', { count: 1 });
    const renewed = modeOf(await renew());
    expect(renewed.address).not.toBe(modeOf(made).address);
    expect(renewed.encryptionKey).not.toBe(modeOf(made).encryptionKey);
    client.simulator.faults.on('pubnub-expired', { count: 1 });
    expect(firstCode(await renew())).toBe('SUB-507');
  });
});
