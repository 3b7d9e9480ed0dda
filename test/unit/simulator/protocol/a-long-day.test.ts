import { expect, it } from 'vitest';
import { createClient, ownPresence, type Connected } from './a-client.ts';

const ava = 62_100_458_005;
const sequenceOf = (notification: Record<string, unknown>) =>
  (notification.body as { sequence: number }).sequence;

it(
  'plays a whole day with reconnects in little time, the same way for the same seed',
  { timeout: 30_000 },
  async () => {
    const run = async () => {
      const client = createClient({ rateLimits: false });
      let connected: Connected = await client.connect();
      await connected.subscribe(ownPresence);
      client.simulator.scenario.play('busy');
      const story: unknown[] = [];
      for (let hour = 0; hour < 24; hour++) {
        client.simulator.killSockets();
        await client.clock.advanceAndSettle(60_000);
        story.push(...connected.notifications());
        client.signIn();
        connected = await client.connect();
        await connected.subscribe(ownPresence);
        for (let minute = 0; minute < 59; minute++) {
          connected.socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
          await client.clock.advanceAndSettle(60_000);
        }
      }
      return { story, end: client.clock.now(), truth: client.simulator.world.truth() };
    };
    const first = await run();
    expect(first.story.length).toBeGreaterThan(100);
    expect(first.truth.length).toBeGreaterThan(30);
    expect(await run()).toEqual(first);
  },
);

it('carries ten thousand events a second without losing or mixing one', { timeout: 30_000 }, async () => {
  const client = createClient();
  const connected = await client.connect();
  await connected.subscribe(ownPresence);
  const timestamp = '2026-09-14T09:00:00.000Z';
  for (let second = 0; second < 3; second++) {
    for (let index = 0; index < 10_000; index++) {
      const body = { sequence: second * 10_000 + index };
      client.simulator.emit({ kind: 'presence', extensionId: ava, body, timestamp });
    }
    await client.clock.advanceAndSettle(1_000);
  }
  const sequences = connected.notifications().map(sequenceOf);
  expect(sequences).toHaveLength(30_000);
  expect(sequences.every((sequence, index) => sequence === index)).toBe(true);
});
