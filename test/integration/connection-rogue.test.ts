import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import type { Clock } from '../../src/main/clock.ts';
import { gatewaySocketLimits } from '../../src/main/ringcentral/outside.ts';
import { createPlatform } from '../../src/main/ringcentral/platform.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import {
  createFakeSecrets,
  createMemoryCursors,
  redirectUri,
  silentLog,
  silentTrace,
} from '../support/platform-fixture.ts';

/** Real time, with long waits cut short. */
const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

let simulator: Simulator;
let rogue: WebSocketServer;
let platform: Platform;
let phases: string[];
/** The gateway's end of the newest connection. */
let newest: { readonly raw: Socket; readonly socket: WebSocket };

/** A gateway that greets and subscribes as it should, then sends whatever the test wants. */
function serveRogue(): WebSocketServer {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket, request) => {
    newest = { raw: request.socket, socket };
    socket.on('error', () => undefined);
    request.socket.on('error', () => undefined);
    socket.send(JSON.stringify([{ type: 'ConnectionDetails', messageId: 'hello' }, { recoveryTimeout: 1 }]));
    socket.on('message', (bytes: Buffer) => {
      const [meta] = JSON.parse(bytes.toString()) as [{ messageId: string; method?: string }];
      socket.send(
        JSON.stringify([
          { type: 'ClientRequest', messageId: meta.messageId, status: 200 },
          { id: 'subscription-1', status: 'Active', eventFilters: [] },
        ]),
      );
    });
  });
  return server;
}

beforeEach(async () => {
  simulator = createSimulator();
  rogue = serveRogue();
  await once(rogue, 'listening');
  const { port } = rogue.address() as AddressInfo;
  const answer = { uri: `ws://127.0.0.1:${port}/ws`, ws_access_token: 'sim_ws_token', expires_in: 30 };
  simulator.faults.on('rest-status', { path: '/oauth/wstoken', status: 200, text: JSON.stringify(answer) });
  platform = createPlatform({
    server: simulator.url,
    clientId: simulator.clientId,
    allowHttp: true,
    tokensOfDemo: true,
    clock,
    chance: { ...createSeededChance(3), fraction: () => 0 },
    fetch: simulator.fetch,
    openSocket: (address) => new WebSocket(address, gatewaySocketLimits),
    pubNub: { origin: 'http://127.0.0.1', load: () => undefined },
    secrets: createFakeSecrets(),
    cursors: createMemoryCursors(),
    trace: silentTrace,
    log: silentLog,
    appName: 'Ringside',
    appVersion: '0.0.0',
  });
  phases = [];
  platform.events.onState(({ phase }) => phases.push(phase));
  const { address } = platform.signIn.begin(redirectUri);
  const code = new URL(simulator.sign.allow(address)).searchParams.get('code') ?? '';
  await platform.signIn.exchange(code, redirectUri);
});

afterEach(async () => {
  await platform.close();
  for (const client of rogue.clients) client.terminate();
  rogue.close();
  await simulator.stop();
});

/** A WebSocket frame by hand: first byte, then an honest length, then the payload. */
function rawFrame(first: number, payload: Buffer, masked = false): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([first, payload.length])
      : Buffer.concat([Buffer.from([first, 127, 0, 0, 0, 0]), uint32(payload.length)]);
  if (masked) head[1] = (head[1] ?? 0) | 0x80;
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

async function isOnline(): Promise<void> {
  await expect.poll(() => phases.at(-1), { timeout: 10_000 }).toBe('online');
}

/** Comes online, is lost when the gateway misbehaves, and comes online again. */
async function isLostAndComesBack(misbehave: (raw: Socket) => void): Promise<void> {
  platform.events.connect();
  await isOnline();
  misbehave(newest.raw);
  await expect.poll(() => phases, { timeout: 10_000 }).toContain('reconnecting');
  await isOnline();
}

describe('a gateway that breaks the protocol', () => {
  it('[D08] is left when it sends a frame of 64 MB, without keeping it', async () => {
    const before = process.memoryUsage().rss;
    await isLostAndComesBack((raw) => {
      // Announced, and begun: the limit must strike on the announcement.
      raw.write(
        Buffer.concat([
          Buffer.from([0x81, 127, 0, 0, 0, 0]),
          uint32(64 * 1024 * 1024),
          Buffer.alloc(1024, 0x61),
        ]),
      );
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('[D08] is left when it sends a compressed frame nobody asked for', async () => {
    const bomb = deflateRawSync(Buffer.alloc(16 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    await isLostAndComesBack((raw) => raw.write(rawFrame(0xc1, bomb)));
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ['reserved bits', () => rawFrame(0xb1, Buffer.from('x'))],
    ['a masked frame', () => rawFrame(0x81, Buffer.from('x'), true)],
    ['an unknown opcode', () => rawFrame(0x83, Buffer.from('x'))],
    ['a continuation of nothing', () => rawFrame(0x80, Buffer.from('x'))],
    ['a close code that is none', () => rawFrame(0x88, Buffer.from([0x03, 0xed]))],
    ['a close frame of one byte', () => rawFrame(0x88, Buffer.from([1]))],
    ['a ping of 200 bytes', () => rawFrame(0x89, Buffer.alloc(200))],
    ['text that is not UTF-8', () => rawFrame(0x81, Buffer.from([0xff, 0xfe, 0xff]))],
    ['random bytes', () => randomBytes(4_096).fill(0xff, 0, 2)],
  ])('[D10] is left after %s', async (_, bytes) => {
    await isLostAndComesBack((raw) => raw.write(bytes()));
  });

  it('[D10] is left when a message in endless fragments grows beyond the limit', async () => {
    await isLostAndComesBack((raw) => {
      raw.write(rawFrame(0x01, Buffer.alloc(1024 * 1024, 0x61)));
      for (let count = 0; count < 12; count += 1) raw.write(rawFrame(0x00, Buffer.alloc(1024 * 1024, 0x61)));
    });
  });

  it('[D10] is left when it floods with 20,000 pings', async () => {
    const flood = Buffer.concat(Array.from({ length: 20_000 }, () => rawFrame(0x89, Buffer.from('x'))));
    await isLostAndComesBack((raw) => raw.write(flood));
  });

  it('[D01] is not left for a binary frame', async () => {
    const heard: unknown[] = [];
    platform.events.onPresence((report) => heard.push(report));
    platform.events.connect();
    await isOnline();
    newest.socket.send(Buffer.from([1, 2, 3]));
    const owner = String(simulator.people[0]?.id);
    const event = { event: `/restapi/v1.0/account/1/extension/${owner}/presence`, ownerId: owner, body: {} };
    newest.socket.send(JSON.stringify([{ type: 'ServerNotification', messageId: 'after' }, event]));
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1);
    expect(phases).not.toContain('reconnecting');
  });
});
