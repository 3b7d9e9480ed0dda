import { describe, expect, it } from 'vitest';
import { actions } from '../../../../src/simulator/control/actions.ts';
import { createClient, firstCode, type Client, type Json } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const ava = 62_100_458_005;
const desk = '830155420005';

/** A call that Ava's phones ring for, or that she has answered. */
async function open(isAnswered = false) {
  const client = createClient();
  const { telephony } = client.simulator.world;
  const id = telephony.ring({ from: '+12125550100', to: ava });
  await client.clock.advanceAndSettle(2_000);
  if (isAnswered) telephony.answer(id, { extensionId: ava, deviceId: desk });
  await client.clock.advanceAndSettle(2_000);
  const session = `${account}/telephony/sessions/${id}`;
  const { parties } = (await client.call('GET', session)).body as { parties: Json[] };
  const own = parties.find(({ extensionId }) => extensionId === String(ava))!;
  const party = `${session}/parties/${String(own.id)}`;
  const post = (rest: string, body?: unknown) =>
    client.call('POST', `${party}${rest}`, body === undefined ? {} : { body });
  const code = async () =>
    ((await client.call('GET', party)).body as { status?: { code: string } }).status?.code;
  return { ...client, id, session, party, post, code };
}

/** What the control port does. */
function control({ simulator }: Client, method: string, path: string, from: Json = {}): Json {
  const action = actions.find((one) => one.method === method && one.path === path)!;
  return action.run({ simulator }, from) as Json;
}

describe('requests about a call', () => {
  it('count as light, whatever they do', async () => {
    const { post, call, session } = await open(true);
    const answers = [await post('/hold'), await post('/unhold'), await call('DELETE', session)];
    for (const { headers } of answers) expect(headers.get('x-rate-limit-group')).toBe('light');
  });

  it('are refused in the two ways a permission can be missing', async () => {
    const opened = await open(true);
    control(opened, 'POST', '/user-permissions', { permission: 'CallControl' });
    const lacking = await opened.post('/hold');
    expect([lacking.status, lacking.body.errorCode, firstCode(lacking)]).toEqual([
      ...[403, 'InsufficientPermissions', 'CMN-408'],
    ]);
    opened.simulator.permissions.delete('CallControl');
    const refused = await opened.post('/hold');
    expect(refused.body).toMatchObject({
      ...{ errorCode: 'InsufficientPermissions', permissionName: 'CallControl' },
      errors: [{ errorCode: 'CMN-401', permissionName: 'CallControl' }],
    });
    opened.simulator.permissions.add('CallControl');
    control(opened, 'POST', '/user-permissions', { permission: 'CallControl', has: true });
    expect((await opened.post('/hold')).status).toBe(200);
  });

  it('tell by the profile whether the person has the right', async () => {
    const client = createClient();
    const check = async (id: string) =>
      (await client.call('GET', `${account}/extension/~/authz-profile/check?permissionId=${id}`)).body
        .successful;
    expect(await check('CallControl')).toBe(true);
    control(client, 'POST', '/user-permissions', { permission: 'CallControl' });
    expect([await check('CallControl'), await check('OnDemandCallRecording')]).toEqual([false, true]);
  });

  it('find nothing in another account, under another id, or when the call is over', async () => {
    const { call, session, party, post } = await open(true);
    const elsewhere = await call('POST', `${party.replace('account/~', 'account/1')}/hold`);
    expect([elsewhere.status, elsewhere.body.parameterName]).toEqual([404, 'accountId']);
    const other = await call('POST', `${session}/parties/p-1/hold`);
    expect([other.status, other.body.parameterName]).toEqual([404, 'partyId']);
    expect((await call('DELETE', session)).status).toBe(204);
    const over = await post('/hold');
    expect([over.status, over.body.parameterName]).toEqual([404, 'telephonySessionId']);
  });

  it.each([
    ['/answer', {}, 'deviceId'],
    ['/answer', { deviceId: 5 }, 'deviceId'],
    ['/answer', { deviceId: '1' }, 'deviceId'],
    ['/forward', { extensionNumber: '102', phoneNumber: '+14155550199' }, undefined],
    ['/forward', { parkOrbit: '1' }, undefined],
    ['/reply', {}, undefined],
    ['/reply', { replyWithText: '' }, 'replyWithText'],
    ['/reply', { replyWithPattern: { pattern: 'Nothing' } }, 'replyWithPattern.pattern'],
    ['/reply', { replyWithPattern: { pattern: 'CallMeBackLater', time: 0 } }, 'replyWithPattern.time'],
  ] as const)('are bad with %s %o, and nothing happens', async (path, body, parameterName) => {
    const { post, code } = await open();
    const answer = await post(path, body);
    expect([answer.status, answer.body.parameterName]).toEqual([400, parameterName]);
    expect(await code()).toBe('Proceeding');
  });

  it('take the reply patterns with and without a time', async () => {
    const later = { pattern: 'WillCallYouBackLater', time: 2, timeUnit: 'Hour' };
    for (const replyWithPattern of [{ pattern: 'InAMeeting' }, later]) {
      const { post, simulator } = await open();
      expect((await post('/reply', { replyWithPattern })).status).toBe(200);
      expect(simulator.world.callControl.acts().at(-1)?.reply).toEqual(replyWithPattern);
    }
  });

  it('mute with and without `party` around it', async () => {
    const { call, party } = await open(true);
    const muted = await call('PATCH', party, { body: { party: { muted: true } } });
    expect([muted.status, muted.body.muted]).toEqual([200, true]);
    expect((await call('PATCH', party, { body: { muted: false } })).body.muted).toBe(false);
  });
});

describe('troubles with a request about a call', () => {
  it('refuses once with what was wished, and does nothing then', async () => {
    const { post, simulator, code } = await open(true);
    simulator.faults.on('control-refused', { path: '/hold', count: 1, status: 403, code: 'CMN-408' });
    const refused = await post('/hold');
    expect([refused.status, firstCode(refused)]).toEqual([403, 'CMN-408']);
    expect(await code()).toBe('Answered');
    expect((await post('/hold')).status).toBe(200);
  });

  it('loses the answer after the deed was done', async () => {
    const { post, simulator, code } = await open(true);
    simulator.faults.on('reset-after-request', { path: '/telephony/sessions/', method: 'POST', count: 1 });
    await expect(post('/hold')).rejects.toThrow();
    expect(await code()).toBe('Hold');
    const again = await post('/hold');
    expect([again.status, firstCode(again)]).toEqual([409, 'TAS-106']);
  });

  it('lets another client be quicker', async () => {
    const { post, simulator } = await open(true);
    simulator.faults.on('second-client', { text: 'hold', count: 1 });
    expect((await post('/hold')).status).toBe(409);
    simulator.faults.on('second-client', { count: 1 });
    expect((await post('/unhold')).status).toBe(404);
  });

  it('unplugs the phone that was named, or makes it deaf', async () => {
    const gone = await open();
    gone.simulator.faults.on('device-gone', { count: 1 });
    const refused = await gone.post('/answer', { deviceId: desk });
    expect([refused.status, refused.body.parameterName]).toEqual([409, 'deviceId']);
    const deaf = await open();
    deaf.simulator.faults.on('device-deaf', { count: 1 });
    expect((await deaf.post('/answer', { deviceId: desk })).status).toBe(200);
    await deaf.clock.advanceAndSettle(10_000);
    expect(await deaf.code()).toBe('Proceeding');
  });

  it('strikes no reading', async () => {
    const { call, party, simulator } = await open();
    for (const name of ['control-refused', 'second-client', 'device-gone', 'device-deaf'] as const)
      simulator.faults.on(name);
    expect((await call('GET', party)).status).toBe(200);
  });
});

describe('the control port, of calls', () => {
  it('acts as a second client under the same rules', async () => {
    const opened = await open(true);
    const ask = (operation: string, more: Json = {}) =>
      control(opened, 'POST', '/calls/request', { operation, ...more });
    expect(ask('hold')).toMatchObject({ kind: 'shown' });
    expect(ask('hold')).toMatchObject({ kind: 'refused', refusal: { status: 409 } });
    expect(ask('transfer', { extensionNumber: '103' })).toMatchObject({ kind: 'shown' });
    const { requests } = control(opened, 'GET', '/calls/requests') as { requests: Json[] };
    expect(requests.map(({ operation, verdict }) => `${String(operation)} ${String(verdict)}`)).toEqual([
      ...['hold ok', 'hold TAS-106', 'transfer ok'],
    ]);
  });

  it('parks, takes back, mutes, records and hands on by hand', async () => {
    const opened = await open(true);
    const { simulator, id } = opened;
    const { callControl } = simulator.world;
    control(opened, 'POST', '/calls/mute');
    expect(callControl.sound(id, ava)?.mutedBy).toEqual(['phone']);
    control(opened, 'POST', '/calls/record');
    control(opened, 'POST', '/calls/park');
    expect(callControl.parked()).toMatchObject([{ slot: '*801' }]);
    control(opened, 'POST', '/calls/pick-up', { extension: '102' });
    expect(callControl.parked()).toEqual([]);
    control(opened, 'POST', '/calls/transfer', { extension: '102', to: '103' });
    expect(simulator.world.truth().at(-1)?.talked).toHaveLength(2);
    expect(control(opened, 'POST', '/recording-rule', { automatic: true })).toMatchObject({
      automatic: true,
    });
  });
});
