import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { oauthOperations } from './oauth-operations.ts';
import { common, send, type Ask, type Operation, type Sending } from './sending.ts';
import { subscriptionOperations } from './subscription-operations.ts';

const account = '/restapi/v1.0/account';
const own = `${account}/~/extension/~`;
const A = `${account}/{accountId}`;
const E = `${A}/extension/{extensionId}`;
const ava = 62_100_458_005;

/** A day with an answered, a missed and a live call, so that lists have something in them. */
async function someCalls({ simulator, clock }: Client) {
  const { telephony } = simulator.world;
  for (const answered of [true, false]) {
    const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: ava });
    await clock.advanceAndSettle(4_000);
    if (answered) telephony.answer(call, { extensionId: ava });
    await clock.advanceAndSettle(4_000);
    telephony.hangUp(call);
    await clock.advanceAndSettle(40_000);
  }
  const live = telephony.ring({ from: '+14155550178', to: ava });
  await clock.advanceAndSettle(2_000);
  telephony.answer(live, { extensionId: ava });
  await clock.advanceAndSettle(2_000);
  return live;
}

async function recordIds(client: Client): Promise<readonly string[]> {
  await someCalls(client);
  const { body } = await send(client, 'GET', `${own}/call-log`);
  return (JSON.parse(body) as { records: { id: string }[] }).records.map(({ id }) => id);
}

const wrongAccount =
  (method: string, rest = '', sending: Sending = {}): Ask =>
  (client) =>
    send(client, method, `${account}/1${rest}`, sending);

function reading(name: string, path: string, permission: string, more: Record<number, Ask> = {}): Operation {
  const rest = path.slice(`${account}/~`.length);
  return {
    name: `GET ${name}`,
    statuses: {
      200: async (client) => {
        await someCalls(client);
        return send(client, 'GET', path);
      },
      404: wrongAccount('GET', rest),
      ...common('GET', path, permission),
      ...more,
    },
  };
}

const otherExtension =
  (rest: string): Ask =>
  (client) =>
    send(client, 'GET', `${account}/~/extension/62100459005${rest}`);

export const operations: readonly Operation[] = [
  { name: 'GET /restapi', statuses: { 200: (client) => send(client, 'GET', '/restapi') } },
  { name: 'GET /restapi/{apiVersion}', statuses: { 200: (client) => send(client, 'GET', '/restapi/v1.0') } },
  ...oauthOperations,
  reading(A, `${account}/~`, 'ReadAccounts'),
  reading(E, own, 'ReadAccounts', {
    207: (client) => send(client, 'GET', `${account}/~/extension/~,62100459005,1`),
  }),
  reading(`${E}/phone-number`, `${own}/phone-number`, 'ReadAccounts', {
    400: (client) => send(client, 'GET', `${own}/phone-number?page=0`),
  }),
  reading(`${E}/device`, `${own}/device`, 'ReadAccounts', { 403: otherExtension('/device') }),
  reading(`${E}/presence`, `${own}/presence?detailedTelephonyState=true&sipData=true`, 'ReadPresence', {
    207: (client) =>
      send(client, 'GET', `${account}/~/extension/~,62100459005,1/presence?detailedTelephonyState=true`),
  }),
  {
    name: `PUT ${E}/presence`,
    statuses: {
      ...common('PUT', `${own}/presence`, 'EditPresence', { json: { userStatus: 'Busy' } }),
      200: (client) => send(client, 'PUT', `${own}/presence`, { json: { dndStatus: 'DoNotAcceptAnyCalls' } }),
      400: (client) => send(client, 'PUT', `${own}/presence`, { json: { dndStatus: 'Never' } }),
      404: wrongAccount('PUT', '/extension/~/presence', { json: {} }),
      415: (client) => send(client, 'PUT', `${own}/presence`, { text: '{}' }),
    },
  },
  reading(`${E}/active-calls`, `${own}/active-calls?view=Detailed`, 'ReadCallLog', {
    400: (client) => send(client, 'GET', `${own}/active-calls?view=Long`),
    403: otherExtension('/active-calls'),
  }),
  reading(`${E}/call-log`, `${own}/call-log?view=Detailed`, 'ReadCallLog', {
    400: (client) => send(client, 'GET', `${own}/call-log?dateFrom=yesterday`),
    403: otherExtension('/call-log'),
  }),
  reading(`${E}/call-log/{callRecordId}`, `${own}/call-log/nobody`, 'ReadCallLog', {
    200: async (client) =>
      send(client, 'GET', `${own}/call-log/${(await recordIds(client))[0]}?view=Detailed`),
    207: async (client) =>
      send(client, 'GET', `${own}/call-log/${(await recordIds(client)).join(',')},nobody`),
    400: (client) => send(client, 'GET', `${own}/call-log/${Array.from({ length: 51 }).join('x,')}`),
    403: otherExtension('/call-log/nobody'),
  }),
  reading(`${E}/call-log-sync`, `${own}/call-log-sync?recordCount=250&view=Detailed`, 'ReadCallLog', {
    400: (client) => send(client, 'GET', `${own}/call-log-sync?syncType=ISync&syncToken=old`),
    403: otherExtension('/call-log-sync?recordCount=9'),
  }),
  reading(
    `${A}/telephony/sessions/{telephonySessionId}`,
    `${account}/~/telephony/sessions/s-nobody`,
    'CallControl',
    {
      200: async (client) =>
        send(client, 'GET', `${account}/~/telephony/sessions/${await someCalls(client)}`),
    },
  ),
  ...subscriptionOperations,
];
