import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openNetworkSocket } from '../../../../src/main/desktop/network-socket.ts';
import { gatewaySocketLimits } from '../../../../src/main/ringcentral/outside.ts';
import { listen } from '../../../support/proxies.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A line to somebody who says nothing. */
async function silentLine(): Promise<net.Socket> {
  const { port, close } = await listen(net.createServer());
  closing.push(close);
  const line = net.connect({ host: '127.0.0.1', port });
  await new Promise((resolve) => line.once('connect', resolve));
  return line;
}

describe('a WebSocket over a connection of ours', () => {
  it('that is given up while the connection is opened leaves none behind', async () => {
    const line = await silentLine();
    let hand: (line: net.Socket) => void = () => undefined;
    const dial = () => new Promise<net.Socket>((resolve) => (hand = resolve));
    const socket = openNetworkSocket(dial, 'ws://platform.example/', {});
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.terminate();
    await closed;
    hand(line);
    await new Promise((resolve) => line.once('close', resolve));
    expect(line.destroyed).toBe(true);
  });

  it('that cannot be opened says why by its code', async () => {
    const refused = Object.assign(new Error('no'), { code: 'PROXY_REFUSED' });
    const socket = openNetworkSocket(() => Promise.reject(refused), 'wss://platform.example/', {});
    expect(await new Promise((resolve) => socket.once('error', resolve))).toMatchObject({
      code: 'PROXY_REFUSED',
    });
  });

  it.each([301, 302, 303, 307, 308])('[D27] does not follow a redirect (%i)', async (status) => {
    const asked: string[] = [];
    const elsewhere = await listen(http.createServer(() => asked.push('elsewhere')));
    const server = await listen(
      http.createServer().on('upgrade', (_, line: net.Socket) => {
        asked.push('here');
        line.end(`HTTP/1.1 ${status} X\r\nLocation: ws://127.0.0.1:${elsewhere.port}/ws\r\n\r\n`);
      }),
    );
    closing.push(elsewhere.close, server.close);
    const lines: net.Socket[] = [];
    const dial = () => {
      lines.push(net.connect({ host: '127.0.0.1', port: server.port }));
      return Promise.resolve(lines.at(-1)!);
    };
    const socket = openNetworkSocket(
      dial,
      `ws://127.0.0.1:${server.port}/ws?access_token=x`,
      gatewaySocketLimits,
    );
    const answer = await new Promise<http.IncomingMessage>((resolve) =>
      socket.once('unexpected-response', (_, response) => resolve(response)),
    );
    expect(answer.statusCode).toBe(status);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.terminate();
    await closed;
    expect({ asked, dialled: lines.length }).toEqual({ asked: ['here'], dialled: 1 });
  });

  it('gives up by itself on somebody who never answers the upgrade', async () => {
    const line = await silentLine();
    const socket = openNetworkSocket(() => Promise.resolve(line), 'ws://platform.example/', {
      handshakeTimeout: 20,
    });
    const error = await new Promise((resolve) => socket.once('error', resolve));
    expect(String(error)).toContain('timed out');
  });
});
