import { describe, expect, it } from 'vitest';
import { createClient, firstCode, ownPresence, type Client, type Connected } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const own = `${account}/extension/~`;
const ava = 62_100_458_005;

async function listening() {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(ownPresence);
  return { client, connected, faults: client.simulator.faults };
}

const errorsOf = ({ frames }: Connected) =>
  frames.filter(({ meta }) => meta.type === 'Error').map(({ body }) => body.errorCode);
const statusOf = async ({ call }: Client) => {
  const answer = await call('GET', account);
  return [answer.status, firstCode(answer)];
};
const refresh = ({ form, simulator }: Client, refresh_token = simulator.sign.tokens().refresh_token) =>
  form('/restapi/oauth/token', { grant_type: 'refresh_token', client_id: 'ringside-demo', refresh_token });

const ring = ({ simulator }: Client) => simulator.world.telephony.ring({ from: '+14155550177', to: ava });

describe('the gateway', () => {
  it.each([
    ['has had enough of a silent connection (fault 33)', 'idle-timeout', 'WSG-902'],
    ['ends every connection after a day (fault 32)', 'absolute-timeout', 'WSG-903'],
  ] as const)('%s, once', async (_title, name, code) => {
    const { client, connected, faults } = await listening();
    faults.on(name);
    await client.clock.advanceAndSettle(1);
    expect([errorsOf(connected), connected.closed.length]).toEqual([[code], 1]);
    expect([faults.list(), faults.strikes(name)]).toEqual([[], 1]);
    const again = await client.connect(connected.lastWsc());
    expect(again.frames[0]?.body).toMatchObject({ recoveryState: 'Successful' });
  });

  it('is started anew in mid-ring: its sessions are gone, sign-ins and calls stay', async () => {
    const { client, connected, faults } = await listening();
    const call = ring(client);
    const { body } = await client.call('POST', '/restapi/oauth/wstoken');
    faults.on('gateway-restart');
    await client.clock.advanceAndSettle(1);
    expect(connected.closed).toEqual([{ code: 1006, reason: '' }]);
    expect(client.simulator.listening()).toEqual([]);
    // Even an unused token is forgotten.
    const stale = client.simulator.openSocket(
      `${client.simulator.wsUrl}?access_token=${String(body.ws_access_token)}`,
    );
    const heard: string[] = [];
    stale.on('error', (error: Error) => heard.push(error.message));
    await client.clock.advanceAndSettle(1);
    expect(heard).toEqual(['Unexpected server response: 401']);
    const again = await client.connect(connected.lastWsc());
    expect(again.frames[0]?.body).toMatchObject({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1005' });
    await again.subscribe(ownPresence);
    client.simulator.world.telephony.hangUp(call);
    await client.clock.advanceAndSettle(1);
    expect(again.notifications()).toMatchObject([{ body: { telephonyStatus: 'NoCall' } }]);
  });

  it('refuses a new connection with an Error frame and closes it', async () => {
    const client = createClient();
    client.simulator.faults.on('socket-error-closed', { code: 'WSG-900' });
    const connected = await client.connect();
    await client.clock.advanceAndSettle(1);
    expect([errorsOf(connected), connected.closed]).toEqual([
      ['WSG-900'],
      [{ code: 1008, reason: 'WSG-900' }],
    ]);
  });

  it('forgets a dead line after forty seconds, and its session after the time to recover', async () => {
    const { client, connected, faults } = await listening();
    faults.on('socket-half-open', { count: 1 });
    expect(client.simulator.listening()).toEqual([]);
    await client.clock.advanceAndSettle(60_000);
    expect(client.simulator.dump().connections).toEqual([]);
    expect([connected.closed, client.simulator.figures().sockets.now]).toEqual([[], 1]);
    await client.clock.advanceAndSettle(181_000);
    const again = await client.connect(connected.lastWsc());
    expect(again.frames[0]?.body).toMatchObject({ recoveryErrorCode: 'WSG-1005' });
    expect(client.simulator.figures().sockets).toEqual({ now: 2, most: 2 });
    connected.socket.terminate();
    await client.clock.advanceAndSettle(1);
    expect(client.simulator.figures().sockets).toEqual({ now: 1, most: 2 });
  });
});

describe('a recovery', () => {
  /** How many messages arrived in the same moment as ConnectionDetails. */
  async function together(isBundled: boolean) {
    const { client, connected, faults } = await listening();
    client.simulator.killSockets();
    await client.clock.advanceAndSettle(1);
    ring(client);
    if (isBundled) faults.on('replay-bundled');
    const { body } = await client.call('POST', '/restapi/oauth/wstoken');
    const socket = client.simulator.openSocket(
      `${String(body.uri)}?access_token=${String(body.ws_access_token)}&wsc=${connected.lastWsc()}`,
    );
    let inThisTurn = 0;
    let inTheFirst = 0;
    socket.on('message', () => {
      inThisTurn += 1;
      queueMicrotask(() => {
        inTheFirst ||= inThisTurn;
        inThisTurn = 0;
      });
    });
    await client.clock.advanceAndSettle(1);
    return inTheFirst;
  }

  it('brings what was missed after ConnectionDetails, or in the same write', async () => {
    expect(await together(false)).toBe(1);
    expect(await together(true)).toBe(2);
  });

  it('keeps its order when something happens while it is on its way', async () => {
    const { client, connected } = await listening();
    client.simulator.killSockets();
    await client.clock.advanceAndSettle(1);
    const emit = (sequence: number) =>
      client.simulator.emit({ kind: 'presence', extensionId: ava, body: { sequence }, timestamp: '' });
    emit(1);
    const { body } = await client.call('POST', '/restapi/oauth/wstoken');
    const socket = client.simulator.openSocket(
      `${String(body.uri)}?access_token=${String(body.ws_access_token)}&wsc=${connected.lastWsc()}`,
    );
    const seen: number[] = [];
    socket.on('message', (data: Buffer) => {
      const [meta, event] = JSON.parse(data.toString()) as [{ type: string }, { body: { sequence: number } }];
      if (meta.type === 'ConnectionDetails') emit(2);
      else seen.push(event.body.sequence);
    });
    await client.clock.advanceAndSettle(1);
    expect(seen).toEqual([1, 2]);
  });

  it('brings exactly a hundred events when more were missed, and none of the older ones (fault 29)', async () => {
    const { client, connected, faults } = await listening();
    client.simulator.killSockets();
    await client.clock.advanceAndSettle(1);
    client.simulator.world.telephony.hangUp(ring(client));
    faults.on('recovery-overflow', { count: 1 });
    const again = await client.connect(connected.lastWsc());
    expect(again.frames[0]?.body).toMatchObject({ recoveryState: 'Successful' });
    const events = again.notifications();
    expect(events).toHaveLength(100);
    expect(
      events.some(({ body }) => (body as { telephonyStatus: string }).telephonyStatus === 'Ringing'),
    ).toBe(false);
    expect(new Set(events.map(({ uuid }) => uuid)).size).toBe(100);
  });
});

describe('a sign-in', () => {
  it('is ended by the sixth of the same person (fault 30)', async () => {
    const { client, connected, faults } = await listening();
    faults.on('session-ended-by-sixth');
    await client.clock.advanceAndSettle(1);
    expect(await statusOf(client)).toEqual([401, 'OAU-129']);
    expect(connected.closed).toMatchObject([{ code: 4400 }]);
    expect(client.simulator.sessions()).toHaveLength(5);
  });

  it('is over when its refresh token is refused (fault 31)', async () => {
    const client = createClient();
    const { refresh_token, access_token } = client.simulator.sign.tokens();
    client.simulator.faults.on('refresh-refused', { count: 1 });
    const refused = await refresh(client, refresh_token);
    expect([refused.status, refused.body.error, firstCode(refused)]).toEqual([
      400,
      'invalid_grant',
      'OAU-213',
    ]);
    expect((await client.call('GET', account, { token: access_token })).status).toBe(401);
    expect((await refresh(client)).status).toBe(200);
  });

  it('is of no use while the account is disabled (fault 35)', async () => {
    const { client, connected, faults } = await listening();
    const off = faults.on('account-disabled');
    await client.clock.advanceAndSettle(1);
    expect(connected.closed).toMatchObject([{ code: 4400 }]);
    expect(await statusOf(client)).toEqual([401, 'OAU-142']);
    const refused = await refresh(client);
    expect([refused.status, refused.body.error, firstCode(refused)]).toEqual([
      400,
      'invalid_grant',
      'OAU-236',
    ]);
    off();
    expect(await statusOf(client)).toEqual([200, undefined]);
  });

  it('lacks a permission while that is removed (fault 34)', async () => {
    const { client, connected, faults } = await listening();
    const off = faults.on('permission-removed', { text: 'CallControl' });
    const { body } = await connected.subscribe(ownPresence, `${own}/telephony/sessions`);
    expect(body.disabledFilters).toMatchObject([{ reason: 'CMN-401' }]);
    const other = faults.on('permission-removed');
    expect(firstCode(await client.call('GET', `${own}/presence`))).toBe('CMN-401');
    off();
    other();
    expect(
      (await connected.subscribe(ownPresence, `${own}/telephony/sessions`)).body.disabledFilters,
    ).toEqual([]);
    expect((await client.call('GET', `${own}/presence`)).status).toBe(200);
  });

  it('does not get back by the end of the fault what it never had', () => {
    const { simulator } = createClient({ permissions: ['ReadAccounts'] });
    simulator.faults.on('permission-removed', { text: 'SMS' })();
    expect([...simulator.permissions]).toEqual(['ReadAccounts']);
  });
});

describe('a rate group (fault 19)', () => {
  it('is refused, with a penalty of a minute that holds for that group only', async () => {
    const client = createClient();
    client.simulator.faults.on('rate-group', { group: 'light', count: 1 });
    const refused = await client.call('GET', account);
    expect([
      refused.status,
      refused.headers.get('retry-after'),
      refused.headers.get('x-rate-limit-group'),
    ]).toEqual([429, '60', 'light']);
    expect((await client.call('GET', `${own}/call-log`)).status).toBe(200);
    client.clock.advance(59_999);
    expect((await client.call('GET', account)).status).toBe(429);
    client.clock.advance(60_000);
    expect((await client.call('GET', account)).status).toBe(200);
  });

  it('of tokens is refused where tokens are given', async () => {
    const client = createClient();
    client.simulator.faults.on('rate-group', { group: 'auth' });
    expect((await client.call('GET', account)).status).toBe(200);
    expect((await refresh(client)).status).toBe(429);
    expect((await client.call('POST', '/restapi/oauth/wstoken')).status).toBe(429);
  });
});
