import { afterEach, describe, expect, it } from 'vitest';
import { openControlPort, type ControlPort } from '../../../../src/simulator/control/control-port.ts';
import { createClient, type Client, type Json } from './a-client.ts';

let port: ControlPort;
afterEach(() => port.close());

async function open(): Promise<Client> {
  const client = createClient();
  port = await openControlPort({ simulator: client.simulator });
  return client;
}

async function ask(method: string, path: string, body?: Json) {
  const response = await fetch(`${port.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${port.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const own = '/restapi/v1.0/account/~/extension/~';
const request = { from: { phoneNumber: '+16505550101' }, to: { phoneNumber: '+12125550100' } };

describe('the control port', () => {
  it('says how RingOuts go, and takes it back', async () => {
    const { call, clock } = await open();
    const outcomes = async () => {
      await call('POST', `${own}/ring-out`, { body: request });
      clock.advance(300_000);
      const { ringOuts } = (await ask('GET', '/ring-outs')).body as { ringOuts: Json[] };
      return ringOuts.map(({ outcome }) => outcome);
    };
    const plan = { outcome: 'busy', to: '+12125550100', times: 1, callerSeconds: 2 };
    expect((await ask('POST', '/ring-outs/plan', plan)).status).toBe(200);
    expect(await outcomes()).toEqual(['busy']);
    await ask('POST', '/ring-outs/plan', { outcome: 'rejected', from: '+16505550199' });
    expect(await outcomes()).toEqual(['busy', 'answered']);
    await ask('POST', '/ring-outs/plan', { outcome: 'never' });
    await ask('DELETE', '/ring-outs/plan');
    expect(await outcomes()).toEqual(['busy', 'answered', 'answered']);
  });

  it('leaves phones to somebody’s hand where a time is null', async () => {
    const { call, clock } = await open();
    await ask('POST', '/ring-outs/plan', { outcome: 'answered', callerSeconds: null });
    await call('POST', `${own}/ring-out`, { body: request });
    clock.advance(120_000);
    expect((await ask('POST', '/calls/answer-ring-out', { leg: 'caller' })).status).toBe(200);
  });

  it('switches phones off line and on again', async () => {
    const { call, simulator } = await open();
    const { id } = simulator.world.devices[0]!;
    const statuses = async () =>
      ((await call('GET', `${own}/device`)).body.records as Json[]).map(({ status }) => status);
    expect(await statuses()).toEqual(['Online', 'Online', 'Online']);
    expect((await ask('POST', '/devices', { device: id, status: 'Offline' })).body).toMatchObject({ id });
    expect(await statuses()).toEqual(['Offline', 'Online', 'Online']);
  });

  it('writes, changes and deletes contacts', async () => {
    const { call } = await open();
    const list = async () => (await call('GET', `${own}/address-book/contact`)).body.records as Json[];
    const { id } = (await ask('POST', '/contacts', { fields: { firstName: 'Dana' } })).body;
    await ask('POST', '/contacts', { contact: id, fields: { firstName: 'Dana', lastName: 'Wu' } });
    expect(await list()).toMatchObject([{ id, firstName: 'Dana', lastName: 'Wu' }]);
    expect((await ask('DELETE', '/contacts', { contact: id, purge: true })).body.availability).toBe('Purged');
    expect(await list()).toEqual([]);
  });

  it('changes the directory', async () => {
    const { simulator } = await open();
    const entryOf = (id: string) => simulator.world.directory.entries().find((entry) => entry.id === id);
    await ask('POST', '/directory', { entry: { id: '7', firstName: 'Cleo', extensionNumber: '111' } });
    await ask('POST', '/directory', { entry: { id: '7', status: 'NotActivated' } });
    expect(entryOf('7')).toMatchObject({ type: 'User', firstName: 'Cleo', status: 'NotActivated' });
    expect((await ask('DELETE', '/directory', { id: '7' })).status).toBe(200);
    expect(entryOf('7')).toBeUndefined();
  });

  it.each<[string, string, Json, number, string]>([
    ['POST', '/ring-outs/plan', {}, 400, '"outcome" must be given'],
    ['POST', '/ring-outs/plan', { outcome: 'lost' }, 400, '"outcome" must be one of answered'],
    ['POST', '/ring-outs/plan', { outcome: 'busy', talkSeconds: -1 }, 400, '"talkSeconds" must be a number'],
    ['POST', '/ring-outs/plan', { outcome: 'busy', number: '1' }, 400, 'not "number"'],
    ['POST', '/devices', { device: '1', status: 'Online' }, 404, 'no device 1'],
    ['POST', '/devices', { device: '1', status: 'Asleep' }, 400, '"status" must be one of Online, Offline'],
    ['POST', '/contacts', { contact: 1, fields: {} }, 404, 'No contact 1'],
    ['POST', '/contacts', { fields: { firstName: 7 } }, 400, '"fields" must have the fields of a contact'],
    ['DELETE', '/contacts', { contact: 1 }, 404, 'No contact 1'],
    ['POST', '/directory', { entry: { id: '7', type: 'Robot' } }, 400, '"type" must be one of User'],
    ['POST', '/directory', { entry: { id: '7', age: 7 } }, 400, '"entry" takes id'],
    ['DELETE', '/directory', { id: '7' }, 404, 'no directory entry 7'],
  ])('refuses %s %s %j', async (method, path, body, status, sentence) => {
    await open();
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(sentence);
  });
});
