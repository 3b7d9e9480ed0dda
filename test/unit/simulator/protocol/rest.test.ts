import { describe, expect, it } from 'vitest';
import { createClient, firstCode } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const own = `${account}/extension/~`;

describe('account and extension', () => {
  it('tell ids in the types the platform uses and addresses with real ids', async () => {
    const { call, simulator } = createClient();
    const info = (await call('GET', account)).body;
    expect(info).toMatchObject({ id: simulator.world.account.id, mainNumber: '+16505550100' });
    const extension = (await call('GET', own)).body;
    expect(extension).toMatchObject({
      id: 62_100_458_005,
      uri: `${simulator.url}/restapi/v1.0/account/${simulator.world.account.id}/extension/62100458005`,
      account: { id: String(simulator.world.account.id) },
      extensionNumber: '101',
    });
  });

  it('tell less about a colleague', async () => {
    const { call, simulator } = createClient();
    const { id } = simulator.people[1]!;
    const colleague = await call('GET', `${account}/extension/${id}`);
    expect(colleague.body).toMatchObject({ id, name: 'Ben Ortiz' });
    expect(colleague.body).not.toHaveProperty('serviceFeatures');
    const numbers = await call('GET', `${account}/extension/${id}/phone-number`);
    expect(numbers.body.records).toHaveLength(1);
    expect((numbers.body.records as object[])[0]).not.toHaveProperty('features');
    const devices = await call('GET', `${account}/extension/${id}/device`);
    expect([devices.status, firstCode(devices)]).toEqual([403, 'CMN-419']);
  });

  it('list devices as strings and hide passing registrations', async () => {
    const { call } = createClient();
    const { records } = (await call('GET', `${own}/device?type=HardPhone`)).body;
    expect(records).toMatchObject([
      { type: 'HardPhone', status: 'Online', extension: { id: 62_100_458_005 } },
    ]);
    expect(typeof (records as { id: unknown }[])[0]!.id).toBe('string');
  });
});

describe('paths', () => {
  it.each([
    ['GET', `${own}/nothing`, 404, 'CMN-120'],
    ['GET', '/elsewhere', 404, 'CMN-120'],
    ['PATCH', account, 405, 'CMN-120'],
    ['GET', '/restapi/v1.0/account/1', 404, 'CMN-102'],
    ['GET', `${account}/extension/1`, 404, 'CMN-102'],
    ['GET', `${account}/extension/1/call-log`, 404, 'CMN-102'],
    ['GET', `${account}/telephony/sessions/s-nobody`, 404, 'CMN-102'],
    ['GET', '/restapi/v1.0/subscription/unknown', 404, 'CMN-102'],
  ])('%s %s is answered %i %s', async (method, path, status, code) => {
    const answer = await createClient().call(method, path);
    expect([answer.status, firstCode(answer)]).toEqual([status, code]);
  });

  it('need no token for the version probe, and every answer carries a request id and the simulator’s mark', async () => {
    const { simulator } = createClient();
    for (const path of ['/restapi', '/restapi/v1.0', '/.well-known/openid-configuration', '/nothing']) {
      const response = await simulator.fetch(`${simulator.url}${path}`);
      expect(response.status).toBe(path === '/nothing' ? 401 : 200);
      expect(response.headers.get('rcrequestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.headers.get('x-simulator')).toBe('1');
    }
  });

  it('may carry the real method in a header', async () => {
    const { call } = createClient();
    const headers = { 'x-http-method-override': 'PUT' };
    const answer = await call('POST', `${own}/presence`, { headers, body: { userStatus: 'Busy' } });
    expect(answer.body.userStatus).toBe('Busy');
  });

  it('name the permission the app lacks', async () => {
    const { call, simulator } = createClient();
    simulator.permissions.delete('ReadCallLog');
    const answer = await call('GET', `${own}/call-log`);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      errorCode: 'InsufficientPermissions',
      permissionName: 'ReadCallLog',
    });
    expect(firstCode(answer)).toBe('CMN-401');
  });
});

describe('presence', () => {
  it('carries calls and their SIP part only when asked for', async () => {
    const { call, clock, simulator } = createClient();
    simulator.world.telephony.ring({ from: '+14155550177', to: simulator.people[0]!.id });
    clock.advance(2_000);
    const calls = async (query: string) =>
      (await call('GET', `${own}/presence${query}`)).body.activeCalls as object[];
    expect(await calls('')).toBeUndefined();
    const [plain] = await calls('?detailedTelephonyState=true');
    expect(plain).toMatchObject({ from: '+14155550177', telephonyStatus: 'Ringing' });
    expect(plain).not.toHaveProperty('sipData');
    const [full] = await calls('?detailedTelephonyState=true&sipData=true');
    expect(full).toHaveProperty('sipData');
  });

  it('is changed by the fields that are sent, and read back whole', async () => {
    const { call } = createClient();
    const changed = await call('PUT', `${own}/presence`, { body: { dndStatus: 'DoNotAcceptAnyCalls' } });
    expect(changed).toMatchObject({ status: 200, body: { dndStatus: 'DoNotAcceptAnyCalls' } });
    expect((await call('GET', `${own}/presence`)).body).toMatchObject({
      dndStatus: 'DoNotAcceptAnyCalls',
      userStatus: 'Available',
    });
  });

  it.each([
    [{ dndStatus: 'Never' }, 400, 'CMN-101'],
    [{ message: 'x'.repeat(76) }, 400, 'CMN-101'],
    [{ ringOnMonitoredCall: 'yes' }, 400, 'CMN-101'],
    [['not', 'an', 'object'], 400, 'CMN-103'],
  ])('refuses %j', async (body, status, code) => {
    const answer = await createClient().call('PUT', `${own}/presence`, { body });
    expect([answer.status, firstCode(answer)]).toEqual([status, code]);
  });

  it('of a colleague may be read but not written', async () => {
    const { call, simulator } = createClient();
    const path = `${account}/extension/${simulator.people[1]!.id}/presence`;
    expect((await call('GET', path)).status).toBe(200);
    const answer = await call('PUT', path, { body: { userStatus: 'Busy' } });
    expect([answer.status, firstCode(answer)]).toEqual([403, 'CMN-404']);
  });

  it('cannot be written without JSON', async () => {
    const { simulator, call } = createClient();
    const token = simulator.sign.tokens().access_token;
    const send = async (type: string, body: string) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      return (await simulator.fetch(`${simulator.url}${own}/presence`, { method: 'PUT', headers, body }))
        .status;
    };
    expect(await send('text/plain', '{}')).toBe(415);
    expect(await send('application/json', '{"userStatus":')).toBe(400);
    expect((await call('GET', `${own}/presence`)).body.userStatus).toBe('Available');
  });
});

describe('calls', () => {
  /** Three calls, the last one missed, and time enough for the call log. */
  function dayOfCalls() {
    const client = createClient();
    const { telephony } = client.simulator.world;
    const to = client.simulator.people[0]!.id;
    for (const from of ['+14155550101', '+14155550102', '+14155550103']) {
      const call = telephony.ring({ from, to });
      client.clock.advance(5_000);
      if (from !== '+14155550103') telephony.answer(call, { extensionId: to });
      client.clock.advance(5_000);
      telephony.hangUp(call);
      client.clock.advance(60_000);
    }
    return client;
  }

  it('are listed in pages that link to each other', async () => {
    const { call } = dayOfCalls();
    const first = await call('GET', `${own}/call-log?perPage=2&view=Detailed`);
    expect(first.body.paging).toEqual({
      ...{ page: 1, perPage: 2, pageStart: 0, pageEnd: 1, totalPages: 2, totalElements: 3 },
    });
    const next = (first.body.navigation as { nextPage: { uri: string } }).nextPage.uri;
    const { pathname, search } = new URL(next);
    const second = await call('GET', `${pathname}${search}`);
    expect(second.body.records).toHaveLength(1);
    expect(second.body.navigation).not.toHaveProperty('nextPage');
    expect((second.body.records as { legs: object[] }[])[0]!.legs.length).toBeGreaterThan(0);
    const past = await call('GET', `${own}/call-log?page=9`);
    expect([past.status, past.body.records]).toEqual([200, []]);
  });

  it('can be filtered and take any page size up to the largest', async () => {
    const { call } = dayOfCalls();
    const results = async (query: string) =>
      ((await call('GET', `${own}/call-log?${query}`)).body.records as { result: string }[]).map(
        ({ result }) => result,
      );
    expect(await results('perPage=max')).toEqual(['Missed', 'Accepted', 'Accepted']);
    expect(await results('perPage=5000&phoneNumber=14155550102')).toEqual(['Accepted']);
    expect(await results('direction=Outbound')).toEqual([]);
    expect(await results('type=Fax')).toEqual([]);
    expect(await results('dateTo=2026-09-14T09:00:30Z')).toEqual(['Accepted']);
  });

  it.each(['view=Long', 'dateFrom=yesterday', 'direction=Up', 'perPage=0', 'page=x'])(
    'refuse ?%s',
    async (query) => {
      const answer = await createClient().call('GET', `${own}/call-log?${query}`);
      expect([answer.status, firstCode(answer)]).toEqual([400, 'CMN-101']);
    },
  );

  it('stay among the active ones for two minutes after their end', async () => {
    const { call, clock, simulator } = createClient();
    const id = simulator.world.telephony.ring({ from: '+14155550177', to: simulator.people[0]!.id });
    clock.advance(3_000);
    simulator.world.telephony.answer(id, { extensionId: simulator.people[0]!.id });
    const count = async () =>
      ((await call('GET', `${own}/active-calls?view=Detailed`)).body.records as object[]).length;
    expect(await count()).toBe(1);
    expect((await call('GET', `${account}/telephony/sessions/${id}`)).body).toMatchObject({ id });
    simulator.world.telephony.hangUp(id);
    clock.advance(60_000);
    expect(await count()).toBe(1);
    clock.advance(70_000);
    expect(await count()).toBe(0);
  });
});
