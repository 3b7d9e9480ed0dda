import { describe, expect, it } from 'vitest';
import type { SimulatorOptions } from '../../../../src/simulator/options.ts';
import { entryTypes } from '../../../../src/simulator/people-types.ts';
import { createClient, firstCode, type Client, type Json } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const own = `${account}/extension/~`;
const entries = `${account}/directory/entries`;
const contacts = `${own}/address-book/contact`;
const sync = `${own}/address-book-sync`;

const recordsOf = (body: Json) => body.records as Json[];
const infoOf = (body: Json) => body.syncInfo as { syncType: string; syncToken: string };
const having = (worldOptions: SimulatorOptions['worldOptions'] = {}) => {
  const client = createClient({ worldOptions });
  client.simulator.rateLimits.configure(false);
  return client;
};

const bookOf = ({ simulator }: Client) => simulator.world.addressBook(simulator.people[0]!.id);

describe('the company directory', () => {
  it('holds every kind of entry, people with names of their own', async () => {
    const { body } = await having().call('GET', entries);
    expect(new Set(recordsOf(body).map(({ type }) => type))).toEqual(new Set(entryTypes));
    expect(recordsOf(body).find(({ extensionNumber }) => extensionNumber === '102')).toMatchObject({
      ...{ id: '62100459005', type: 'User', status: 'Enabled', firstName: 'Ben', lastName: 'Ortiz' },
      phoneNumbers: [{ phoneNumber: '+16505550102', formattedPhoneNumber: '(650) 555-0102' }],
      account: { companyName: 'Fernhill Furniture', mainNumber: { phoneNumber: '+16505550100' } },
    });
    expect(recordsOf(body).some(({ status }) => status === 'NotActivated')).toBe(true);
  });

  it('comes in pages of a thousand, two thousand at most, or all at once', async () => {
    const { call } = having({ directory: 10_000 });
    const pages = ['', '?perPage=500&page=21', '?perPage=max', '?perPage=5000', '?perPage=all', '?page=12'];
    const sizes = [1_000, 29, 2_000, 2_000, 10_029, 0];
    for (const [place, page] of pages.entries()) {
      const { body } = await call('GET', `${entries}${page}`);
      expect([page, recordsOf(body).length]).toEqual([page, sizes[place]]);
      expect(body.paging).toMatchObject({ totalElements: 10_029 });
    }
  });

  it('reads every page once and meets nobody twice', async () => {
    const { call } = having({ directory: 3_210 });
    const ids = new Set<unknown>();
    for (let page = 1; page <= 4; page++)
      for (const { id } of recordsOf((await call('GET', `${entries}?page=${page}`)).body)) ids.add(id);
    expect(ids.size).toBe(3_239);
  });

  it('is filtered by type, group and site', async () => {
    const { call } = having({ directory: 500 });
    const types = async (query: string) =>
      new Set(recordsOf((await call('GET', `${entries}?${query}`)).body).map(({ type }) => type));
    expect(await types('type=Bot&type=IvrMenu')).toEqual(new Set(['Bot', 'IvrMenu']));
    expect(await types('typeGroup=User')).toEqual(new Set(['User']));
    expect(await types('typeGroup=NonUser')).not.toContain('User');
    const { body } = await call('GET', `${entries}?siteId=51000001`);
    expect(new Set(recordsOf(body).map(({ site }) => (site as Json).name))).toEqual(new Set(['North works']));
  });

  it('is not sent again as long as nobody changes it', async () => {
    const { call, simulator } = having();
    const etag = (await call('GET', entries)).headers.get('etag')!;
    const again = () => call('GET', entries, { headers: { 'if-none-match': `W/${etag}` } });
    expect([(await again()).status, (await again()).body]).toEqual([304, {}]);
    simulator.world.directory.remove('62100459005');
    expect((await again()).status).toBe(200);
  });

  it('tells who listens of everybody who comes, changes and goes', async () => {
    const client = having();
    const connected = await client.connect();
    await connected.subscribe(entries);
    const { directory } = client.simulator.world;
    const cleo = { id: '7', type: 'User', status: 'Enabled', firstName: 'Cleo', lastName: 'Marsh' } as const;
    directory.put(cleo);
    directory.put({ ...cleo, extensionNumber: '111' });
    directory.remove('7');
    await client.clock.advanceAndSettle(10);
    const told = connected.notifications().flatMap(({ body }) => (body as { contacts: Json[] }).contacts);
    expect(told.map(({ eventType, id }) => `${String(eventType)} ${String(id)}`)).toEqual([
      ...['Create 7', 'Update 7', 'Delete 7'],
    ]);
    expect(() => directory.remove('7')).toThrow('no directory entry 7');
  });

  it.each([
    ['?page=0', 400, 'ADG-121'],
    ['?perPage=few', 400, 'ADG-121'],
    ['/1', 404, 'ADG-122'],
  ])('answers %s with %i %s', async (rest, status, code) => {
    const answer = await having().call('GET', `${entries}${rest}`);
    expect([answer.status, firstCode(answer)]).toEqual([status, code]);
  });
});

/** Follows the pages of a full sync. */
async function readAll({ call }: Client, between: (page: number) => void = () => undefined) {
  const read: Json[] = [];
  let pageId: number | undefined = 1;
  let token = '';
  for (let page = 1; pageId !== undefined; page++) {
    const { body } = await call('GET', `${sync}?syncType=FSync&perPage=250&pageId=${pageId}`);
    read.push(...recordsOf(body));
    token = infoOf(body).syncToken;
    pageId = body.nextPageId as number | undefined;
    between(page);
  }
  return { read, token };
}

const news = async ({ call }: Client, token: string) =>
  (await call('GET', `${sync}?syncType=ISync&syncToken=${token}`)).body;

describe('personal contacts', () => {
  it('come by a full sync in pages of 250, each of them once', async () => {
    const client = having({ contacts: 10_000 });
    const { read } = await readAll(client);
    expect(new Set(read.map(({ id }) => id)).size).toBe(10_000);
    expect(read.length).toBe(10_000);
  });

  it('lose nothing that changes while the pages are read', async () => {
    const client = having({ contacts: 600 });
    const book = bookOf(client);
    const everybody = book.at(0).map(({ id }) => id);
    const { read, token } = await readAll(client, (page) => {
      if (page !== 1) return;
      book.remove(everybody[0]!);
      book.replace(everybody[599]!, { firstName: 'Changed' });
      book.create({ firstName: 'New' });
    });
    expect(read.map(({ id }) => id)).toEqual(everybody);
    const { records } = await news(client, token);
    expect(records).toMatchObject([
      { id: everybody[0], availability: 'Deleted' },
      { id: everybody[599], availability: 'Alive', firstName: 'Changed' },
      { availability: 'Alive', firstName: 'New' },
    ]);
  });

  it('tell what has changed since a token, and nothing twice', async () => {
    const client = having({ contacts: 3 });
    const { token } = await readAll(client);
    const [first, second] = bookOf(client).at(0);
    bookOf(client).remove(first!.id, 'Purged');
    await client.call('PATCH', `${contacts}/${second!.id}`, {
      body: { notes: 'Prefers texts', company: null },
    });
    const body = await news(client, token);
    expect(infoOf(body).syncType).toBe('ISync');
    expect(recordsOf(body)[0]).toEqual({
      uri: expect.any(String) as string,
      id: first!.id,
      availability: 'Purged',
    });
    expect(recordsOf(body)[1]).toMatchObject({ notes: 'Prefers texts' });
    expect(recordsOf(body)[1]).not.toHaveProperty('company');
    expect(recordsOf(await news(client, infoOf(body).syncToken))).toEqual([]);
  });

  it.each([
    [false, 200, 'FSync'],
    [true, 400, 'CMN-101'],
  ])('answer too many changes by switch (%s) with %i %s', async (refused, status, expected) => {
    const client = having({ contacts: 400 });
    const { token } = await readAll(client);
    for (const { id } of bookOf(client).at(0)) bookOf(client).replace(id, { firstName: 'Changed' });
    client.simulator.world.changeQuirks({ addressBookOverflowRefused: refused });
    const answer = await client.call('GET', `${sync}?syncType=ISync&syncToken=${token}`);
    expect(answer.status).toBe(status);
    expect(refused ? firstCode(answer) : infoOf(answer.body).syncType).toBe(expected);
    if (!refused) expect(answer.body.nextPageUri).toContain(`pageId=${String(answer.body.nextPageId)}`);
  });

  it.each([
    ['of nobody', () => 'sim_book_nonsense'],
    ['of somebody else', (token: string) => token, 1],
    [
      'of a book that is newer',
      () => `sim_book_${Buffer.from('{"personId":62100458005,"version":9}').toString('base64url')}`,
    ],
  ])('refuse a token %s', async (_whose, change, person = 0) => {
    const client = having({ contacts: 3 });
    const { token } = await readAll(client);
    client.signIn(client.simulator.people[person]!.id);
    const answer = await client.call('GET', `${sync}?syncType=ISync&syncToken=${change(token)}`);
    expect([answer.status, firstCode(answer)]).toEqual([400, 'CMN-101']);
  });

  it.each([
    ['host', 2, 'https://elsewhere.example/'],
    ['itself', 1, '/restapi/'],
    ['endless', 2, '/restapi/'],
  ])('[E21] may name a next page that is wrong: %s', async (code, nextPageId, start) => {
    const client = having({ contacts: 300 });
    client.simulator.faults.on('next-page', { code });
    const { body } = await client.call('GET', sync);
    expect(body.nextPageId).toBe(nextPageId);
    expect((body.nextPageUri as string).startsWith(start)).toBe(true);
    const beyond = (await client.call('GET', `${sync}?pageId=7`)).body;
    expect([recordsOf(beyond), beyond.nextPageId]).toEqual([
      [],
      { host: undefined, itself: 7, endless: 8 }[code],
    ]);
  });

  it('are written, replaced and deleted', async () => {
    const client = having();
    const made = (await client.call('POST', contacts, { body: { firstName: 'Dana', company: 'Bay Clinic' } }))
      .body;
    const path = `${contacts}/${String(made.id)}`;
    expect(typeof made.id).toBe('number');
    const replaced = (await client.call('PUT', path, { body: { lastName: 'Wu' } })).body;
    expect(replaced).not.toHaveProperty('firstName');
    const list = (await client.call('GET', `${contacts}?startsWith=w`)).body;
    expect(recordsOf(list)).toEqual([replaced]);
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect((await client.call('GET', path)).status).toBe(404);
    expect((await client.call('PUT', path, { body: {} })).status).toBe(404);
  });

  it('are found by a number in any form', async () => {
    const { call } = having({ demoContacts: true });
    const found = (await call('GET', `${contacts}?phoneNumber=2065550132`)).body;
    expect(recordsOf(found)).toMatchObject([{ firstName: 'Jonas', mobilePhone: '206.555.0132' }]);
  });

  it('are the same every time, with shared, masked and odd numbers among them', async () => {
    const [one, other] = [having({ contacts: 2_000 }), having({ contacts: 2_000 })];
    const { read } = await readAll(one);
    expect((await readAll(other)).read).toEqual(read);
    const numbers = read.flatMap(({ mobilePhone, businessPhone, companyPhone }) => [
      ...new Set([mobilePhone, businessPhone, companyPhone].filter((one) => one !== undefined)),
    ]);
    expect(new Set(numbers).size).toBeLessThan(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining(['+1650555XXXX', '1-800-FURNISH', 'anonymous']));
    expect(numbers.some((number) => typeof number === 'string' && /^\d{4}$/.test(number))).toBe(true);
  });
});

describe('favorites', () => {
  it('are replaced as a whole, in their order, and who listens is told', async () => {
    const client = having({ demoContacts: true });
    const connected = await client.connect();
    await connected.subscribe(`${own}/favorite`);
    const before = recordsOf((await client.call('GET', `${own}/favorite`)).body);
    expect(before.length).toBeGreaterThan(4);
    const records = [before[3]!, before[0]!];
    const after = recordsOf(
      (
        await client.call('PUT', `${own}/favorite`, {
          body: {
            records: records.map(({ contactId, extensionId }) =>
              contactId === undefined ? { extensionId } : { contactId },
            ),
          },
        })
      ).body,
    );
    expect(after).toEqual([
      { ...before[3], id: 1 },
      { ...before[0], id: 2 },
    ]);
    await client.clock.advanceAndSettle(10);
    expect(connected.notifications()).toMatchObject([{ body: { extensionId: '62100458005' } }]);
  });

  it.each([
    ['nobody', { extensionId: '1' }],
    ['a contact that is not there', { contactId: '1' }],
    ['both at once', { extensionId: '62100459005', contactId: '1' }],
    ['nothing', {}],
    ['a hole', null],
  ])('cannot be %s', async (_what, record) => {
    const { call } = having();
    const answer = await call('PUT', `${own}/favorite`, { body: { records: [record] } });
    expect([answer.status, firstCode(answer)]).toEqual([400, 'CMN-101']);
    expect(recordsOf((await call('GET', `${own}/favorite`)).body)).toEqual([]);
  });
});
