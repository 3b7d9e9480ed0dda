import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createVirtualClock } from '../../../../src/simulator/clock.ts';
import { createSimulator, type Simulator } from '../../../../src/simulator/simulator.ts';
import { ownPresence } from './a-client.ts';

const path = '/restapi/v1.0/account/~';
let simulator: Simulator;

async function start() {
  simulator = createSimulator({ seed: 5 });
  await simulator.start();
  return simulator.sign.tokens().access_token;
}
afterEach(() => simulator.stop());

/** A plain request with headers of one's choice, Host included. */
function status(
  headers: Record<string, string>,
  method = 'GET',
  target = path,
  agent?: Agent,
): Promise<number> {
  const { hostname, port } = new URL(simulator.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, method, headers, agent }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

async function openSocket(token: string, options: WebSocket.ClientOptions = {}) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${simulator.url}/restapi/oauth/wstoken`, { method: 'POST', headers });
  const { uri, ws_access_token } = (await response.json()) as { uri: string; ws_access_token: string };
  return new WebSocket(`${uri}?access_token=${ws_access_token}`, options);
}

const nextFrame = (socket: WebSocket) =>
  new Promise<[Record<string, unknown>, Record<string, unknown>]>((resolve) => {
    socket.once('message', (data: Buffer) =>
      resolve(JSON.parse(data.toString()) as [Record<string, unknown>, Record<string, unknown>]),
    );
  });

describe('on loopback', () => {
  it('holds nothing against a request whose connection was still made when the refusal came', async () => {
    const clock = createVirtualClock();
    simulator = createSimulator({ clock });
    await simulator.start();
    const headers = { authorization: `Bearer ${simulator.sign.tokens().access_token}` };
    const agent = new Agent({ keepAlive: true });
    simulator.rateLimits.forgive(10_000);
    simulator.faults.on('rate-group', { count: 1 });
    expect(await status(headers, 'GET', path, agent)).toBe(429);
    clock.advance(15_000);
    await status(headers);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 0, byFault: 2 });
    await status(headers, 'GET', path, agent);
    expect(simulator.figures().tooMany).toEqual({ selfMade: 1, byFault: 2 });
    agent.destroy();
  });

  it('listens on 127.0.0.1 and carries a call from the phone to the socket', async () => {
    const token = await start();
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const socket = await openSocket(token);
    expect((await nextFrame(socket))[0].type).toBe('ConnectionDetails');
    const body = { eventFilters: [ownPresence], deliveryMode: { transportType: 'WebSocket' } };
    const meta = {
      type: 'ClientRequest',
      messageId: '1',
      method: 'POST',
      path: '/restapi/v1.0/subscription',
    };
    socket.send(JSON.stringify([meta, body]));
    expect((await nextFrame(socket))[0]).toMatchObject({ messageId: '1', status: 200 });
    const ringing = nextFrame(socket);
    simulator.world.telephony.ring({ from: '+14155550177', to: simulator.people[0]!.id });
    expect((await ringing)[1]).toMatchObject({ body: { telephonyStatus: 'Ringing' } });
    const pong = new Promise((resolve) => socket.once('pong', resolve));
    socket.ping();
    await pong;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    simulator.killSockets(1001);
    expect(await closed).toBe(1001);
  });

  it('swallows pings and the close handshake on a half-open connection', async () => {
    const token = await start();
    const socket = await openSocket(token);
    await nextFrame(socket);
    simulator.faults.on('socket-half-open');
    const heard: string[] = [];
    for (const name of ['pong', 'message', 'close']) socket.on(name, () => heard.push(name));
    socket.ping();
    socket.send('[{"type":"Heartbeat","messageId":"1"}]');
    // The fault's own proof of time: another request goes there and back meanwhile.
    await status({ authorization: `Bearer ${token}` });
    await status({ authorization: `Bearer ${token}` });
    expect([heard, socket.readyState]).toEqual([[], WebSocket.OPEN]);
    socket.terminate();
  });

  it('refuses pages and names that are not its own', async () => {
    const token = await start();
    const authorization = `Bearer ${token}`;
    const { host, port } = new URL(simulator.url);
    expect(await status({ authorization })).toBe(200);
    expect(await status({ authorization, host: `localhost:${port}` })).toBe(200);
    expect(await status({ authorization, host: `attacker.example:${port}` })).toBe(403);
    expect(await status({ authorization, host, origin: 'https://evil.example' })).toBe(403);
    expect(await status({ authorization, host, origin: 'null' })).toBe(403);
    expect(await status({ host }, 'OPTIONS')).toBe(403);
    expect(await status({ host, origin: 'https://evil.example' }, 'POST', '/restapi/oauth/authorize')).toBe(
      403,
    );
    const fromPage = await openSocket(token, { origin: 'https://evil.example' });
    const refused = await new Promise<Error>((resolve) => fromPage.once('error', resolve));
    expect(refused.message).toContain('403');
  });

  it('cuts, resets and delays for real', async () => {
    const token = await start();
    const get = () => fetch(`${simulator.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    simulator.faults.on('rest-truncated', { count: 1 });
    await expect(get().then((response) => response.text())).rejects.toThrow('terminated');
    simulator.faults.on('rest-reset', { count: 1 });
    await expect(get()).rejects.toThrow('fetch failed');
    simulator.faults.on('upgrade-refused', { count: 1, status: 503 });
    const refused = await openSocket(token);
    expect((await new Promise<Error>((resolve) => refused.once('error', resolve))).message).toContain('503');
    simulator.faults.on('upgrade-refused', { count: 1, status: 302, text: '<h1>Sign in</h1>' });
    const page = await openSocket(token);
    const answer = await new Promise<string>((resolve) =>
      page.once('unexpected-response', (_request, response) => {
        response.once('data', (data: Buffer) => resolve(`${response.statusCode} ${data.toString()}`));
      }),
    );
    expect(answer).toBe('302 <h1>Sign in</h1>');
    simulator.faults.on('rest-hanging', { count: 1 });
    await expect(fetch(`${simulator.url}${path}`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect((await get()).status).toBe(200);
  });

  it('can break the protocol below the level of frames', async () => {
    const token = await start();
    const socket = await openSocket(token);
    await nextFrame(socket);
    const failed = new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(simulator.sendBytes(Buffer.from([0xf1, 0x00]))).toBe(1);
    expect((await failed).message).toContain('RSV');
  });

  it('takes bodies up to a megabyte', async () => {
    await start();
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    const size = 2 * 1024 * 1024;
    socket.write(
      `POST /restapi/oauth/token HTTP/1.1\r\nHost: ${new URL(simulator.url).host}\r\nContent-Length: ${size}\r\n\r\n`,
    );
    socket.write(Buffer.alloc(size, 'a'));
    const first = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString())),
    );
    expect(first).toMatch(/^HTTP\/1\.1 413/);
    socket.destroy();
  });
});
