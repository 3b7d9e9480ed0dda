import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { clinic, formOf } from '../unit/simulator/protocol/a-fax.ts';
import { E, otherExtension, own, reading, wrongAccount } from './reading.ts';
import { common, send, type Ask, type Operation, type Sending } from './sending.ts';

const fax = `${own}/fax`;
const store = `${own}/message-store`;
const sync = `${own}/message-sync`;
const inParts = 'application/vnd.ringcentral.multipart+json';
const upload = () => formOf({ fields: { to: [{ phoneNumber: clinic, name: 'Bay Clinic' }], coverIndex: 7 } });

/** A sent, a failed, a received and a deleted fax, and a text. */
async function someMessages(client: Client): Promise<readonly number[]> {
  const { clock, simulator } = client;
  const { messages, faxes } = simulator.world;
  const extensionId = simulator.people[0]!.id;
  await send(client, 'POST', fax, { upload });
  faxes.plan({ outcome: 'LineBusy' }, { times: 1 });
  await send(client, 'POST', fax, { upload });
  clock.advance(120_000);
  faxes.receive({ extensionId, from: clinic, fromName: 'Bay Clinic', pages: 2 });
  const { id } = faxes.receive({ extensionId, from: '+12125550100', pages: 3, kind: 'tiff' });
  messages.change(id, { availability: 'Deleted' });
  messages.receiveText({ extensionId, from: { phoneNumber: '+12125550100' }, subject: 'Did you get it?' });
  return messages.since(extensionId, 0).map((message) => message.id);
}

const onMessages =
  (method: string, path: (ids: readonly number[]) => string, sending: Sending = {}): Ask =>
  async (client) =>
    send(client, method, path(await someMessages(client)), sending);

const first = (ids: readonly number[]) => `${store}/${ids[0]}`;
const twoAndNobody = (ids: readonly number[]) => `${store}/${ids[0]},${ids[1]},1`;
const nobody = `${store}/1`;
const read = { readStatus: 'Read' };

const changes = (['PUT', 'PATCH'] as const).map((method): Operation => ({
  name: `${method} ${E}/message-store/{messageId}`,
  statuses: {
    ...common(method, nobody, 'EditMessages', { json: read }),
    200: onMessages(method, first, { json: read }),
    207: onMessages(method, twoAndNobody, {
      json: [{ body: read }, { body: read }, { body: read }],
      accept: inParts,
    }),
    400: onMessages(method, first, { json: { readStatus: 'Half' } }),
    404: (client) => send(client, method, nobody, { json: read }),
  },
}));

/** As the reader's own client asks: with the address the record gives. */
const content: Ask = async (client) => {
  const [id] = await someMessages(client);
  return send(client, 'GET', `${store}/${id}/content/${id}`, { atMedia: true });
};

export const messageOperations: readonly Operation[] = [
  {
    name: `POST ${E}/fax`,
    statuses: {
      ...common('POST', fax, 'Faxes', { upload }),
      200: (client) => send(client, 'POST', fax, { upload }),
      400: (client) => send(client, 'POST', fax, { upload: () => formOf({ files: [] }) }),
      404: wrongAccount('POST', '/extension/~/fax', { upload }),
      406: async (client) => {
        const { body } = await send(client, 'POST', fax, { upload });
        const originalMessageId = String((JSON.parse(body) as { id: number }).id);
        return send(client, 'POST', fax, { json: { originalMessageId } });
      },
      415: (client) =>
        send(client, 'POST', fax, { upload: () => formOf({ files: [new File(['x'], 'x.exe')] }) }),
    },
  },
  {
    name: 'GET /restapi/v1.0/dictionary/fax-cover-page',
    statuses: {
      ...common('GET', '/restapi/v1.0/dictionary/fax-cover-page'),
      200: (client) => send(client, 'GET', '/restapi/v1.0/dictionary/fax-cover-page'),
    },
  },
  reading(`${E}/message-store`, store, 'ReadMessages', {
    200: onMessages('GET', () => `${store}?availability=Alive&availability=Deleted`),
    400: (client) => send(client, 'GET', `${store}?messageType=Letter`),
    403: otherExtension('/message-store'),
  }),
  reading(`${E}/message-store/{messageId}`, nobody, 'ReadMessages', {
    200: onMessages('GET', first),
    207: onMessages('GET', twoAndNobody),
    400: (client) => send(client, 'GET', `${store}/${Array.from({ length: 51 }).join('1,')}1`),
    403: otherExtension('/message-store/1'),
  }),
  ...changes,
  {
    name: `DELETE ${E}/message-store/{messageId}`,
    statuses: {
      ...common('DELETE', nobody, 'EditMessages'),
      204: onMessages('DELETE', (ids) => `${store}/${ids[0]},${ids[1]}`),
      404: (client) => send(client, 'DELETE', nobody),
    },
  },
  {
    name: `DELETE ${E}/message-store`,
    statuses: {
      ...common('DELETE', store, 'EditMessages'),
      204: onMessages('DELETE', () => `${store}?type=SMS`),
      400: (client) => send(client, 'DELETE', `${store}?conversationId=1&type=SMS`),
    },
  },
  reading(`${E}/message-sync`, `${sync}?syncType=FSync`, 'ReadMessages', {
    200: onMessages('GET', () => `${sync}?syncType=FSync&recordCount=2`),
    400: (client) => send(client, 'GET', `${sync}?syncType=ISync&syncToken=old`),
    403: otherExtension('/message-sync'),
  }),
  {
    name: `GET ${E}/message-store/{messageId}/content/{attachmentId}`,
    statuses: {
      ...common('GET', `${nobody}/content/1`, 'ReadMessages', { atMedia: true }),
      200: content,
      404: (client) => send(client, 'GET', `${nobody}/content/1`, { atMedia: true }),
    },
  },
];
