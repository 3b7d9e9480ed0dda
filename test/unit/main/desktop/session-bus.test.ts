import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readMessages } from '../../../../src/main/desktop/dbus-wire.ts';
import { readBusNames } from '../../../../src/main/desktop/session-bus.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ringside-bus-'));
const open: net.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const signal = message(4, Buffer.alloc(0));

/** A message of the bus; its header fields do not matter to the reader. */
function message(type: number, body: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.set([0x6c, type, 0, 1]);
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body]);
}

function strings(list: readonly string[]): Buffer {
  const parts = list.map((text) => {
    const one = Buffer.alloc(4 + Math.ceil((text.length + 1) / 4) * 4);
    one.writeUInt32LE(text.length, 0);
    one.write(text, 4);
    return one;
  });
  const body = Buffer.concat([Buffer.alloc(4), ...parts]);
  body.writeUInt32LE(body.length - 4, 0);
  return body;
}

/** A bus that speaks as a test says. */
async function bus(name: string, answer: (heard: Buffer, socket: net.Socket) => void): Promise<string> {
  const file = path.join(folder, name);
  const { mkdirSync } = await import('node:fs');
  mkdirSync(folder, { recursive: true });
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (heard) => answer(heard, socket));
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(file, listening));
  return `unix:path=${file},guid=0123456789abcdef`;
}

function speaking(running: readonly string[], startable: readonly string[]) {
  return (heard: Buffer, socket: net.Socket): void => {
    if (heard.includes('AUTH EXTERNAL 31303030')) return void socket.write('OK 0123456789abcdef\r\n');
    expect(heard.subarray(0, 7).toString()).toBe('BEGIN\r\n');
    const calls = readMessages(heard.subarray(7));
    expect(calls.map(({ type }) => type)).toEqual(['call', 'call', 'call']);
    const answers = [
      message(2, strings([':1.7'])),
      signal,
      message(2, strings(running)),
      message(2, strings(startable)),
    ];
    // In two pieces that end in the middle of a message.
    const all = Buffer.concat(answers);
    socket.write(all.subarray(0, 53));
    setImmediate(() => socket.write(all.subarray(53)));
  };
}

describe('the session bus', () => {
  test('tells which names run and which can be started', async () => {
    const address = await bus(
      'a',
      speaking(['org.kde.StatusNotifierWatcher', ':1.7'], ['org.freedesktop.Notifications']),
    );
    expect(await readBusNames(address, 1000)).toEqual(
      new Set(['org.kde.StatusNotifierWatcher', ':1.7', 'org.freedesktop.Notifications']),
    );
  });

  test('[J14] tells that nobody draws tray icons', async () => {
    const address = await bus('b', speaking(['org.gnome.Shell'], []));
    const names = await readBusNames(address, 1000);
    expect(names?.has('org.kde.StatusNotifierWatcher')).toBe(false);
  });

  test.each([
    ['refuses us', (_heard: Buffer, socket: net.Socket) => void socket.write('REJECTED EXTERNAL\r\n')],
    ['hangs up', (_heard: Buffer, socket: net.Socket) => void socket.end()],
    [
      'talks nonsense',
      (_heard: Buffer, socket: net.Socket) => void socket.end('OK x\r\nnonsense nonsense nonsense'),
    ],
  ])('that %s tells nothing', async (_name, answer) => {
    expect(await readBusNames(await bus('c', answer), 1000)).toBeUndefined();
  });

  test.each(['', 'unix:', 'tcp:host=127.0.0.1,port=1', 'unix:path=/nowhere/bus', 'unix:path=%zz'])(
    'at the address %j tells nothing',
    async (address) => {
      expect(await readBusNames(address, 1000)).toBeUndefined();
    },
  );
});
