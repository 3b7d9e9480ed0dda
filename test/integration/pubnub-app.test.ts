import { afterEach, describe, expect, it } from 'vitest';

import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let running: TestApp;

afterEach(async () => {
  await running.close();
});

const channel = () => running.state().connection.channel;
const phase = () => running.state().connection.phase;

async function ringsOnce(): Promise<void> {
  const { telephony } = running.simulator.world;
  const before = running.alerts().length;
  const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: running.personId });
  await running.run(2_000);
  expect(running.alerts().slice(before)).toHaveLength(1);
  telephony.hangUp(call);
  await running.run(30_000);
}

const pinned = () =>
  startTestApp({ simulator: { pubnub: true }, settings: { platform: { transport: 'pubnub' } } });

describe('the whole app through PubNub', () => {
  it('alerts of a call, once', async () => {
    running = await pinned();
    expect(channel()).toBe('pubnub');
    await ringsOnce();
    expect(running.sent.filter((one) => one.includes('wstoken'))).toEqual([]);
  });

  it('[fault 6] notices a half-open line within 60 s', async () => {
    running = await pinned();
    const heal = running.simulator.faults.on('socket-half-open');
    await running.until(() => phase() !== 'online', 60_000);
    heal();
    await running.until(() => phase() === 'online', 20_000);
    await ringsOnce();
  });

  it('notices a killed line within 1 s and is back within 20 s', async () => {
    running = await pinned();
    running.simulator.killSockets();
    await running.until(() => phase() !== 'online', 1_000);
    await running.until(() => phase() === 'online', 20_000);
    await ringsOnce();
  });

  it('[fault 49] does not tell of a call that was over before the line came back, though the clock was set', async () => {
    running = await pinned();
    const { telephony } = running.simulator.world;
    const heal = running.simulator.faults.on('pubnub-500');
    running.simulator.killSockets();
    await running.run(1_000);
    const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: running.personId });
    await running.run(5_000);
    telephony.hangUp(call);
    running.clock.jump(-2 * 3_600_000);
    await running.run(3_000);
    heal();
    // The platform's answers, which tell the time, come after what was missed.
    running.simulator.faults.on('rest-slow', { ms: 1_000 });
    await running.until(() => phase() === 'online', 70_000);
    await running.run(5_000);
    expect(running.alerts()).toEqual([]);
  });

  it('is back within 70 s after PubNub refused to let it listen', async () => {
    running = await pinned();
    const heal = running.simulator.faults.on('pubnub-403');
    running.simulator.killSockets();
    await running.run(50_000);
    expect(phase()).not.toBe('online');
    expect(running.state().connection.reason).toBe('server');
    heal();
    await running.until(() => phase() === 'online', 70_000);
    await ringsOnce();
  });

  it.each([60_000, 30 * 60_000, 8 * 3_600_000])('hears again after %i ms of sleep', async (ms) => {
    running = await pinned();
    await running.sleep(ms);
    await running.until(() => phase() === 'online', 20_000);
    await running.run(10_000);
    await ringsOnce();
  });

  it('is chosen by itself where the platform allows no WebSocket, and left again when it does', async () => {
    running = await startTestApp({ simulator: { pubnub: true }, until: 'started' });
    running.simulator.permissions.delete('WebSocketsSubscription');
    await running.signIn();
    await running.until(() => phase() === 'online', 30 * 60_000);
    expect(channel()).toBe('pubnub');
    await ringsOnce();
    running.simulator.permissions.add('WebSocketsSubscription');
    await running.until(() => channel() === 'websocket', 2 * 3_600_000);
    await ringsOnce();
  });

  it('goes on after it was killed, on the subscription that lives', async () => {
    running = await pinned();
    const ids = () =>
      (running.simulator.dump() as { subscriptions: { id: string }[] }).subscriptions.map(({ id }) => id);
    await ringsOnce();
    const before = ids();
    const dead = running;
    running = await dead.killAndStart();
    await running.until(() => phase() === 'online', 20_000);
    expect([before.length, ids().length]).toEqual([1, 1]);
    await ringsOnce();
  });

  it('[fault 30] notices within a minute that another sign-in ended this one, which PubNub tells nobody', async () => {
    running = await pinned();
    running.simulator.faults.on('session-ended-by-sixth');
    await running.until(() => running.state().signIn.phase !== 'signed-in', 60_000);
    expect(phase()).toBe('signed-out');
  });

  it('signs out and leaves nothing on the platform', async () => {
    running = await pinned();
    await running.app.commands.signOut();
    await running.run(5_000);
    expect((running.simulator.dump() as { subscriptions: unknown[] }).subscriptions).toEqual([]);
  });
});
