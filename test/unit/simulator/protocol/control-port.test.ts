import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { actions } from '../../../../src/simulator/control/actions.ts';
import { openControlPort, type ControlPort } from '../../../../src/simulator/control/control-port.ts';
import { createClient, ownPresence, type Client, type Json } from './a-client.ts';

let port: ControlPort;
afterEach(() => port.close());

async function open(): Promise<Client> {
  const client = createClient();
  port = await openControlPort({ simulator: client.simulator });
  return client;
}

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${port.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${port.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const firstCall = async () => ((await ask('GET', '/calls')).body as unknown as Json[])[0];

describe('the control port', () => {
  it('directs a call from ringing to its end', async () => {
    const { clock } = await open();
    const { call } = (await ask('POST', '/calls/ring', { from: '+14155550199', to: '101' })).body;
    clock.advance(2_000);
    expect((await ask('POST', '/calls/answer')).body.call).toBe(call);
    clock.advance(1_000);
    await ask('POST', '/calls/hold');
    await ask('POST', '/calls/resume');
    await ask('POST', '/calls/hang-up', { call });
    clock.advance(1_000);
    expect(await firstCall()).toMatchObject({
      telephonySessionId: call,
      from: '+14155550199',
      ending: 'answered',
      answeredBy: { extensionId: 62_100_458_005 },
    });
  });

  it('places and answers two-legged calls, declines, forwards and sends to voicemail', async () => {
    const { clock } = await open();
    await ask('POST', '/calls/ring-out', { to: '+14155550177' });
    await ask('POST', '/calls/answer-ring-out', { leg: 'caller' });
    clock.advance(1_000);
    expect((await ask('POST', '/calls/answer-ring-out', { leg: 'both' })).status).toBe(400);
    await ask('POST', '/calls/hang-up');
    for (const [path, body] of [
      ['/calls/decline', { extension: '101' }],
      ['/calls/forward', { to: '102' }],
      ['/calls/voicemail', {}],
    ] as const) {
      await ask('POST', '/calls/ring');
      clock.advance(1_000);
      expect((await ask('POST', path, body)).status).toBe(200);
      clock.advance(60_000);
    }
  });

  it('says what cannot be done, and why', async () => {
    await open();
    expect(await ask('POST', '/calls/hang-up')).toMatchObject({
      status: 404,
      body: { error: 'No call is live' },
    });
    expect((await ask('POST', '/calls/hang-up', { call: 's-nobody' })).status).toBe(404);
    expect((await ask('POST', '/calls/ring', { to: '999' })).status).toBe(404);
    expect((await ask('POST', '/calls/ring', { from: 7 })).status).toBe(400);
    await ask('POST', '/calls/ring');
    expect((await ask('POST', '/calls/hold')).status).toBe(409);
    expect((await ask('POST', '/faults', { name: 'gravity' })).status).toBe(404);
    expect((await ask('POST', '/faults', { name: 'rest-500', settings: { count: 'many' } })).status).toBe(
      400,
    );
    expect((await ask('POST', '/scenario', { name: 'unheard-of' })).status).toBe(404);
    expect((await ask('GET', '/nothing')).status).toBe(404);
    expect((await ask('PUT', '/faults')).status).toBe(405);
  });

  it.each<[string, string, Json, string]>([
    [
      'POST',
      '/calls/ring',
      { form: '+14155550199' },
      'POST /calls/ring takes to, from, fromName, dialled, not "form"',
    ],
    [
      'POST',
      '/calls/hang-up',
      { extension: '101', all: true },
      'POST /calls/hang-up takes call, not "extension", "all"',
    ],
    ['POST', '/scenario/step', { name: 'missed' }, 'POST /scenario/step takes nothing, not "name"'],
    ['POST', '/quirks', { withoutPluss: true }, 'not "withoutPluss"'],
    ['POST', '/quirks', { withoutPlus: 'yes' }, '"withoutPlus" must be true or false'],
    [
      'POST',
      '/presence',
      { userStatus: 'Busy' },
      'POST /presence takes extension, presence, not "userStatus"',
    ],
    ['POST', '/presence', { presence: { mood: 'good' } }, '"presence" takes userStatus, dndStatus'],
    ['POST', '/presence', { presence: { userStatus: 'Sleepy' } }, '"userStatus" cannot be "Sleepy"'],
    ['POST', '/presence', { presence: { ringOnMonitoredCall: 1 } }, '"ringOnMonitoredCall" cannot be 1'],
    ['POST', '/pubnub', { granted: 'no' }, '"granted" must be true or false'],
    ['POST', '/scenario', { name: 'missed', byHand: 1 }, '"byHand" must be true or false'],
    [
      'POST',
      '/rate-limits',
      { limits: { heavy: 1 } },
      '"limits" takes Heavy, Medium, Light, Auth, not "heavy"',
    ],
    ['POST', '/rate-limits', { limits: { Heavy: -1 } }, '"Heavy" must be a number, zero or more'],
    ['POST', '/events', { kind: 'weather' }, '"kind" must be one of presence, telephony-session, dnd'],
    ['POST', '/faults', { name: 'rest-500', settings: { often: true } }, 'The setting "often" is unknown'],
    ['DELETE', '/faults', { fault: 'rest-500' }, 'DELETE /faults takes name, not "fault"'],
  ])('refuses %s %s %j with a sentence, and does nothing', async (method, path, body, sentence) => {
    const { simulator } = await open();
    const before = JSON.stringify(simulator.dump());
    const { status, body: answer } = await ask(method, path, body);
    expect(status).toBe(400);
    expect(answer.error).toContain(sentence);
    expect(JSON.stringify(simulator.dump())).toBe(before);
  });

  it('switches faults, permissions, limits and habits', async () => {
    const { call, simulator } = await open();
    await ask('POST', '/faults', { name: 'rest-503', settings: { count: 1 } });
    expect((await call('GET', '/restapi/v1.0/account/~')).status).toBe(503);
    await ask('POST', '/faults', { name: 'event-dropped' });
    await ask('DELETE', '/faults', { name: 'event-dropped' });
    expect((await ask('GET', '/faults')).body.on).toEqual([]);
    await ask('POST', '/permissions', { revoke: ['ReadAccounts'] });
    expect((await call('GET', '/restapi/v1.0/account/~')).status).toBe(403);
    await ask('POST', '/quirks', { withoutPlus: true });
    expect(simulator.world.quirks().withoutPlus).toBe(true);
    await ask('POST', '/rate-limits', { limits: { Heavy: 1 } });
    const heavy = '/restapi/v1.0/account/~/extension/~/active-calls';
    expect([(await call('GET', heavy)).status, (await call('GET', heavy)).status]).toEqual([200, 429]);
  });

  it('moves the clock, plays scenarios step by step and ends sign-ins', async () => {
    const { simulator } = await open();
    const before = simulator.clock.now();
    expect((await ask('POST', '/clock', { advanceMs: 90_000 })).body.now).toBe(before + 90_000);
    expect((await ask('POST', '/scenario', { name: 'missed', byHand: true })).body.playing).toBe('missed');
    expect((await ask('POST', '/scenario/step')).body.step).toHaveProperty('say');
    expect((await ask('GET', '/scenario')).body.steps).toHaveLength(1);
    expect((await ask('DELETE', '/scenario')).body).not.toHaveProperty('playing');
    expect((await ask('POST', '/sign-ins/end')).body).toEqual({ ended: 1 });
    expect(simulator.sessions()).toEqual([]);
  });

  it('sends raw frames, made-up events and recordings, and kills sockets', async () => {
    const client = await open();
    const connected = await client.connect();
    await connected.subscribe(ownPresence);
    expect((await ask('POST', '/sockets/frame', { text: 'oops', count: 3 })).body.connections).toBe(1);
    await ask('POST', '/events', { kind: 'presence', body: { sequence: 9 }, count: 2, uuid: 'same' });
    const recorded = {
      uuid: 'r1',
      event: 'x',
      timestamp: '2015-04-10T18:49:20.858+0000',
      body: { sequence: 1 },
    };
    expect((await ask('POST', '/recorded', { events: [recorded] })).body.playing).toBe(1);
    await client.clock.advanceAndSettle(1_000);
    expect(connected.garbage).toEqual(['oops', 'oops', 'oops']);
    expect(connected.notifications().map(({ uuid }) => uuid)).toEqual(['same', 'same', 'r1']);
    expect((await ask('POST', '/sockets/kill', { code: 1012 })).body.connections).toBe(1);
    await client.clock.advanceAndSettle(1);
    expect(connected.closed).toEqual([{ code: 1012, reason: 'Closed by the simulator' }]);
  });

  it('shows everything but secrets', async () => {
    const client = await open();
    await client.connect();
    const state = JSON.stringify((await ask('GET', '/state')).body);
    expect(state).toContain('Ava Morgan');
    expect(state).not.toContain('sim_');
    expect((await ask('GET', '/listening')).body).toEqual([]);
    expect((await ask('GET', '/figures')).body).toMatchObject({ sockets: { now: 1, most: 1 } });
    expect((await ask('POST', '/gateway/restart')).body).toEqual({ connections: 1 });
    expect((await ask('GET', '/people')).body).toHaveProperty('devices');
  });

  it('obeys only its own token, by its own name, from no page', async () => {
    await open();
    for (const path of ['/', '/state', '/calls/ring', '/nothing']) {
      expect((await ask('GET', path, undefined, { authorization: '' })).status).toBe(401);
      expect((await ask('GET', path, undefined, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(
        401,
      );
      expect((await ask('POST', path, {}, { origin: 'http://localhost' })).status).toBe(403);
      expect((await ask('OPTIONS', path, undefined, { origin: 'null' })).status).toBe(403);
    }
    expect((await ask('POST', '/calls/ring', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await firstCall()) ?? 'none').toBe('none');
  });

  it('is described in the README and by itself', async () => {
    await open();
    const readme = readFileSync(new URL('../../../../src/simulator/README.md', import.meta.url), 'utf8');
    const missing = actions.filter(({ method, path }) => !readme.includes(`\`${method} ${path}\``));
    expect(missing).toEqual([]);
    for (const { method, path, takes } of actions) {
      if (typeof takes === 'function') continue;
      const [, named = ''] = (readme.split(`| \`${method} ${path}\``)[1] ?? '').split('|');
      const told = [...named.matchAll(/`(\w+)\??`/g)].map(([, name]) => name);
      expect({ path, told: told.sort() }).toEqual({ path, told: [...takes].sort() });
    }
    expect((await ask('GET', '/')).body.actions).toHaveLength(actions.length);
  });
});
