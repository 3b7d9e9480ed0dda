import { describe, expect, it } from 'vitest';
import { createClient, firstCode, type Client, type Json } from './a-client.ts';
import { clinic, fetchContent, messageOf, own, pdfOf, sendFax, settleFaxes, uriOf } from './a-fax.ts';

const person = ({ simulator }: Client) => simulator.people[0]!.id;
const receive = (client: Client, pages = 1) =>
  client.simulator.world.faxes.receive({ extensionId: person(client), from: clinic, pages });
const recordsOf = ({ body }: { body: Json }) => body.records as Json[];
const idsOf = (answer: { body: Json }) => recordsOf(answer).map(({ id }) => id);
const list = (client: Client, query = '') => client.call('GET', `${own}/message-store${query}`);
const sync = (client: Client, query: string) => client.call('GET', `${own}/message-sync?${query}`);
const tokenOf = ({ body }: { body: Json }) => encodeURIComponent(String((body.syncInfo as Json).syncToken));
const infoOf = ({ body }: { body: Json }) => body.syncInfo as Json;

describe('the message store', () => {
  it('lists the newest first, by type, direction, number, state and time', async () => {
    const client = createClient();
    const early = receive(client);
    client.clock.advance(25 * 3_600_000);
    client.signIn();
    const sent = (await sendFax(client)).body;
    client.clock.advance(60_000);
    const late = receive(client);
    client.simulator.world.messages.receiveText({
      ...{ extensionId: person(client), from: { phoneNumber: '+12125550100' }, subject: 'Hello' },
    });
    expect(idsOf(await list(client, '?messageType=Fax'))).toEqual([late.id, sent.id]);
    expect(idsOf(await list(client, '?messageType=Fax&direction=Outbound'))).toEqual([sent.id]);
    expect(idsOf(await list(client, '?messageType=Fax&readStatus=Unread'))).toEqual([late.id]);
    expect(recordsOf(await list(client, '?phoneNumber=12125550100'))).toMatchObject([{ type: 'SMS' }]);
    const dateFrom = new Date(early.createdAt).toISOString();
    expect(idsOf(await list(client, `?messageType=Fax&dateFrom=${dateFrom}`))).toEqual([
      late.id,
      sent.id,
      early.id,
    ]);
    expect(firstCode(await list(client, '?direction=Sideways'))).toBe('CMN-101');
  });

  it('marks one as read, and many in one request', async () => {
    const client = createClient();
    const [one, two] = [receive(client), receive(client)];
    const path = `${own}/message-store`;
    const changed = await client.call('PUT', `${path}/${one.id}`, { body: { readStatus: 'Read' } });
    expect(changed.body).toMatchObject({ id: one.id, readStatus: 'Read' });
    const headers = { accept: 'application/vnd.ringcentral.multipart+json' };
    const body = [
      { resourceId: String(two.id), body: { readStatus: 'Read' } },
      { resourceId: '1', body: { readStatus: 'Read' } },
    ];
    const many = await client.call('PUT', `${path}/*`, { body, headers });
    expect(many.status).toBe(207);
    expect(many.body).toMatchObject([
      { resourceId: String(two.id), status: 200, body: { readStatus: 'Read' } },
      { resourceId: '1', status: 404 },
    ]);
    expect(firstCode(await client.call('PUT', `${path}/${one.id}`, { body: {} }))).toBe('CMN-101');
  });

  it('keeps a deleted message until it is purged, brings it back, and forgets it after ten days', async () => {
    const client = createClient();
    const { id } = receive(client);
    const path = `${own}/message-store/${id}`;
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect(idsOf(await list(client))).toEqual([]);
    expect(idsOf(await list(client, '?availability=Deleted'))).toEqual([id]);
    const back = await client.call('PATCH', path, { body: { availability: 'Alive' } });
    expect(back.body).toMatchObject({ availability: 'Alive' });
    await client.call('DELETE', path);
    client.clock.advance(5 * 86_400_000 + 1);
    client.signIn();
    const content = await fetchContent(client, `${client.simulator.mediaUrl}${path}/content/${id}`);
    expect([content.status, (await client.call('GET', path)).status]).toEqual([404, 404]);
    const dateFrom = new Date(0).toISOString();
    expect(idsOf(await list(client, `?availability=Purged&dateFrom=${dateFrom}`))).toEqual([id]);
    client.clock.advance(5 * 86_400_000);
    client.signIn();
    expect(idsOf(await list(client, `?availability=Purged&dateFrom=${dateFrom}`))).toEqual([]);
  });

  it('deletes everything where no filter is given, and remembers that somebody did', async () => {
    const client = createClient();
    receive(client);
    receive(client);
    expect(client.simulator.world.messages.filteredDeletes()).toBe(0);
    expect((await client.call('DELETE', `${own}/message-store`)).status).toBe(204);
    expect(idsOf(await list(client))).toEqual([]);
    expect(client.simulator.world.messages.filteredDeletes()).toBe(1);
    const both = await client.call('DELETE', `${own}/message-store?conversationId=1&type=Fax`);
    expect(firstCode(both)).toBe('MSG-390');
  });

  it('answers 204 to many deletions unless one failed', async () => {
    const client = createClient();
    const [one, two, three] = [receive(client), receive(client), receive(client)];
    const path = `${own}/message-store`;
    expect((await client.call('DELETE', `${path}/${one.id},${two.id}?purge=true`)).status).toBe(204);
    const headers = { accept: 'application/vnd.ringcentral.multipart+json' };
    const mixed = await client.call('DELETE', `${path}/*`, { body: [String(three.id), '1'], headers });
    expect(mixed.body).toMatchObject([{ status: 204 }, { resourceId: '1', status: 404 }]);
    expect(firstCode(await client.call('DELETE', `${path}/${Array(51).fill(1).join(',')}`))).toBe('CMN-106');
  });
});

describe('the message sync', () => {
  it('tells everything once, then what is new or has changed, deleted ones by id alone', async () => {
    const client = createClient();
    const [one, two] = [receive(client), receive(client)];
    client.clock.advance(6_000);
    const first = await sync(client, 'syncType=FSync&messageType=Fax');
    expect(idsOf(first)).toEqual([two.id, one.id]);
    client.clock.advance(60_000);
    const quiet = await sync(client, `syncType=ISync&syncToken=${tokenOf(first)}`);
    expect(recordsOf(quiet)).toEqual([]);
    await client.call('DELETE', `${own}/message-store/${one.id}`);
    const three = receive(client);
    client.simulator.world.messages.receiveText({
      ...{ extensionId: person(client), from: {}, subject: 'No fax' },
    });
    const news = await sync(client, `syncType=ISync&syncToken=${tokenOf(quiet)}`);
    expect(recordsOf(news)).toMatchObject([{ id: one.id, availability: 'Deleted' }, { id: three.id }]);
    expect(Object.keys(recordsOf(news)[0]!)).toEqual(['id', 'uri', 'availability']);
    client.clock.advance(6_000);
    const again = await sync(client, `syncType=ISync&syncToken=${tokenOf(news)}`);
    expect(idsOf(again)).toEqual([one.id, three.id]);
    client.clock.advance(4_000);
    expect(idsOf(await sync(client, `syncType=ISync&syncToken=${tokenOf(again)}`))).toEqual([]);
  });

  it('says when older ones exist, and goes back to them', async () => {
    const client = createClient();
    const ids: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift(receive(client).id);
      client.clock.advance(10_000);
    }
    const first = await sync(client, 'recordCount=2');
    expect([idsOf(first), infoOf(first).olderRecordsExist]).toEqual([ids.slice(0, 2), true]);
    const back = await sync(client, `syncType=ISync&recordCount=2&syncToken=${tokenOf(first)}`);
    expect([idsOf(back), infoOf(back).olderRecordsExist]).toEqual([ids.slice(2, 4), true]);
    const last = await sync(client, `syncType=ISync&recordCount=2&syncToken=${tokenOf(back)}`);
    expect([idsOf(last), infoOf(last).olderRecordsExist]).toEqual([ids.slice(4), false]);
  });

  it('brings what shows late although newer ones were told before, and tears no moment apart', async () => {
    const client = createClient();
    client.simulator.faults.on('message-late', { ms: 120_000, count: 1 });
    const late = (await sendFax(client)).body;
    client.clock.advance(1_000);
    const ids = [receive(client).id, receive(client).id];
    const first = await sync(client, 'recordCount=1');
    expect(idsOf(first)).toEqual(ids.toReversed());
    client.clock.advance(120_000);
    const news = await sync(client, `syncType=ISync&syncToken=${tokenOf(first)}`);
    expect(idsOf(news)).toContain(late.id);
  });

  it.each(['sync-token-invalid', 'sync-overflow'] as const)(
    'asks for a full sync again: %s',
    async (fault) => {
      const client = createClient();
      const token = tokenOf(await sync(client, 'syncType=FSync'));
      client.simulator.faults.on(fault, { count: 1 });
      expect(firstCode(await sync(client, `syncType=ISync&syncToken=${token}`))).toBe('MSG-333');
      expect(firstCode(await sync(client, 'syncType=ISync&syncToken=broken'))).toBe('MSG-333');
      expect((await sync(client, `syncType=ISync&syncToken=${token}`)).status).toBe(200);
    },
  );

  it('[fault 25] shows a fax that was accepted only later, and never forgets it', async () => {
    const client = createClient();
    const token = tokenOf(await sync(client, 'syncType=FSync'));
    client.simulator.faults.on('message-late', { ms: 120_000, count: 1 });
    const { id } = (await sendFax(client)).body;
    expect((await client.call('GET', `${own}/message-store/${String(id)}`)).status).toBe(404);
    expect(idsOf(await list(client))).toEqual([]);
    client.clock.advance(120_000);
    expect(idsOf(await sync(client, `syncType=ISync&syncToken=${token}`))).toEqual([id]);
    const [truth] = client.simulator.world.faxes.truth();
    expect(truth!.visibleAt).toBeGreaterThan(truth!.acceptedAt);
  });
});

describe('content', () => {
  it('is at a host of its own, and nowhere else', async () => {
    const client = createClient();
    const message = await messageOf(client, receive(client).id);
    const uri = uriOf(message);
    expect(uri.startsWith(`${client.simulator.mediaUrl}/restapi/v1.0/account/`)).toBe(true);
    expect((await fetchContent(client, uri)).status).toBe(200);
    const elsewhere = uri.replace(client.simulator.mediaUrl, client.simulator.url);
    expect((await fetchContent(client, elsewhere)).status).toBe(404);
    const api = `${client.simulator.mediaUrl}${own}/message-store`;
    expect((await fetchContent(client, api)).status).toBe(404);
  });

  it('takes the token in the address, which nobody else does', async () => {
    const client = createClient();
    const uri = uriOf(await messageOf(client, receive(client).id));
    const { access_token: token } = client.simulator.sign.tokens();
    const bare = (address: string) => client.simulator.fetch(`${address}?access_token=${token}`);
    expect((await bare(uri)).status).toBe(200);
    expect((await bare(`${client.simulator.url}${own}`)).status).toBe(401);
    expect((await client.simulator.fetch(uri)).status).toBe(401);
  });

  it.each([
    ['bytes=0-3', 206, 0, 4],
    ['bytes=10-', 206, 10, undefined],
    ['bytes=-5', 206, -5, undefined],
    ['pages=1-2', 200, 0, undefined],
  ])('comes in the range %s', async (range, status, from, to) => {
    const client = createClient();
    const uri = uriOf(await messageOf(client, receive(client, 3).id));
    const whole = Buffer.from(await (await fetchContent(client, uri)).arrayBuffer());
    const part = await fetchContent(client, uri, { range });
    expect(part.status).toBe(status);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(from, to))).toBe(true);
    expect((await fetchContent(client, uri, { range: 'bytes=9999999-' })).status).toBe(416);
  });

  it('is refused while it is rendered, and gone when the message is purged', async () => {
    const client = createClient();
    const { body } = await sendFax(client, { files: [pdfOf(1)] });
    const early = await fetchContent(client, uriOf(body));
    expect((await early.json()) as Json).toMatchObject({ errorCode: 'MSG-368' });
    settleFaxes(client);
    expect((await fetchContent(client, uriOf(body))).status).toBe(200);
    await client.call('DELETE', `${own}/message-store/${String(body.id)}?purge=true`);
    expect((await fetchContent(client, uriOf(body))).status).toBe(404);
  });

  it('goes on from a part only while its bytes are the same', async () => {
    const client = createClient();
    const uri = uriOf(await messageOf(client, receive(client, 3).id));
    const whole = await fetchContent(client, uri);
    const tag = whole.headers.get('etag') ?? '';
    const bytes = Buffer.from(await whole.arrayBuffer());
    const rest = { range: 'bytes=5-', 'if-range': tag };
    expect((await fetchContent(client, uri, rest)).status).toBe(206);
    client.simulator.faults.on('content-changed');
    const other = await fetchContent(client, uri, rest);
    expect([other.status, other.headers.get('etag') === tag]).toEqual([200, false]);
    expect(Buffer.from(await other.arrayBuffer()).equals(bytes)).toBe(false);
  });

  it('may be longer than the record says, of a type that it is not, or cut', async () => {
    const client = createClient();
    const { faults, world } = client.simulator;
    const extensionId = person(client);
    const document = Buffer.from('<html></html>');
    const { id } = world.faxes.receive({ extensionId, from: clinic, document, contentType: 'image/png' });
    const message = await messageOf(client, id);
    expect(message.attachments).toMatchObject([{ contentType: 'image/png', size: document.length }]);
    faults.on('content-longer', { bytes: 7, count: 1 });
    expect((await (await fetchContent(client, uriOf(message))).arrayBuffer()).byteLength).toBe(
      document.length + 7,
    );
    faults.on('reset-in-response', { path: '/content/' });
    await expect(
      fetchContent(client, uriOf(message)).then((answer) => answer.arrayBuffer()),
    ).rejects.toThrow();
  });

  it('is named as asked', async () => {
    const client = createClient();
    const uri = uriOf(await messageOf(client, receive(client).id));
    const named = await fetchContent(
      client,
      `${uri}?contentDisposition=Attachment&contentDispositionFilename=a.pdf`,
    );
    expect(named.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
    const wrong = await fetchContent(client, `${uri}?contentDisposition=Somehow`);
    expect(wrong.status).toBe(400);
  });
});
