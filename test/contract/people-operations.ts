import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { A, account, E, otherExtension, own, reading, wrongAccount } from './reading.ts';
import { common, send, type Ask, type Operation } from './sending.ts';

const contacts = `${own}/address-book/contact`;
const sync = `${own}/address-book-sync`;
const dana = { firstName: 'Dana', lastName: 'Wu', mobilePhone: '+14155550177', email: 'dana@bay.example' };

/** Asks on a contact that has just been written; the rest of its path, and how. */
const onContact =
  (method: string, json?: unknown, more = ''): Ask =>
  async (client) => {
    const { body } = await send(client, 'POST', contacts, { json: dana });
    const path = `${contacts}/${(JSON.parse(body) as { id: number }).id}${more}`;
    return send(client, method, path, json === undefined ? {} : { json });
  };

const nobody = `${contacts}/1`;

/** Some contacts, more than a page of them changed or gone since the answer's token was given. */
async function afterChanges(client: Client, changes: number) {
  const book = client.simulator.world.addressBook(client.simulator.people[0]!.id);
  const first = book.create(dana);
  const { body } = await send(client, 'GET', sync);
  const { syncToken } = (JSON.parse(body) as { syncInfo: { syncToken: string } }).syncInfo;
  for (let made = 1; made < changes; made++) book.create({ firstName: `Person ${made}` });
  book.remove(first.id);
  return send(client, 'GET', `${sync}?syncType=ISync&syncToken=${syncToken}`);
}

const personPath = '/team-messaging/v1/persons';

const favorites = { records: [{ extensionId: '62100459005' }] };

export const peopleOperations: readonly Operation[] = [
  reading(`${A}/directory/entries`, `${account}/~/directory/entries?perPage=1000`, 'ReadAccounts', {
    304: async (client) => {
      const { etag = '' } = await send(client, 'GET', `${account}/~/directory/entries`);
      return send(client, 'GET', `${account}/~/directory/entries`, { ifNoneMatch: etag });
    },
    400: (client) => send(client, 'GET', `${account}/~/directory/entries?page=0`),
  }),
  reading(`${A}/directory/entries/{entryId}`, `${account}/~/directory/entries/62100459005`, 'ReadAccounts', {
    404: (client) => send(client, 'GET', `${account}/~/directory/entries/1`),
  }),
  reading(`${E}/address-book/contact`, `${contacts}?perPage=20`, 'ReadContacts', {
    200: async (client) => {
      client.simulator.world.addressBook(client.simulator.people[0]!.id).create(dana);
      return send(client, 'GET', `${contacts}?sortBy=FirstName&startsWith=d`);
    },
    400: (client) => send(client, 'GET', `${contacts}?sortBy=Age`),
    403: otherExtension('/address-book/contact'),
  }),
  {
    name: `POST ${E}/address-book/contact`,
    statuses: {
      ...common('POST', contacts, 'Contacts', { json: dana }),
      200: (client) => send(client, 'POST', contacts, { json: dana }),
      400: (client) => send(client, 'POST', contacts, { json: { firstName: 7 } }),
      404: wrongAccount('POST', '/extension/~/address-book/contact', { json: dana }),
      415: (client) => send(client, 'POST', contacts, { text: '{}' }),
    },
  },
  {
    name: `GET ${E}/address-book/contact/{contactId}`,
    statuses: {
      ...common('GET', nobody, 'ReadContacts'),
      200: onContact('GET'),
      207: onContact('GET', undefined, ',1'),
      400: (client) => send(client, 'GET', `${contacts}/${Array.from({ length: 31 }).join('1,')}1`),
      404: (client) => send(client, 'GET', nobody),
    },
  },
  ...(['PUT', 'PATCH'] as const).map((method): Operation => ({
    name: `${method} ${E}/address-book/contact/{contactId}`,
    statuses: {
      ...common(method, nobody, 'Contacts', { json: dana }),
      200: onContact(method, { lastName: 'Chen', email: null, homeAddress: { city: 'Fernhill' } }),
      400: onContact(method, { homeAddress: 'Fernhill' }),
      404: (client) => send(client, method, nobody, { json: dana }),
    },
  })),
  {
    name: `DELETE ${E}/address-book/contact/{contactId}`,
    statuses: {
      ...common('DELETE', nobody, 'Contacts'),
      204: onContact('DELETE'),
      404: onContact('DELETE', undefined, ',1'),
    },
  },
  {
    name: `GET ${E}/address-book-sync`,
    statuses: {
      ...common('GET', sync, 'ReadContacts'),
      200: async (client) => {
        await afterChanges(client, 20);
        return afterChanges(client, 300);
      },
      400: (client) => {
        client.simulator.world.changeQuirks({ addressBookOverflowRefused: true });
        return afterChanges(client, 300);
      },
      404: wrongAccount('GET', '/extension/~/address-book-sync'),
    },
  },
  {
    name: `GET ${personPath}/{personId}`,
    statuses: {
      ...common('GET', `${personPath}/62100459005`, 'TeamMessaging'),
      200: (client) => send(client, 'GET', `${personPath}/glip-41200017`),
      207: (client) => send(client, 'GET', `${personPath}/62100459005,62100470005`),
      404: (client) => send(client, 'GET', `${personPath}/62100470005`),
    },
  },
  reading(`${E}/favorite`, `${own}/favorite`, 'ReadContacts', { 403: otherExtension('/favorite') }),
  {
    name: `PUT ${E}/favorite`,
    statuses: {
      ...common('PUT', `${own}/favorite`, 'Contacts', { json: favorites }),
      200: (client) => send(client, 'PUT', `${own}/favorite`, { json: favorites }),
      400: (client) => send(client, 'PUT', `${own}/favorite`, { json: { records: [{ contactId: '1' }] } }),
      404: wrongAccount('PUT', '/extension/~/favorite', { json: favorites }),
    },
  },
];
