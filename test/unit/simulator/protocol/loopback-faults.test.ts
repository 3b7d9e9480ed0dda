import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createSimulator, type Simulator } from '../../../../src/simulator/simulator.ts';

const path = '/restapi/v1.0/account/~';
let simulator: Simulator;
let token: string;

beforeEach(async () => {
  simulator = createSimulator({ seed: 5 });
  await simulator.start();
  token = simulator.sign.tokens().access_token;
});
afterEach(() => simulator.stop());

const get = (init: RequestInit = {}) =>
  fetch(`${simulator.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => ((error as Error).cause as { code?: string } | undefined)?.code ?? 'no code',
  );

async function openSocket() {
  const { uri, ws_access_token } = (await (
    await fetch(`${simulator.url}/restapi/oauth/wstoken`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
  ).json()) as { uri: string; ws_access_token: string };
  return new WebSocket(`${uri}?access_token=${ws_access_token}`);
}
const once = (socket: WebSocket, name: string) =>
  new Promise<unknown>((resolve) => socket.once(name, resolve));

/** What a plain client of HTTP hears, informational answers included. */
function heardBy(body: string): Promise<string[]> {
  const { hostname, port } = new URL(simulator.url);
  return new Promise((resolve) => {
    const heard: string[] = [];
    const headers = { authorization: `Bearer ${token}`, 'content-length': '1000000' };
    const asked = request({ hostname, port, path, method: 'PUT', headers }, (response) => {
      heard.push(String(response.statusCode));
      response.resume();
    });
    asked.on('information', ({ statusCode }) => {
      heard.push(String(statusCode));
      asked.destroy();
    });
    asked.on('error', () => undefined).on('close', () => resolve(heard));
    asked.write(body);
  });
}

describe('over real connections', () => {
  it('no new connection is taken while the fault is on, and open ones live (fault 1)', async () => {
    const socket = await openSocket();
    await once(socket, 'message');
    const off = simulator.faults.on('connection-refused');
    const refused = new WebSocket(simulator.wsUrl);
    expect((await once(refused, 'error')) as Error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(socket.readyState).toBe(WebSocket.OPEN);
    off();
    // The port is the same again.
    expect((await get()).status).toBe(200);
    socket.terminate();
  });

  it('a black hole answers nothing, and is over at once (fault 5)', async () => {
    const off = simulator.faults.on('black-hole');
    await expect(get({ signal: AbortSignal.timeout(50) })).rejects.toThrow();
    off();
    expect((await get()).status).toBe(200);
  });

  it.each(['name-lookup', 'tls', 'rest-reset', 'reset-after-request'] as const)(
    '%s shows as a broken connection, which is all a server can do',
    async (name) => {
      simulator.faults.on(name, { count: 1 });
      expect(await codeOf(get())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    },
  );

  it('answers break in the middle in three ways (fault 4, E08, E09)', async () => {
    const text = () => get().then((response) => response.text());
    simulator.faults.on('reset-in-response', { count: 1 });
    expect(await codeOf(text())).toBe('ECONNRESET');
    simulator.faults.on('rest-truncated', { count: 1 });
    expect(await codeOf(text())).toBe('UND_ERR_SOCKET');
    simulator.faults.on('rest-cut-unmarked', { count: 1 });
    expect(await text()).toMatch(/^\{"id":[^}]*$/);
  });

  it('an answer may come slowly, and time is the simulator’s (fault 8, E05)', async () => {
    simulator.faults.on('bandwidth', { count: 1, bytes: 100 });
    let isWhole = false;
    const body = get()
      .then((response) => response.json())
      .finally(() => (isWhole = true));
    await expect
      .poll(
        () => {
          simulator.advance?.(1_000);
          return isWhole;
        },
        { timeout: 5_000 },
      )
      .toBe(true);
    expect(await body).toMatchObject({ mainNumber: '+16505550100' });
  });

  it('an answer may be compressed, to a bomb or too often (E06, E07)', async () => {
    simulator.faults.on('rest-encoded', { count: 1, bytes: 3_000_000 });
    expect((await (await get()).text()).length).toBe(3_000_000);
    simulator.faults.on('rest-encoded', {
      count: 1,
      text: Array.from({ length: 50 }, () => 'gzip').join(', '),
    });
    await expect(get()).rejects.toThrow('fetch failed');
  });

  it('an answer may come before the body, or only the permission to send it (E20)', async () => {
    simulator.faults.on('rest-early', { count: 1 });
    expect(await heardBy('half')).toEqual(['413']);
    simulator.faults.on('rest-continue', { count: 1 });
    const { hostname, port } = new URL(simulator.url);
    const informed = await new Promise<number>((resolve) => {
      const asked = request({ hostname, port, path, headers: { authorization: `Bearer ${token}` } });
      asked.on('information', ({ statusCode }) => {
        resolve(statusCode);
        asked.destroy();
      });
      asked.on('error', () => undefined).end();
    });
    expect(informed).toBe(100);
  });

  it('somebody else may answer the upgrade (faults 12 and 13)', async () => {
    const answerOf = async () => {
      const socket = new WebSocket(simulator.wsUrl);
      return new Promise<[number | undefined, string | undefined]>((resolve) =>
        socket.once('unexpected-response', (_request, response) =>
          resolve([response.statusCode, response.headers.location]),
        ),
      );
    };
    simulator.faults.on('captive-portal', { count: 1, status: 302 });
    expect(await answerOf()).toEqual([302, 'http://portal.example/sign-in']);
    simulator.faults.on('proxy-auth', { count: 1 });
    expect((await answerOf())[0]).toBe(407);
  });

  it('a dead line says nothing, and the end of it at the client is noticed (fault 6)', async () => {
    const socket = await openSocket();
    await once(socket, 'message');
    simulator.faults.on('socket-half-open', { count: 1 });
    const heard: string[] = [];
    for (const name of ['pong', 'message', 'close']) socket.on(name, () => heard.push(name));
    socket.ping();
    socket.close(1000);
    await get();
    expect([heard, simulator.figures().sockets.now]).toEqual([[], 1]);
    socket.terminate();
    await expect.poll(() => simulator.figures().sockets.now).toBe(0);
  });
});
