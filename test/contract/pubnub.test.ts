import { createDecipheriv } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { type ClientProcess, startProcess } from './a-process.ts';

let simulator: Simulator;
let clients: ClientProcess[] = [];

beforeEach(async () => {
  simulator = createSimulator({ pubnub: true });
  await simulator.start();
});
afterEach(async () => {
  for (const client of clients) client.kill();
  clients = [];
  await simulator.stop();
});

type Mode = { address: string; subscriberKey: string; encryption: boolean; encryptionKey?: string };
type Message = { channel: string; message: unknown; at: string };

const own = '/restapi/v1.0/account/~/extension/~';
const person = () => simulator.people[0]?.id ?? 0;

async function subscribe(filter: string, encryption: boolean): Promise<Mode> {
  const { access_token } = simulator.sign.tokens(person());
  const answer = await fetch(`${simulator.url}/restapi/v1.0/subscription`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      eventFilters: [filter],
      deliveryMode: { transportType: 'PubNub', encryption },
    }),
  });
  return ((await answer.json()) as { deliveryMode: Mode }).deliveryMode;
}

function start(modes: readonly Mode[], timetoken?: string): ClientProcess {
  const args = [
    simulator.url.replace('http://', ''),
    modes[0]?.subscriberKey ?? '',
    modes.map(({ address }) => address).join(','),
    ...(timetoken === undefined ? [] : [timetoken]),
  ];
  const client = startProcess('pubnub-client.ts', args);
  clients.push(client);
  return client;
}

const connected = async (client: ClientProcess) =>
  expect(await client.nextOf('status')).toBe('PNConnectedCategory');

/** An event that can be told from the others by its number. */
const emit = (kind: 'presence' | 'telephony-session', number: number) =>
  simulator.emit({
    kind,
    extensionId: person(),
    body:
      kind === 'presence'
        ? { sequence: number, telephonyStatus: 'NoCall' }
        : { sequence: number, parties: [] },
    timestamp: new Date(simulator.clock.now()).toISOString(),
  });

const message = async (client: ClientProcess) => (await client.nextOf('message')) as Message;
const numberIn = (envelope: unknown) => (envelope as { body: { sequence: number } }).body.sequence;

function decrypt({ message }: Message, { encryptionKey = '' }: Mode): unknown {
  const decipher = createDecipheriv('aes-128-ecb', Buffer.from(encryptionKey, 'base64'), null);
  return JSON.parse(decipher.update(String(message), 'base64', 'utf8') + decipher.final('utf8'));
}

describe('the unmodified client of PubNub against the simulator', () => {
  it('receives what is sent in the clear and what is encrypted, and presence only encrypted', async () => {
    const clear = await subscribe(`${own}/telephony/sessions`, false);
    const secret = await subscribe(`${own}/presence`, false);
    expect([clear.encryption, secret.encryption]).toEqual([false, true]);
    const client = start([clear, secret]);
    await connected(client);
    emit('telephony-session', 1);
    const plain = await message(client);
    expect(plain.channel).toBe(clear.address);
    expect(numberIn(plain.message)).toBe(1);
    emit('presence', 2);
    const encrypted = await message(client);
    expect(typeof encrypted.message).toBe('string');
    expect(decrypt(encrypted, secret)).toMatchObject({ ownerId: String(person()), body: { sequence: 2 } });
  });

  it('survives a poll that is cut, and brings what came meanwhile', async () => {
    const mode = await subscribe(`${own}/telephony/sessions`, false);
    const client = start([mode]);
    await connected(client);
    emit('telephony-session', 1);
    expect(numberIn((await message(client)).message)).toBe(1);
    // As soon as it polls again.
    await expect.poll(() => simulator.killSockets()).toBe(1);
    emit('telephony-session', 2);
    expect(numberIn((await message(client)).message)).toBe(2);
  });

  it('goes on from a kept timetoken, and gets of 150 messages the newest hundred', async () => {
    const mode = await subscribe(`${own}/telephony/sessions`, false);
    const first = start([mode]);
    await connected(first);
    emit('telephony-session', 0);
    const { at } = await message(first);
    first.kill();
    for (let number = 1; number <= 40; number += 1) emit('telephony-session', number);
    const second = start([mode], at);
    const few: number[] = [];
    while (few.length < 40) few.push(numberIn((await message(second)).message));
    expect(few).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    second.kill();
    for (let number = 41; number <= 150; number += 1) emit('telephony-session', number);
    const third = start([mode], at);
    const many: number[] = [];
    while (many.length < 100) many.push(numberIn((await message(third)).message));
    expect(many).toEqual(Array.from({ length: 100 }, (_, index) => index + 51));
  });
});
