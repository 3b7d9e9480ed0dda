import { codeFields, codeIn, type Client } from '../unit/simulator/protocol/a-client.ts';
import { common, send, type Operation } from './sending.ts';

const refresh = (client: Client, form: Record<string, string> = {}) =>
  send(client, 'POST', '/restapi/oauth/token', {
    bare: true,
    form: {
      grant_type: 'refresh_token',
      client_id: 'ringside-demo',
      refresh_token: client.simulator.sign.tokens().refresh_token,
      ...form,
    },
  });

export const oauthOperations: readonly Operation[] = [
  {
    name: 'GET /restapi/oauth/authorize',
    statuses: {
      200: (client) =>
        send(client, 'GET', new URL(client.authorizeUrl()).href.slice(client.simulator.url.length)),
      400: (client) =>
        send(
          client,
          'GET',
          client.authorizeUrl({ redirect_uri: 'http://a.example' }).slice(client.simulator.url.length),
        ),
    },
  },
  {
    name: 'POST /restapi/oauth/token',
    statuses: {
      200: async (client) => {
        const code = codeIn(client.simulator.sign.allow(client.authorizeUrl()));
        return send(client, 'POST', '/restapi/oauth/token', { bare: true, form: codeFields(code) });
      },
      400: (client) => refresh(client, { refresh_token: 'sim_refresh_nobody' }),
      401: (client) => refresh(client, { client_id: 'nobody' }),
      415: (client) => send(client, 'POST', '/restapi/oauth/token', { json: {} }),
      429: (client) => {
        client.simulator.rateLimits.configure({ Auth: 0 });
        return refresh(client);
      },
      500: (client) => {
        client.simulator.faults.on('rest-500');
        return refresh(client);
      },
      503: (client) => {
        client.simulator.faults.on('rest-503');
        return refresh(client);
      },
    },
  },
  {
    name: 'POST /restapi/oauth/revoke',
    statuses: {
      200: (client) => {
        const token = client.simulator.sign.tokens().access_token;
        const form = { client_id: 'ringside-demo', token };
        return send(client, 'POST', '/restapi/oauth/revoke', { bare: true, form });
      },
      400: (client) => send(client, 'POST', '/restapi/oauth/revoke', { bare: true, text: 'token=a&token=b' }),
      401: (client) =>
        send(client, 'POST', '/restapi/oauth/revoke', {
          bare: true,
          form: { client_id: 'nobody', token: 'x' },
        }),
    },
  },
  {
    name: 'POST /restapi/oauth/wstoken',
    statuses: {
      200: (client) => send(client, 'POST', '/restapi/oauth/wstoken'),
      ...common('POST', '/restapi/oauth/wstoken', 'WebSocketsSubscription'),
    },
  },
];
