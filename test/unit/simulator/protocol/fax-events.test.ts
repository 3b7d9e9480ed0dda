import { describe, expect, it } from 'vitest';
import { createClient, type Client, type Json } from './a-client.ts';
import { clinic, own, sendFax } from './a-fax.ts';

const store = `${own}/message-store`;
const receive = ({ simulator }: Client) =>
  simulator.world.faxes.receive({
    extensionId: simulator.people[0]!.id,
    from: clinic,
    fromName: 'Bay Clinic',
    pages: 2,
  });

async function subscribed(...filters: string[]) {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(...filters);
  const news = async (ms = 1) => {
    await client.clock.advanceAndSettle(ms);
    return connected.notifications().map(({ event, body }) => ({ event: String(event), body: body as Json }));
  };
  return { client, news };
}

const changesOf = ({ body }: { body: Json }) => (body.changes as Json[])[0];

describe('events of faxes', () => {
  it('count what is new, and name it', async () => {
    const { client, news } = await subscribed(store);
    const { id } = receive(client);
    const [only, ...more] = await news();
    expect(more).toEqual([]);
    expect(only!.body).toMatchObject({ extensionId: client.simulator.people[0]!.id });
    expect(changesOf(only!)).toEqual({ type: 'Fax', newCount: 1, updatedCount: 0, newMessageIds: [id] });
  });

  it('tell each step of a fax that is sent, to filters on its direction only', async () => {
    const { client, news } = await subscribed(`${store}?type=Fax&direction=Outbound`);
    receive(client);
    await sendFax(client);
    const all = (await news(600_000)).map((one) => changesOf(one));
    expect(all[0]).toMatchObject({ newCount: 1 });
    // Rendered, then sent.
    expect(all.slice(1)).toEqual([
      { type: 'Fax', newCount: 0, updatedCount: 1 },
      { type: 'Fax', newCount: 0, updatedCount: 1 },
    ]);
  });

  it('bring a fax that has come in whole, its ids as texts', async () => {
    const { client, news } = await subscribed(`${own}/fax?direction=Inbound`);
    await sendFax(client);
    const { id } = receive(client);
    const [only, ...more] = await news(600_000);
    expect(more).toEqual([]);
    expect(only!.event).toMatch(/\/fax\?direction=Inbound$/);
    const uri = `${client.simulator.mediaUrl}/restapi/v1.0/account/62100456005/extension/62100458005/message-store/${id}/content/${id}`;
    expect(only!.body).toMatchObject({
      ...{ id: String(id), type: 'Fax', direction: 'Inbound', faxPageCount: 2, readStatus: 'Unread' },
      from: { phoneNumber: clinic, name: 'Bay Clinic' },
      attachments: [{ id: String(id), uri, contentType: 'application/pdf' }],
    });
  });

  it('tell nothing of texts to filters on faxes', async () => {
    const { client, news } = await subscribed(`${store}?type=Fax`);
    const extensionId = client.simulator.people[0]!.id;
    client.simulator.world.messages.receiveText({ extensionId, from: {}, subject: 'No fax' });
    expect(await news()).toEqual([]);
  });

  it('[fault 15] may come twice, and late ones when the fax shows', async () => {
    const { client, news } = await subscribed(store);
    client.simulator.faults.on('event-repeated', { ms: 10, count: 1 });
    client.simulator.faults.on('message-late', { ms: 60_000, count: 1 });
    await sendFax(client);
    expect(await news()).toEqual([]);
    const { id } = client.simulator.world.faxes.truth()[0]!;
    const all = (await news(70_000)).map((one) => changesOf(one));
    expect(all.filter((one) => one?.newMessageIds !== undefined)).toEqual([
      expect.objectContaining({ newMessageIds: [id] }),
      expect.objectContaining({ newMessageIds: [id] }),
    ]);
  });

  it('come by PubNub as well', async () => {
    const client = createClient({ pubnub: true });
    const made = await client.call('POST', '/restapi/v1.0/subscription', {
      body: { eventFilters: [store], deliveryMode: { transportType: 'PubNub', encryption: false } },
    });
    const { subscriberKey, address } = made.body.deliveryMode as Record<string, string>;
    const poll = async (tt: string) => {
      const path = `/v2/subscribe/${subscriberKey}/${address}/0?uuid=x&tt=${tt}&tr=1`;
      const response = await client.simulator.fetch(`${client.simulator.url}${path}`);
      return (await response.json()) as { t: { t: string }; m: { d: { body: Json } }[] };
    };
    const { t } = await poll('0');
    const { id } = receive(client);
    const [message] = (await poll(t.t)).m;
    expect(changesOf(message!.d)).toMatchObject({ newMessageIds: [id] });
  });
});
