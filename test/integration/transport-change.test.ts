import { afterEach, describe, expect, it } from 'vitest';

import { createSeededChance } from '../support/platform-clock.ts';
import { createListening, createSignedIn, type ListeningFixture } from '../support/listening-fixture.ts';

let line: ListeningFixture;
afterEach(() => line.close());

const second = 1_000;
const minute = 60 * second;

const run = (ms: number) => line.clock.run(ms);
const faults = () => line.simulator.faults;
const channel = () => line.state().channel;
const until = (isSo: () => boolean, limit: number) => line.clock.until(isSo, limit);

/** A proxy that answers every upgrade itself. */
const blocked = { status: 403 };

async function onPubNub(options: Parameters<typeof createSignedIn>[0] = {}): Promise<void> {
  line = await createSignedIn({ simulator: { pubnub: true }, ...options });
  faults().on('upgrade-refused', blocked);
  line.platform.events.connect();
  await until(() => channel() === 'pubnub', 2 * minute);
}

/** Calls one after the other, each for two seconds, for so long; answers those that were never told. */
async function callsDuring(ms: number): Promise<readonly string[]> {
  const calls: string[] = [];
  for (let passed = 0; passed < ms; passed += 4 * second) {
    const call = line.ring();
    calls.push(call);
    await run(2 * second);
    line.hangUp(call);
    await run(2 * second);
  }
  return calls.filter((call) => line.told(call, 'Ringing') === 0);
}

const sequencesAreInOrder = (): boolean => {
  const sequences = line.heard.presences.flatMap(({ sequence }) => sequence ?? []);
  return sequences.every((one, at) => at === 0 || one >= (sequences[at - 1] ?? 0));
};

describe('where WebSockets are blocked', () => {
  it('events come by PubNub within two minutes, and are told as usual', async () => {
    await onPubNub();
    expect(line.state()).toMatchObject({ phase: 'online', limitations: [] });
    expect(line.ways()).toEqual(['pubnub']);
    expect(await line.hears()).toBe(true);
    expect(line.heard.gaps.at(-1)).toBe('hard');
  });

  it.each([
    ['hang', 'upgrade-hanging', {}],
    ['are never greeted', 'socket-silent', {}],
    ['get a web page', 'upgrade-refused', { status: 200, text: '<html>' }],
  ] as const)('so they are where upgrades %s', async (_, fault, settings) => {
    line = await createSignedIn({ simulator: { pubnub: true } });
    faults().on(fault, settings);
    line.platform.events.connect();
    await until(() => channel() === 'pubnub', 4 * minute);
    expect(await line.hears()).toBe(true);
  });

  it('or where the permission for WebSockets is missing, at once', async () => {
    line = await createSignedIn({ simulator: { pubnub: true } });
    line.simulator.permissions.delete('WebSocketsSubscription');
    line.platform.events.connect();
    await until(() => channel() === 'pubnub', 10 * second);
    expect(await line.hears()).toBe(true);
  });

  it('not where the network as such is the trouble', async () => {
    line = await createListening({ simulator: { pubnub: true } });
    faults().on('network-down');
    await run(10 * minute);
    expect(line.reads('POST /restapi/v1.0/subscription')).toBe(0);
    faults().clear();
    await line.online(75 * second);
    expect(channel()).toBe('websocket');
  });

  it('after an hour the WebSocket takes over again, and no call falls between the two', async () => {
    // Chance that never adds anything: then the hour has 45 minutes.
    await onPubNub({ outside: { chance: { ...createSeededChance(), fraction: () => 0 } } });
    faults().clear();
    const before = line.heard.states.length;
    await run(44.5 * minute);
    expect(channel()).toBe('pubnub');
    const missed = await callsDuring(minute);
    expect(channel()).toBe('websocket');
    expect(missed).toEqual([]);
    expect(new Set(line.heard.states.slice(before).map(({ phase }) => phase))).toEqual(new Set(['online']));
    expect(sequencesAreInOrder()).toBe(true);
    await run(5 * second);
    expect(line.ways()).toEqual(['websocket']);
  });

  it('after an hour of which nothing changed PubNub stays, unharmed by the try', async () => {
    await onPubNub();
    const tokens = line.socketTokens();
    const before = line.heard.states.length;
    await run(80 * minute);
    expect(line.socketTokens()).toBe(tokens + 1);
    expect(new Set(line.heard.states.slice(before).map(({ phase }) => phase))).toEqual(new Set(['online']));
    expect(line.ways()).toEqual(['pubnub']);
    expect(await line.hears()).toBe(true);
  });

  it('PubNub that breaks is mended, with what was missed', async () => {
    await onPubNub();
    await run(minute);
    line.simulator.pubNub.killPolls();
    await until(() => line.phase() !== 'online', second);
    const call = line.ring();
    await line.online(25 * second);
    await run(2 * second);
    expect(line.told(call, 'Ringing')).toBeGreaterThan(0);
    expect(line.heard.gaps.at(-1)).toBe('soft');
  });
});

describe('the person’s choice', () => {
  it('changes the transport at once, there and back, without a break and without losing a call', async () => {
    line = await createListening({ simulator: { pubnub: true } });
    await run(minute);
    const before = line.heard.states.length;
    line.platform.events.chooseTransport('pubnub');
    const lostThere = await callsDuring(20 * second);
    expect(channel()).toBe('pubnub');
    expect(line.ways()).toEqual(['pubnub']);
    line.platform.events.chooseTransport('websocket');
    const lostBack = await callsDuring(20 * second);
    expect(channel()).toBe('websocket');
    expect(line.ways()).toEqual(['websocket']);
    expect([...lostThere, ...lostBack]).toEqual([]);
    expect(new Set(line.heard.states.slice(before).map(({ phase }) => phase))).toEqual(new Set(['online']));
    expect(sequencesAreInOrder()).toBe(true);
    expect(line.heard.gaps.slice(1)).not.toContain('hard');
  });

  it('of PubNub holds from the start: no WebSocket is opened', async () => {
    line = await createSignedIn({ simulator: { pubnub: true } });
    line.platform.events.chooseTransport('pubnub');
    line.platform.events.connect();
    await line.online(10 * second);
    await run(3 * 3_600_000);
    expect(channel()).toBe('pubnub');
    expect(line.socketTokens()).toBe(0);
  });

  it('of a PubNub that is not granted is honoured and its price is named: asking every 15 s', async () => {
    line = await createListening();
    await run(minute);
    line.platform.events.chooseTransport('pubnub');
    await until(() => channel() === 'polling', minute);
    expect(line.state()).toMatchObject({ phase: 'offline', reason: 'permission' });
    expect(line.connections()).toBe(0);
    line.platform.events.chooseTransport('automatic');
    await line.online(20 * second);
    expect(channel()).toBe('websocket');
  });
});

describe('where neither can be had', () => {
  async function deaf(): Promise<void> {
    line = await createSignedIn();
    faults().on('upgrade-refused', blocked);
    line.platform.events.connect();
    await until(() => channel() === 'polling', minute);
  }

  const polls = () => line.reads('GET /restapi/v1.0/account/~/extension/~/presence');

  it('presence is asked for every 15 s after half a minute', async () => {
    await deaf();
    const before = polls();
    await run(10 * minute);
    // The proofs that REST works, for the way out by PubNub, are among them.
    expect(polls() - before).toBeGreaterThanOrEqual(39);
    expect(polls() - before).toBeLessThanOrEqual(60);
    expect(line.state()).toMatchObject({ phase: 'offline', channel: 'polling' });
    expect(line.state().polledAt).toBeGreaterThan(line.clock.now() - 16 * second);
  });

  it('a call is found within 15 s, and so is its end', async () => {
    await deaf();
    const polled: string[] = [];
    line.platform.events.onPolled(({ report }) => {
      polled.push(...(report.calls ?? []).flatMap(({ telephonySessionId }) => telephonySessionId ?? []));
    });
    const call = line.ring();
    await run(15_500);
    expect(polled).toContain(call);
  });

  it('and PubNub, which is not granted, is asked for once in hours', async () => {
    await deaf();
    await run(3 * 3_600_000);
    // The combined request, and own presence alone.
    expect(line.reads('POST /restapi/v1.0/subscription')).toBe(2);
  });

  it('the WebSocket is tried all the time, politely, and taken as soon as it goes', async () => {
    await deaf();
    const before = line.socketTokens();
    await run(10 * minute);
    expect(line.socketTokens() - before).toBeGreaterThan(5);
    expect(line.socketTokens() - before).toBeLessThanOrEqual(20);
    faults().clear();
    await line.online(75 * second);
    const after = polls();
    expect(channel()).toBe('websocket');
    await run(10 * minute);
    expect(polls() - after).toBeLessThanOrEqual(1);
  });

  it('asking that fails, too, is said, and becomes rare', async () => {
    await deaf();
    faults().on('rest-503', { path: '/presence', retryAfter: '1' });
    await until(() => channel() === undefined, minute);
    const before = polls();
    await run(10 * minute);
    expect(polls() - before).toBeLessThanOrEqual(30);
  });

  it('a missing permission for WebSockets is said so', async () => {
    line = await createSignedIn();
    line.simulator.permissions.delete('WebSocketsSubscription');
    line.platform.events.connect();
    await until(() => channel() === 'polling', 10 * second);
    expect(line.state()).toMatchObject({ phase: 'offline', reason: 'permission' });
  });
});
