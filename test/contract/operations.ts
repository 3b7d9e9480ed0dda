import { callControlOperations } from './call-control-operations.ts';
import { oauthOperations } from './oauth-operations.ts';
import { A, account, E, otherExtension, own, reading, recordIds, wrongAccount } from './reading.ts';
import { messageOperations } from './message-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { recordingOperations } from './recording-operations.ts';
import { ringOutOperations } from './ring-out-operations.ts';
import { common, send, type Operation } from './sending.ts';
import { subscriptionOperations } from './subscription-operations.ts';

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
  ...callControlOperations,
  ...ringOutOperations,
  ...peopleOperations,
  ...messageOperations,
  ...recordingOperations,
  ...subscriptionOperations,
];
