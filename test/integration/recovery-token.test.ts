import { EventEmitter } from 'node:events';

import { afterEach, describe, expect, it } from 'vitest';

import type { GatewayWire } from '../../src/main/ringcentral/platform.ts';
import { createSignedIn, type ListeningFixture } from '../support/listening-fixture.ts';

let line: ListeningFixture;
afterEach(() => line.close());

const second = 1_000;

/** The client's end of a socket to a gateway that says exactly what the test wants. */
class ScriptedWire extends EventEmitter implements GatewayWire {
  readyState = 1;
  readonly wsc: string | null;
  constructor(address: string) {
    super();
    this.wsc = new URL(address).searchParams.get('wsc');
  }
  send(text: string): void {
    const [meta] = JSON.parse(text) as [{ type: string; messageId: string }];
    if (meta.type !== 'ClientRequest') return this.say([meta]);
    this.say([
      { ...meta, status: 200, wsc: { token: 'subscribed', sequence: 2 } },
      { id: 'subscription-1', status: 'Active', eventFilters: [] },
    ]);
  }
  close(): void {
    this.terminate();
  }
  terminate(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    setImmediate(() => this.emit('close', 1006, Buffer.alloc(0)));
  }
  say(frame: unknown): void {
    setImmediate(() => this.emit('message', Buffer.from(JSON.stringify(frame)), false));
  }
  greet(details: object, wsc: object): void {
    this.emit('open');
    this.say([
      { type: 'ConnectionDetails', messageId: 'hello', wsc },
      { recoveryTimeout: 180, recoveryBufferSize: 100, ...details },
    ]);
  }
  /** An event that nobody knows, with its place in the stream. */
  event(token: string, sequence: number): void {
    this.say([
      { type: 'ServerNotification', messageId: `event-${sequence}`, wsc: { token, sequence } },
      {
        uuid: `event-${sequence}`,
        event: '/unknown',
        ownerId: String(line.simulator.people[0]?.id),
        body: {},
      },
    ]);
  }
}

/** Sockets in the order they were opened; each is greeted by the test. */
async function connecting(): Promise<ScriptedWire[]> {
  const wires: ScriptedWire[] = [];
  line = await createSignedIn({
    outside: {
      openSocket: (address) => {
        const wire = new ScriptedWire(address);
        wires.push(wire);
        return wire;
      },
    },
  });
  line.platform.events.connect();
  await line.clock.until(() => wires.length === 1, 5 * second);
  wires[0]?.greet({}, { token: 'first', sequence: 1 });
  await line.online(5 * second);
  return wires;
}

async function next(wires: ScriptedWire[]): Promise<ScriptedWire> {
  const before = wires.length;
  await line.clock.until(() => wires.length > before, 90 * second);
  const wire = wires.at(-1);
  if (wire === undefined) throw new Error('no socket was opened');
  return wire;
}

describe('the place from which a lost session is taken up', () => {
  it('is the newest that came with an event', async () => {
    const wires = await connecting();
    wires[0]?.event('third', 3);
    wires[0]?.event('fourth', 4);
    await line.clock.settle();
    wires[0]?.terminate();
    expect((await next(wires)).wsc).toBe('fourth');
  });

  it('does not go back with an event that comes late', async () => {
    const wires = await connecting();
    wires[0]?.event('fourth', 4);
    wires[0]?.event('third', 3);
    await line.clock.settle();
    wires[0]?.terminate();
    expect((await next(wires)).wsc).toBe('fourth');
  });

  it('stays where it was until the missed events can be in: a second break loses none of them', async () => {
    const wires = await connecting();
    wires[0]?.event('third', 3);
    await line.clock.settle();
    wires[0]?.terminate();
    const second_ = await next(wires);
    // The gateway counts on, but the connection breaks before anything else came.
    second_.greet({ recoveryState: 'Successful' }, { token: 'ninth', sequence: 9 });
    await line.online(2 * second);
    second_.terminate();
    expect((await next(wires)).wsc).toBe('third');
  });

  it('moves on with the greeting once they must be in', async () => {
    const wires = await connecting();
    wires[0]?.event('third', 3);
    await line.clock.settle();
    wires[0]?.terminate();
    const second_ = await next(wires);
    second_.greet({ recoveryState: 'Successful' }, { token: 'ninth', sequence: 9 });
    await line.online(2 * second);
    await line.clock.run(10 * second);
    second_.terminate();
    expect((await next(wires)).wsc).toBe('ninth');
  });

  it('is forgotten with a recovery that failed: the old session’s higher count means nothing to the new one', async () => {
    const wires = await connecting();
    wires[0]?.event('ninetieth', 90);
    await line.clock.settle();
    wires[0]?.terminate();
    const second_ = await next(wires);
    second_.greet({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1005' }, { token: 'anew', sequence: 1 });
    await line.online(2 * second);
    second_.terminate();
    expect((await next(wires)).wsc).toBe('subscribed');
  });

  it('is not tried after the time the gateway keeps it', async () => {
    const wires = await connecting();
    wires[0]?.event('third', 3);
    await line.clock.settle();
    line.clock.jump(181 * second);
    wires[0]?.terminate();
    expect((await next(wires)).wsc).toBeNull();
  });

  it('is not tried again where the gateway could not read it', async () => {
    const wires = await connecting();
    wires[0]?.terminate();
    const second_ = await next(wires);
    second_.emit('open');
    second_.say([
      { type: 'Error', messageId: 'x', status: 400 },
      { errorCode: 'WSG-400', message: 'malformed' },
    ]);
    expect((await next(wires)).wsc).toBeNull();
  });
});
