import { describe, expect, it } from 'vitest';
import { createClient, firstCode, ownPresence, type Answer, type Frame, type Json } from './a-client.ts';

const own = '/restapi/v1.0/account/~/extension/~';
const ownReal = '/restapi/v1.0/account/62100456005/extension/62100458005';
const codeIn = (frame: Frame) => firstCode({ body: frame.body } as Answer);

describe('a socket token', () => {
  it('opens one connection, once', async () => {
    const { call, clock, simulator } = createClient();
    const { body } = await call('POST', '/restapi/oauth/wstoken');
    expect(body).toMatchObject({ uri: simulator.wsUrl, expires_in: 30 });
    const url = `${String(body.uri)}?access_token=${String(body.ws_access_token)}`;
    const outcome: string[] = [];
    for (const name of ['first', 'second']) {
      const socket = simulator.openSocket(url);
      socket.on('open', () => outcome.push(`${name} open`));
      socket.on('error', (error: Error) => outcome.push(`${name} ${error.message}`));
      clock.advance(1);
    }
    expect(outcome).toEqual(['first open', 'second Unexpected server response: 401']);
  });

  it('is good for thirty seconds', async () => {
    const { call, clock, simulator } = createClient();
    const { body } = await call('POST', '/restapi/oauth/wstoken');
    clock.advance(30_000);
    const socket = simulator.openSocket(`${String(body.uri)}?access_token=${String(body.ws_access_token)}`);
    const errors: string[] = [];
    socket.on('error', (error: Error) => errors.push(error.message));
    clock.advance(1);
    expect(errors).toEqual(['Unexpected server response: 401']);
  });
});

describe('a connection', () => {
  it('begins with its details', async () => {
    const { frames } = await createClient().connect();
    expect(frames).toHaveLength(1);
    expect(frames[0]!.meta).toMatchObject({ type: 'ConnectionDetails', status: 200, wsc: { sequence: 1 } });
    expect(frames[0]!.body).toMatchObject({
      ...{ maxConnectionsPerSession: 50, recoveryBufferSize: 100, recoveryTimeout: 180 },
      ...{ idleTimeout: 1800, absoluteTimeout: 86_400, maxActiveRequests: 10 },
    });
    expect(frames[0]!.body).not.toHaveProperty('recoveryState');
  });

  it('answers any REST call, but no OAuth call', async () => {
    const { request, lastWsc } = await createClient().connect();
    const before = lastWsc();
    const info = await request('GET', own);
    expect(info.meta).toMatchObject({ type: 'ClientRequest', status: 200 });
    expect(info.body).toMatchObject({ extensionNumber: '101' });
    expect(lastWsc()).not.toBe(before);
    const query = await request('GET', `${own}/presence?detailedTelephonyState=true`);
    expect(query.body).toHaveProperty('activeCalls');
    const wrong = await request('GET', `${own}/nothing`);
    expect([wrong.meta.status, codeIn(wrong)]).toEqual([404, 'CMN-120']);
    const oauth = await request('POST', '/restapi/oauth/wstoken');
    expect(oauth.meta.status).toBe(404);
  });

  it('echoes heartbeats', async () => {
    const { clock, connect } = createClient();
    const { socket, frames } = await connect();
    socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
    await clock.advanceAndSettle(1);
    expect(frames.at(-1)).toEqual({ meta: { type: 'Heartbeat', messageId: 'beat' }, body: {} });
  });

  it.each(['no json', '{}', '[]', '[1]', '[{"type":"ClientRequest"}]', '[{"type":"Noise","messageId":"1"}]'])(
    'answers the frame %s with an error and lives on',
    async (text) => {
      const { clock, connect } = createClient();
      const { socket, frames, request } = await connect();
      socket.send(text);
      await clock.advanceAndSettle(1);
      expect(frames.at(-1)).toMatchObject({ meta: { type: 'Error' }, body: { errorCode: 'WSG-400' } });
      expect((await request('GET', own)).meta.status).toBe(200);
    },
  );

  it('is pinged, and cut when nobody answers the ping within ten seconds', async () => {
    const { clock, connect } = createClient();
    const lively = await connect();
    const deaf = await connect();
    let pings = 0;
    lively.socket.on('ping', () => (pings += 1));
    deaf.socket.pong = () => undefined;
    await clock.advanceAndSettle(41_000);
    expect(pings).toBe(1);
    expect(lively.closed).toEqual([]);
    expect(deaf.closed).toEqual([{ code: 1006, reason: '' }]);
  });

  it('ends after half an hour without a frame, pings not counted', async () => {
    const { clock, connect } = createClient();
    const idle = await connect();
    const busy = await connect();
    for (let minute = 0; minute < 31; minute++) {
      busy.socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
      await clock.advanceAndSettle(60_000);
    }
    expect(idle.frames.at(-1)).toMatchObject({ meta: { type: 'Error' }, body: { errorCode: 'WSG-902' } });
    expect(idle.closed).toHaveLength(1);
    expect(busy.closed).toEqual([]);
  });

  it('ends after a day in any case', async () => {
    const { clock, connect } = createClient({ gateway: { absoluteTimeout: 600 } });
    const { frames, closed } = await connect();
    await clock.advanceAndSettle(601_000);
    expect(frames.at(-1)?.body).toMatchObject({ errorCode: 'WSG-903' });
    expect(closed).toHaveLength(1);
  });

  it('is refused beyond the number a sign-in may have', async () => {
    const { connect } = createClient({ gateway: { maxConnectionsPerSession: 2 } });
    expect((await connect()).frames).toHaveLength(1);
    const second = await connect();
    expect((await connect()).frames).toHaveLength(0);
    second.socket.close();
    await second.request('GET', own);
    expect((await connect()).frames).toHaveLength(1);
  });
});

describe('a subscription', () => {
  it('tells its filters with real ids and brings what they cover', async () => {
    const { clock, connect, simulator } = createClient();
    const { subscribe, notifications, frames } = await connect();
    const { meta, body } = await subscribe(ownPresence, `${own}/telephony/sessions`, `${own}/message-store`);
    expect(meta.status).toBe(200);
    expect(body).toMatchObject({
      status: 'Active',
      deliveryMode: { transportType: 'WebSocket' },
      disabledFilters: [],
      eventFilters: [
        `${ownReal}/presence?detailedTelephonyState=true&sipData=true`,
        `${ownReal}/telephony/sessions`,
        `${ownReal}/message-store`,
      ],
    });
    simulator.world.telephony.ring({ from: '+14155550177', to: 62_100_458_005 });
    simulator.world.telephony.ring({ from: '+14155550178', to: 62_100_459_005 });
    await clock.advanceAndSettle(2_000);
    const ringing = notifications().find(({ event }) => String(event).includes('/presence'))!;
    expect(ringing).toMatchObject({
      event: `${ownReal}/presence?detailedTelephonyState=true&sipData=true`,
      subscriptionId: body.id,
      ownerId: '62100458005',
      body: { telephonyStatus: 'Ringing', activeCalls: [{ from: '+14155550177', sipData: {} }] },
    });
    expect(notifications().some(({ event }) => event === `${ownReal}/telephony/sessions`)).toBe(true);
    expect(notifications().every(({ event }) => String(event).startsWith(ownReal))).toBe(true);
    const uuids = notifications().map(({ uuid }) => uuid);
    expect(new Set(uuids).size).toBe(uuids.length);
    expect(frames.at(-1)!.meta).toMatchObject({
      type: 'ServerNotification',
      status: 200,
      messageId: uuids.at(-1),
    });
  });

  it('leaves out of presence what the filter did not ask for', async () => {
    const { clock, connect, simulator } = createClient();
    const { subscribe, notifications } = await connect();
    await subscribe(`${own}/presence`, `${own}/presence?detailedTelephonyState=true`);
    simulator.world.telephony.ring({ from: '+14155550177', to: 62_100_458_005 });
    await clock.advanceAndSettle(2_000);
    const [plain, detailed] = notifications().map(({ body }) => body as Json);
    expect(plain).toMatchObject({ telephonyStatus: 'Ringing' });
    expect(plain).not.toHaveProperty('activeCalls');
    expect((detailed!.activeCalls as object[])[0]).not.toHaveProperty('sipData');
  });

  it('covers colleagues, the whole account and narrowed telephony sessions', async () => {
    const { clock, connect, simulator } = createClient();
    const { subscribe, notifications } = await connect();
    const colleague = '/restapi/v1.0/account/~/extension/62100459005/presence';
    await subscribe(
      colleague,
      '/restapi/v1.0/account/~/presence',
      `${own}/telephony/sessions?direction=Outbound`,
    );
    simulator.world.telephony.ring({ from: '+14155550177', to: 62_100_459_005 });
    simulator.world.telephony.ring({ from: '+14155550178', to: 62_100_458_005 });
    await clock.advanceAndSettle(2_000);
    const events = new Set(notifications().map(({ event }) => event));
    expect([...events].sort()).toEqual([
      '/restapi/v1.0/account/62100456005/extension/62100459005/presence',
      '/restapi/v1.0/account/62100456005/presence',
    ]);
  });

  it('names the filters that the app may not use and works with the rest', async () => {
    const { connect, simulator } = createClient();
    simulator.permissions.delete('CallControl');
    const { subscribe } = await connect();
    const filters = [ownPresence, `${own}/telephony/sessions`, '/restapi/v1.0/account/1/presence'];
    const { meta, body } = await subscribe(
      ...filters,
      '/restapi/v1.0/account/~/extension/62100459005/message-store',
    );
    expect(meta.status).toBe(200);
    expect(body.eventFilters).toHaveLength(1);
    expect((body.disabledFilters as { reason: string }[]).map(({ reason }) => reason)).toEqual([
      'CMN-401',
      'SUB-406',
      'SUB-405',
    ]);
    const none = await subscribe(`${own}/telephony/sessions`);
    expect([none.meta.status, codeIn(none)]).toEqual([403, 'CMN-401']);
  });

  it.each([
    [{ eventFilters: ['/nonsense'], deliveryMode: { transportType: 'WebSocket' } }, 'SUB-508'],
    [{ eventFilters: [], deliveryMode: { transportType: 'WebSocket' } }, 'CMN-101'],
    [{ eventFilters: [ownPresence], deliveryMode: { transportType: 'PubNub' } }, 'CMN-101'],
    [
      {
        eventFilters: [ownPresence],
        deliveryMode: { transportType: 'WebHook', address: 'https://a.example' },
      },
      'CMN-101',
    ],
    [{ eventFilters: [ownPresence] }, 'CMN-101'],
  ])('is refused when asked for by %j', async (body, code) => {
    const { request } = await createClient().connect();
    const frame = await request('POST', '/restapi/v1.0/subscription', body);
    expect([frame.meta.status, codeIn(frame)]).toEqual([400, code]);
  });

  it('cannot be made by plain HTTP, nor without the permission for sockets', async () => {
    const { call, connect, simulator } = createClient();
    const body = { eventFilters: [ownPresence], deliveryMode: { transportType: 'WebSocket' } };
    expect(firstCode(await call('POST', '/restapi/v1.0/subscription', { body }))).toBe('CMN-101');
    const { subscribe } = await connect();
    simulator.permissions.delete('WebSocketsSubscription');
    const refused = await subscribe(ownPresence);
    expect([refused.meta.status, codeIn(refused)]).toEqual([403, 'SUB-528']);
    expect((await call('POST', '/restapi/oauth/wstoken')).status).toBe(403);
  });

  it('replaces the one before on the same connection', async () => {
    const { call, connect } = createClient();
    const { subscribe } = await connect();
    const first = await subscribe(ownPresence);
    const second = await subscribe(`${own}/presence`);
    const { records } = (await call('GET', '/restapi/v1.0/subscription')).body;
    expect(records).toMatchObject([{ id: second.body.id }]);
    expect((await call('GET', `/restapi/v1.0/subscription/${String(first.body.id)}`)).status).toBe(404);
  });

  it('can be read, changed, renewed and deleted by HTTP', async () => {
    const { call, clock, connect, simulator } = createClient();
    const { subscribe, notifications } = await connect();
    const path = `/restapi/v1.0/subscription/${String((await subscribe(ownPresence)).body.id)}`;
    const before = (await call('GET', path)).body.expirationTime;
    clock.advance(60_000);
    const changed = await call('PUT', path, { body: { eventFilters: [`${own}/presence/dnd`] } });
    expect(changed.body.eventFilters).toEqual([`${ownReal}/presence/dnd`]);
    expect(String(changed.body.expirationTime) > String(before)).toBe(true);
    expect((await call('POST', `${path}/renew`)).status).toBe(200);
    await call('PUT', `${own}/presence`, { body: { dndStatus: 'DoNotAcceptAnyCalls' } });
    await clock.advanceAndSettle(1_000);
    expect(notifications().map(({ body }) => (body as Json).dndStatus)).toEqual(['DoNotAcceptAnyCalls']);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    simulator.world.changePresence(62_100_458_005, { dndStatus: 'TakeAllCalls' });
    await clock.advanceAndSettle(1_000);
    expect(notifications()).toHaveLength(1);
  });

  it('is one of thirty at most', async () => {
    const { connect } = createClient({ gateway: { maxSubscriptions: 2 } });
    for (const expected of [200, 200, 403]) {
      const connected = await connect();
      const frame = await connected.subscribe(ownPresence);
      expect(frame.meta.status).toBe(expected);
      if (expected === 403) expect(codeIn(frame)).toBe('SUB-505');
      else expect((await connected.subscribe(ownPresence)).meta.status).toBe(200);
    }
  });
});
