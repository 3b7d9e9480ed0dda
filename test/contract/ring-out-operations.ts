import { account, E, otherExtension, own, reading, wrongAccount } from './reading.ts';
import { common, send, type Ask, type Operation } from './sending.ts';

const path = `${own}/ring-out`;
const request = {
  from: { phoneNumber: '+16505550101' },
  to: { phoneNumber: '+12125550100' },
  callerId: { phoneNumber: '+16505550100' },
  playPrompt: true,
  country: { id: '1' },
};

/** Asks on a RingOut that has just been created. */
const onRingOut =
  (method: string): Ask =>
  async (client) => {
    const created = await send(client, 'POST', path, { json: request });
    return send(client, method, `${path}/${(JSON.parse(created.body) as { id: string }).id}`);
  };

const nobody = `${path}/1`;

export const ringOutOperations: readonly Operation[] = [
  {
    name: `POST ${E}/ring-out`,
    statuses: {
      ...common('POST', path, 'RingOut', { json: request }),
      200: (client) => send(client, 'POST', path, { json: request }),
      400: (client) => send(client, 'POST', path, { json: { ...request, to: { phoneNumber: 'abc' } } }),
      403: async (client) => {
        client.simulator.world.changeQuirks({ withoutRingOut: true });
        return send(client, 'POST', path, { json: request });
      },
      404: wrongAccount('POST', '/extension/~/ring-out', { json: request }),
      415: (client) => send(client, 'POST', path, { text: '{}' }),
    },
  },
  {
    name: `GET ${E}/ring-out/{ringoutId}`,
    statuses: {
      ...common('GET', nobody, 'RingOut'),
      200: onRingOut('GET'),
      404: (client) => send(client, 'GET', nobody),
    },
  },
  {
    name: `DELETE ${E}/ring-out/{ringoutId}`,
    statuses: {
      ...common('DELETE', nobody, 'RingOut'),
      204: onRingOut('DELETE'),
      404: (client) => send(client, 'DELETE', nobody),
    },
  },
  reading(`${E}/forwarding-number`, `${own}/forwarding-number`, 'ReadAccounts', {
    400: (client) => send(client, 'GET', `${own}/forwarding-number?perPage=none`),
    403: otherExtension('/forwarding-number'),
  }),
  reading(`${E}/forwarding-number/{forwardingNumberId}`, `${own}/forwarding-number/1`, 'ReadAccounts', {
    200: (client) => {
      const [first] = client.simulator.world.forwardingNumbers(client.simulator.people[0]!.id);
      return send(client, 'GET', `${own}/forwarding-number/${first!.id}`);
    },
    404: (client) => send(client, 'GET', `${account}/~/extension/~/forwarding-number/1`),
  }),
  reading(`${E}/caller-id`, `${own}/caller-id`, 'ReadAccounts', { 403: otherExtension('/caller-id') }),
];
