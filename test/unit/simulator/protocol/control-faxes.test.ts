import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openControlPort, type ControlPort } from '../../../../src/simulator/control/control-port.ts';
import { createClient, type Client, type Json } from './a-client.ts';
import { clinic, messageOf, own, pdfOf, sendFax, settleFaxes } from './a-fax.ts';

let client: Client;
let port: ControlPort;
afterEach(() => port.close());

async function open(worldOptions = {}) {
  client = createClient({ worldOptions });
  port = await openControlPort({ simulator: client.simulator });
}

async function ask(method: string, path: string, body?: Json): Promise<Json> {
  const headers = { authorization: `Bearer ${port.token}`, 'content-type': 'application/json' };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await (await fetch(`${port.url}${path}`, { method, headers, ...init })).json()) as Json;
}

describe('faxes by the control port', () => {
  it('come in as asked: drawn pages, a scan, a document', async () => {
    await open();
    const pdf = Buffer.from(await pdfOf(3).arrayBuffer());
    await ask('POST', '/faxes/receive', {});
    const scan = await ask('POST', '/faxes/receive', {
      from: '+12125550100',
      pages: 4,
      kind: 'tiff',
      extension: '101',
    });
    const document = await ask('POST', '/faxes/receive', { document: pdf.toString('base64') });
    expect(await messageOf(client, scan.fax)).toMatchObject({
      ...{ faxPageCount: 4, from: { phoneNumber: '+12125550100' } },
      attachments: [{ contentType: 'image/tiff' }],
    });
    expect(await messageOf(client, document.fax)).toMatchObject({ faxPageCount: 3 });
    const { records } = (await client.call('GET', `${own}/message-store`)).body as { records: Json[] };
    expect(records.map(({ faxPageCount }) => faxPageCount)).toEqual([3, 4, 2]);
    expect(await ask('POST', '/faxes/receive', { pages: 0.5 })).toHaveProperty('error');
  });

  it('go as planned, wait for a hand, and show what arrived', async () => {
    await open();
    await ask('POST', '/faxes/plan', { outcome: 'NoFaxMachine', times: 1 });
    await ask('POST', '/faxes/plan', { outcome: 'by-hand', to: '+12125550100' });
    const file = pdfOf(2);
    const failed = (await sendFax(client, { files: [file] })).body;
    const waiting = (await sendFax(client, { fields: { to: [{ phoneNumber: '+12125550100' }] } })).body;
    settleFaxes(client);
    expect(await messageOf(client, failed.id)).toMatchObject({ to: [{ faxErrorCode: 'NoFaxMachine' }] });
    expect(await messageOf(client, waiting.id)).toMatchObject({ messageStatus: 'Queued' });
    expect(await ask('POST', '/faxes/settle', { outcome: 'CallDeclined' })).toMatchObject({ id: waiting.id });
    expect(await messageOf(client, waiting.id)).toMatchObject({ to: [{ faxErrorCode: 'CallDeclined' }] });
    expect(await ask('POST', '/faxes/settle', {})).toHaveProperty('error');

    const bytes = Buffer.from(await file.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { faxes } = (await ask('GET', '/faxes')) as { faxes: { files: Json[] }[] };
    expect(faxes[0]!.files).toEqual([
      { name: 'order.pdf', contentType: 'application/pdf', size: bytes.length, sha256 },
    ]);
    const state = (await ask('GET', '/state')) as { faxes: Json[]; mediaUrl: string };
    expect([state.faxes, state.mediaUrl]).toEqual([faxes, client.simulator.mediaUrl]);
    const got = await ask('POST', '/faxes/file', { fax: failed.id });
    expect(Buffer.from(String(got.base64), 'base64').equals(bytes)).toBe(true);
  });

  it('have other settings and take another time', async () => {
    await open();
    await ask('POST', '/faxes/settings', { coverIndex: 6, resolution: 'Low' });
    await ask('POST', '/faxes/times', { render: 0, queue: 0, page: [10, 10], shown: 0 });
    const { body } = await sendFax(client, { files: [pdfOf(1)] });
    expect(body).toMatchObject({ coverIndex: 6, faxResolution: 'Low' });
    client.clock.advance(19_999);
    expect(await messageOf(client, body.id)).toMatchObject({ messageStatus: 'Queued', faxPageCount: 2 });
    client.clock.advance(1);
    expect(await messageOf(client, body.id)).toMatchObject({ messageStatus: 'Sent' });
    expect(await ask('POST', '/faxes/times', { page: [9, 1] })).toHaveProperty('error');
  });

  it('change and go as another app would have it', async () => {
    await open();
    const { fax } = await ask('POST', '/faxes/receive', { from: clinic });
    expect(await ask('POST', '/messages/change', { message: fax, readStatus: 'Read' })).toMatchObject({
      readStatus: 'Read',
    });
    await ask('POST', '/messages/text', { text: 'No fax' });
    await ask('POST', '/messages/change', { message: fax, availability: 'Purged' });
    const { messages } = (await ask('GET', '/messages')) as { messages: Json[] };
    expect(messages).toMatchObject([{ availability: 'Purged' }, { type: 'SMS', subject: 'No fax' }]);
    expect(await ask('POST', '/messages/change', { message: 1 })).toHaveProperty('error');
  });

  it('meet a bad line', async () => {
    await open();
    const { on } = (await ask('POST', '/faults/mix', { rate: 2 })) as {
      on: { name: string; settings: Json }[];
    };
    expect(on.find(({ name }) => name === 'reset-after-request')?.settings).toMatchObject({
      probability: 0.06,
      path: '/fax',
    });
  });
});

it('the demo has one of each kind for everybody who signs in', async () => {
  await open({ demoFaxes: true });
  const dateFrom = new Date(0).toISOString();
  for (const { id } of client.simulator.people) {
    client.signIn(id);
    const { records } = (
      await client.call('GET', `${own}/message-store?messageType=Fax&dateFrom=${dateFrom}`)
    ).body as { records: Json[] };
    expect(
      records.map((one) => [one.direction, one.messageStatus, one.readStatus, one.faxPageCount]),
    ).toEqual([
      ['Inbound', 'Received', 'Unread', 1],
      ['Outbound', 'SendingFailed', 'Read', 1],
      ['Outbound', 'SendingFailed', 'Read', 1],
      ['Inbound', 'Received', 'Read', 5],
      ['Outbound', 'Sent', 'Read', 3],
      ['Inbound', 'Received', 'Read', 12],
    ]);
    const [, partly] = records;
    expect((partly!.to as Json[]).map(({ messageStatus }) => messageStatus)).toEqual([
      'Sent',
      'SendingFailed',
      'Sent',
    ]);
    const again = await client.call('POST', `${own}/fax`, {
      body: { originalMessageId: String(partly!.id) },
    });
    expect(again.body.to).toMatchObject([{ phoneNumber: '+17575550161' }]);
  }
});
