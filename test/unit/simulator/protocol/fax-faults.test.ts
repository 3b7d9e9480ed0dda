import { describe, expect, it } from 'vitest';
import { startFaultMix } from '../../../../src/simulator/fault-mix.ts';
import type { FaultName, FaultSettings } from '../../../../src/simulator/faults.ts';
import { createClient, firstCode, type Client, type Json } from './a-client.ts';
import { clinic, messageOf, own, sendFax } from './a-fax.ts';

const accepted = ({ simulator }: Client) => simulator.world.faxes.truth().length;
const on = ({ simulator }: Client, name: FaultName, settings: FaultSettings = {}) =>
  simulator.faults.on(name, { path: '/fax', method: 'POST', ...settings });

/** What the client is told: a status, or that nothing came. */
async function outcomeOf(client: Client): Promise<number | 'nothing'> {
  return sendFax(client).then(
    ({ status }) => status,
    () => 'nothing',
  );
}

describe('a fax on a bad line', () => {
  it.each<[string, FaultName, FaultSettings, number | 'nothing', number]>([
    ['[fault 1] never arrives when the connection is refused', 'connection-refused', {}, 'nothing', 0],
    ['[fault 2] is not taken when the connection is reset before it', 'rest-reset', {}, 'nothing', 0],
    ['[fault 3] is taken although the connection is reset after it', 'reset-after-request', {}, 'nothing', 1],
    ['[fault 4] is taken although its answer breaks off', 'reset-in-response', {}, 'nothing', 1],
    ['[fault 17] is taken although its answer is cut', 'rest-truncated', {}, 'nothing', 1],
    ['[fault 19] is not taken when its group is refused', 'rate-group', { group: 'heavy' }, 429, 0],
    ['[fault 20] is not taken by another limiter', 'rest-429-bare', {}, 429, 0],
    ['[fault 21] is not taken when the platform has no time', 'rest-503', {}, 503, 0],
    ['[fault 22] is taken although the answer is 500', 'rest-done-500', {}, 500, 1],
    ['[fault 23] is not taken when the answer is 500', 'rest-500', {}, 500, 0],
    ['is not taken when its upload is cut', 'upload-cut', {}, 'nothing', 0],
    ['is refused with any code of its own', 'fax-refused', { code: 'MSG-340' }, 403, 0],
  ])('%s', async (_what, fault, settings, told, count) => {
    const client = createClient();
    on(client, fault, { count: 1, ...settings });
    expect(await outcomeOf(client)).toBe(told);
    expect(accepted(client)).toBe(count);
    expect(client.simulator.faults.strikes(fault)).toBe(1);
    client.simulator.rateLimits.forget();
    client.simulator.faults.clear();
    expect(await outcomeOf(client)).toBe(200);
  });

  it.each([502, 504])(
    '[fault 24] is answered %i and taken up to ten minutes later, whatever its token is by then',
    async (status) => {
      const client = createClient();
      on(client, 'accepted-later', { status, count: 1 });
      expect((await sendFax(client)).status).toBe(status);
      expect(accepted(client)).toBe(0);
      for (const session of client.simulator.sessions()) client.simulator.endSession(session);
      client.clock.advance(600_000);
      expect(accepted(client)).toBe(1);
    },
  );

  it('[fault 5] hangs in a black hole, and is not taken', async () => {
    const client = createClient();
    on(client, 'black-hole');
    const hanging = outcomeOf(client);
    await client.clock.advanceAndSettle(600_000);
    expect(await Promise.race([hanging, Promise.resolve('still')])).toBe('still');
    expect(accepted(client)).toBe(0);
  });

  it.each([
    ['[fault 7] arrives late on a slow line', 'latency'],
    ['[fault 8] arrives late by a narrow line', 'upload-slow'],
  ] as const)('%s', async (_what, fault) => {
    const client = createClient();
    on(client, fault, { ms: 30_000, bytes: 100 });
    const slow = outcomeOf(client);
    // It is on its way as soon as something waits for time to pass.
    await expect.poll(() => client.clock.pending()).toBe(1);
    expect(accepted(client)).toBe(0);
    await client.clock.advanceAndSettle(30_000);
    expect([await slow, accepted(client)]).toEqual([200, 1]);
  });

  it('meets each fault of the mix about as often as it should', async () => {
    const client = createClient({ rateLimits: false, worldOptions: { faxTimes: { page: [1e6, 1e6] } } });
    const stop = startFaultMix(client.simulator.faults);
    const told = new Map<number | 'nothing', number>();
    const attempts = 3_000;
    for (let left = attempts; left > 0; left -= 1) {
      const outcome = await outcomeOf(client);
      told.set(outcome, (told.get(outcome) ?? 0) + 1);
    }
    stop();
    const share = (outcome: number | 'nothing') => (told.get(outcome) ?? 0) / attempts;
    expect(share('nothing')).toBeCloseTo(0.08, 1);
    expect(share(500)).toBeGreaterThan(0.015);
    expect(share(500)).toBeLessThan(0.05);
    expect(share(429)).toBeGreaterThan(0.015);
    expect(share(429)).toBeLessThan(0.05);
    const truths = client.simulator.world.faxes.truth();
    expect(truths.length).toBeGreaterThan(attempts * share(200));
    const hidden =
      truths.filter(({ visibleAt, acceptedAt }) => visibleAt > acceptedAt).length / truths.length;
    expect(hidden).toBeGreaterThan(0.07);
    expect(hidden).toBeLessThan(0.13);
    expect(await outcomeOf(client)).toBe(200);
  }, 60_000);

  it('shows after a few seconds where that is usual', async () => {
    const client = createClient({ worldOptions: { faxTimes: { shown: [0, 5] } } });
    await sendFax(client);
    const [truth] = client.simulator.world.faxes.truth();
    const hidden = truth!.visibleAt - truth!.acceptedAt;
    expect(hidden).toBeGreaterThan(0);
    expect(hidden).toBeLessThan(5_000);
  });
});

describe('a message that was read', () => {
  const receive = ({ simulator }: Client) =>
    simulator.world.faxes.receive({ extensionId: simulator.people[0]!.id, from: clinic }).id;

  it('[fault 36] may change afterwards', async () => {
    const client = createClient();
    const id = receive(client);
    client.simulator.faults.on('message-changed', { count: 1 });
    expect(await messageOf(client, id)).toMatchObject({ readStatus: 'Unread' });
    client.clock.advance(1);
    expect(await messageOf(client, id)).toMatchObject({ readStatus: 'Read' });
  });

  it('[fault 37] may be deleted afterwards', async () => {
    const client = createClient();
    receive(client);
    client.simulator.faults.on('message-deleted', { count: 1 });
    const list = async () => (await client.call('GET', `${own}/message-store`)).body.records as Json[];
    expect(await list()).toHaveLength(1);
    client.clock.advance(1);
    expect(await list()).toHaveLength(0);
  });

  it('[fault 38] may have the id of something else', async () => {
    const client = createClient({ worldOptions: { demoContacts: true } });
    client.simulator.faults.on('id-reused', { count: 1 });
    const { body } = await sendFax(client);
    const contact = await client.call('GET', `${own}/address-book/contact/${String(body.id)}`);
    expect([contact.status, contact.body.id]).toEqual([200, body.id]);
    expect((await sendFax(client)).body.id).not.toBe(body.id);
  });

  it('[fault 39] comes late where pages are slow', async () => {
    const client = createClient();
    client.simulator.faults.on('slow-pages', { ms: 8_000 });
    let isThere = false;
    void client.call('GET', `${own}/message-store?perPage=10`).then(() => (isThere = true));
    await client.clock.advanceAndSettle(7_000);
    expect(isThere).toBe(false);
    await client.clock.advanceAndSettle(2_000);
    expect(isThere).toBe(true);
  });

  it('[fault 26] needs a full sync where its token is refused', async () => {
    const client = createClient();
    const { syncInfo } = (await client.call('GET', `${own}/message-sync?syncType=FSync`)).body as {
      syncInfo: Json;
    };
    client.simulator.faults.on('sync-token-invalid', { path: '/message-sync' });
    const path = `${own}/message-sync?syncType=ISync&syncToken=${String(syncInfo.syncToken)}`;
    expect(firstCode(await client.call('GET', path))).toBe('MSG-333');
  });
});
