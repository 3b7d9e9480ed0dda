import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDialled } from '../../../../src/simulator/rest/dialled-number.ts';
import { createClient, firstCode, type Client, type Json } from './a-client.ts';

const own = '/restapi/v1.0/account/~/extension/~';
const desk = { phoneNumber: '+16505550101' };
const customer = { phoneNumber: '+12125550100' };

const place = (client: Client, body: Json = {}, path = 'ring-out') =>
  client.call('POST', `${own}/${path}`, { body: { from: desk, to: customer, ...body } });

const statusOf = async ({ call }: Client, id: unknown) =>
  (await call('GET', `${own}/ring-out/${String(id)}`)).body;

describe('a RingOut by request', () => {
  it.each(['ring-out', 'ringout'])('is created, polled and cancelled at %s', async (path) => {
    const client = createClient();
    const { status, body } = await place(client, {}, path);
    expect([status, typeof body.id]).toEqual([200, 'string']);
    const legs = { callStatus: 'InProgress', callerStatus: 'InProgress', calleeStatus: 'InProgress' };
    expect(body.status).toEqual(legs);
    client.clock.advance(1_000);
    expect((await client.call('GET', `${own}/${path}/${String(body.id)}`)).body.status).toEqual(legs);
    expect((await client.call('DELETE', `${own}/${path}/${String(body.id)}`)).status).toBe(204);
    expect((await statusOf(client, body.id)).status).toMatchObject({ callStatus: 'CannotReach' });
  });

  it('answers a late cancel 204 and goes on', async () => {
    const client = createClient();
    client.simulator.world.ringOuts.plan({ outcome: 'answered', callerSeconds: 1, talkSeconds: Infinity });
    const { id } = (await place(client)).body;
    client.clock.advance(30_000);
    expect((await client.call('DELETE', `${own}/ring-out/${String(id)}`)).status).toBe(204);
    expect((await statusOf(client, id)).status).toMatchObject({ callStatus: 'Success' });
  });

  it.each([
    [404, false],
    [200, true],
  ])('is answered %i half a minute after its end', async (expected, closedRingOutAnswered) => {
    const client = createClient();
    client.simulator.world.changeQuirks({ closedRingOutAnswered });
    const { id } = (await place(client, { to: { phoneNumber: '+14155550168' } })).body;
    client.clock.advance(40_000);
    const answer = await client.call('GET', `${own}/ring-out/${String(id)}`);
    expect(answer.status).toBe(expected);
    if (expected === 404) expect(firstCode(answer)).toBe('CMN-102');
    else expect(answer.body.status).toMatchObject({ callStatus: 'NoSessionFound' });
    expect((await client.call('DELETE', `${own}/ring-out/${String(id)}`)).status).toBe(404);
  });

  it('rings the phone of a forwarding number, or the first one when none is named', async () => {
    const client = createClient();
    const numbers = (await client.call('GET', `${own}/forwarding-number`)).body.records as Json[];
    const mobile = numbers.find(({ type }) => type === 'Mobile')!;
    await place(client, { from: { forwardingNumberId: mobile.id } });
    await place(client, { from: undefined });
    const rung = client.simulator.world.ringOuts.truth().map(({ from }) => from);
    expect(rung).toEqual([mobile.phoneNumber, numbers[0]!.phoneNumber]);
  });

  it.each<[string, Json, number, string, string]>([
    ['no number to call', { to: {} }, 400, 'CMN-101', 'to.phoneNumber'],
    ['letters', { to: { phoneNumber: 'four one five' } }, 400, 'CMN-101', 'to.phoneNumber'],
    ['a number that is too short', { to: { phoneNumber: '+1415555' } }, 400, 'CMN-101', 'to.phoneNumber'],
    ['an emergency number', { to: { phoneNumber: '911' } }, 400, 'CMN-101', 'to.phoneNumber'],
    ['a number of another kind', { to: { phoneNumber: 4155550100 } }, 400, 'CMN-101', 'to.phoneNumber'],
    ['an unreadable own number', { from: { phoneNumber: 'desk' } }, 400, 'CMN-101', 'from.phoneNumber'],
    [
      'an unknown own number',
      { from: { forwardingNumberId: '1' } },
      404,
      'CMN-102',
      'from.forwardingNumberId',
    ],
    ['somebody else’s caller id', { callerId: customer }, 400, 'CMN-101', 'callerId.phoneNumber'],
    ['a prompt that is no yes or no', { playPrompt: 'yes' }, 400, 'CMN-101', 'playPrompt'],
    ['an unknown country', { country: { id: '999' } }, 400, 'CMN-101', 'country.id'],
  ])('with %s is refused', async (_what, body, status, code, parameterName) => {
    const client = createClient();
    const answer = await place(client, body);
    expect([answer.status, firstCode(answer)]).toEqual([status, code]);
    expect(answer.body.parameterName).toBe(parameterName);
    expect(client.simulator.world.ringOuts.truth()).toEqual([]);
  });

  it('needs the permission and the feature', async () => {
    const client = createClient();
    client.simulator.permissions.delete('RingOut');
    expect(firstCode(await place(client))).toBe('CMN-401');
    client.simulator.permissions.add('RingOut');
    client.simulator.world.changeQuirks({ withoutRingOut: true });
    const refused = await place(client);
    expect([refused.status, firstCode(refused)]).toEqual([403, 'CMN-109']);
    const features = (await client.call('GET', own)).body.serviceFeatures as Json[];
    expect(features.find(({ featureName }) => featureName === 'RingOut')).toMatchObject({ enabled: false });
  });

  it('counts as heavy, its poll as light', async () => {
    const client = createClient();
    const created = await place(client);
    expect(created.headers.get('x-rate-limit-group')).toBe('heavy');
    const polled = await client.call('GET', `${own}/ring-out/${String(created.body.id)}`);
    expect(polled.headers.get('x-rate-limit-group')).toBe('light');
    for (let times = 0; times < 9; times++) await place(client);
    expect((await place(client)).status).toBe(429);
  });

  it('is placed although its answer is lost', async () => {
    const client = createClient();
    client.simulator.faults.on('reset-after-request', { path: '/ring-out', method: 'POST' });
    await expect(place(client)).rejects.toThrow();
    expect(client.simulator.world.ringOuts.truth()).toHaveLength(1);
  });

  it('may be told as it was before', async () => {
    const client = createClient();
    client.simulator.world.ringOuts.plan({ outcome: 'answered', startSeconds: 0, callerSeconds: 5 });
    const { id } = (await place(client)).body;
    client.clock.advance(6_000);
    const now = (await statusOf(client, id)).status;
    client.simulator.faults.on('ring-out-status-old', { ms: 2_000, count: 1 });
    expect((await statusOf(client, id)).status).toMatchObject({ callerStatus: 'InProgress' });
    expect((await statusOf(client, id)).status).toEqual(now);
    expect(now).toMatchObject({ callerStatus: 'Success' });
  });
});

describe('numbers to dial', () => {
  it.each([
    ['+1 (212) 555-0100', '1', '+12125550100'],
    ['12125550100', '1', '+12125550100'],
    ['2125550100', '1', '+12125550100'],
    ['442079460160', '1', '+442079460160'],
    ['020 7946 0160', '224', '+442079460160'],
    ['104', '1', '104'],
    ['112', '224', undefined],
    ['1', '1', undefined],
    ['+0123456789', '1', undefined],
    ['tel:+12125550100', '1', undefined],
    ['', '1', undefined],
  ])('%j in country %s is %s', (text, country, expected) => {
    expect(readDialled(text, country)).toBe(expected);
  });

  it('are E.164, short, or nothing, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('1', '39', '224'), (text, country) => {
        expect(readDialled(text, country) ?? '+12125550100').toMatch(/^(\+[1-9]\d{7,14}|\d{2,6})$/);
      }),
    );
  });
});
