import { ownPresence, type Client } from '../unit/simulator/protocol/a-client.ts';
import { common, send, type Ask, type Operation, type Raw, type Sending } from './sending.ts';

async function subscribed(client: Client) {
  const connected = await client.connect();
  const { body } = await connected.subscribe(ownPresence);
  return { connected, path: `/restapi/v1.0/subscription/${String(body.id)}` };
}

const subscription = '/restapi/v1.0/subscription';
const filters = { eventFilters: [ownPresence] };
const overSocket = { ...filters, deliveryMode: { transportType: 'WebSocket' } };

/** A frame's answer as if it had come by HTTP. */
async function throughSocket(client: Client, path: string, body: unknown): Promise<Raw> {
  const connected = await client.connect();
  const { meta, body: answer } = await connected.request('POST', path, body);
  const headers = meta.headers as Record<string, string>;
  const contentType = headers['Content-Type'] ?? '';
  return { method: 'POST', path, status: Number(meta.status), contentType, body: JSON.stringify(answer) };
}

const onOne =
  (method: string, rest: string, sending: Sending = {}): Ask =>
  async (client) =>
    send(client, method, `${(await subscribed(client)).path}${rest}`, {
      ...sending,
      token: client.simulator.sign.tokens().access_token,
    });

export const subscriptionOperations: readonly Operation[] = [
  {
    name: `POST ${subscription}`,
    statuses: {
      ...common('POST', subscription, undefined, { json: overSocket }),
      200: (client) => throughSocket(client, subscription, overSocket),
      400: (client) => send(client, 'POST', subscription, { json: overSocket }),
      403: (client) => {
        client.simulator.permissions.delete('ReadPresence');
        return throughSocket(client, subscription, overSocket);
      },
    },
  },
  {
    name: `GET ${subscription}`,
    statuses: {
      ...common('GET', subscription),
      200: async (client) => {
        await subscribed(client);
        return send(client, 'GET', subscription);
      },
    },
  },
  {
    name: `GET ${subscription}/{subscriptionId}`,
    statuses: {
      ...common('GET', `${subscription}/x`),
      200: onOne('GET', ''),
      404: (client) => send(client, 'GET', `${subscription}/x`),
    },
  },
  {
    name: `PUT ${subscription}/{subscriptionId}`,
    statuses: {
      ...common('PUT', `${subscription}/x`, undefined, { json: filters }),
      200: onOne('PUT', '', { json: filters }),
      400: onOne('PUT', '', { json: { eventFilters: ['/nonsense'] } }),
      403: onOne('PUT', '', { json: { eventFilters: ['/restapi/v1.0/account/1/presence'] } }),
      404: (client) => send(client, 'PUT', `${subscription}/x`, { json: filters }),
    },
  },
  {
    name: `DELETE ${subscription}/{subscriptionId}`,
    statuses: {
      ...common('DELETE', `${subscription}/x`),
      204: onOne('DELETE', ''),
      404: (client) => send(client, 'DELETE', `${subscription}/x`),
    },
  },
  {
    name: `POST ${subscription}/{subscriptionId}/renew`,
    statuses: {
      ...common('POST', `${subscription}/x/renew`),
      200: onOne('POST', '/renew'),
      404: (client) => send(client, 'POST', `${subscription}/x/renew`),
    },
  },
];
